// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"

#include "app/board_list.h"
#include "app/inspector_dock.h"
#include "app/opening.h"
#include "app/projects.h"
#include "app/rail.h"
#include "app/start_page.h"
#include "app/status_line.h"
#include "widgets/pages/import_dialog.h"
#include "widgets/pages/pages.h"
#include "widgets/pages/record_dialog.h"
#include "widgets/pages/tflite_page.h"
#include "widgets/parts/panel.h"
#include "widgets/viewmodels/words.h"

#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>

namespace tmw::ui {

namespace {

/// Below this the inspector starts closed.
constexpr int kWideEnough = 1180;
/// What the body of the window shows.
constexpr int kStartBody = 0;
constexpr int kProjectBody = 1;
constexpr int kModelFileBody = 2;

std::filesystem::path toPath(const QString& text) {
    return std::filesystem::path(text.toStdString());
}

} // namespace

MainWindow::MainWindow(Workflow& workflow, const FitCheck& fit, BoardDesk& desk, Theming& theming,
                       QWidget* parent)
    : QMainWindow(parent), workflow_(workflow),
      theming_(theming), context_{workflow, desk, fit, theming, [this](Step step) { goTo(step); }},
      projects_(new Projects(workflow, this)), rail_(new Rail(workflow, theming)),
      stack_(new QStackedWidget), body_(new QStackedWidget), start_(new StartPage),
      modelFile_(new TflitePage(context_)), status_(new StatusLine(context_)),
      readOnly_(new QWidget), whyReadOnly_(new MessageBar(theming)),
      inspector_(new InspectorDock(theming)), wholeLine_(workflow, desk) {
    setMinimumSize(1024, 680);
    resize(1280, 800);
    setAcceptDrops(true);
    context_.importFiles = [this] { importFiles(); };
    context_.openExample = [this](const QString& name) { projects_->openExample(name); };
    context_.record = [this] { record(); };
    context_.chooseBoard = [this] { BoardList(context_.desk, this).exec(); };
    makePages();
    body_->addWidget(start_);
    body_->addWidget(projectView());
    body_->addWidget(modelFile_);
    setCentralWidget(body_);
    addDockWidget(Qt::RightDockWidgetArea, inspector_);
    statusBar()->addWidget(status_, 1);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(0, 0, 0, 0);
    makeMenus();
    for (QWidget* part : QWidgetList{menuBar(), rail_, start_, modelFile_, statusBar()})
        theming_.dress(part);

    connect(inspector_, &InspectorDock::closeWanted, this, [this] {
        inspectorWanted_ = false;
        showInspector();
    });
    connect(rail_, &Rail::chosen, this, &MainWindow::goTo);
    connect(start_, &StartPage::newWanted, projects_, &Projects::create);
    connect(start_, &StartPage::openWanted, projects_, &Projects::choose);
    connect(start_, &StartPage::exampleWanted, projects_,
            [this](const QString& name) { projects_->openExample(name); });
    connect(start_, &StartPage::runWanted, this, &MainWindow::runExample);
    connect(&wholeLine_, &WholeLine::reached, this, &MainWindow::goTo);
    connect(start_, &StartPage::projectWanted, this, &MainWindow::openProject);
    connect(status_, &StatusLine::fitPressed, this, [this] { goTo(Step::Model); });
    connect(status_, &StatusLine::boardPressed, this, [this] { context_.chooseBoard(); });
    connect(modelFile_, &TflitePage::anotherWanted, this, &MainWindow::chooseModel);
    connect(modelFile_, &TflitePage::closeWanted, this, &MainWindow::showBody);
    connect(modelFile_, &TflitePage::adopted, this, [this] {
        showBody();
        goTo(Step::Model);
    });
    ProjectDocument& document = workflow.document();
    connect(&document, &ProjectDocument::opened, this, &MainWindow::showProject);
    connect(&document, &ProjectDocument::closed, this, &MainWindow::showProject);
    connect(&document, &ProjectDocument::dirtyChanged, this, &MainWindow::showTitle);
    connect(projects_, &Projects::recentChanged, start_, &StartPage::setRecent);
    QSettings settings;
    restoreGeometry(settings.value("window/geometry").toByteArray());
    inspectorWanted_ = settings.value("window/inspector", true).toBool();
    start_->setRecent(Projects::recent());
    showProject();
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::projectView() {
    auto* room = new QVBoxLayout(readOnly_);
    room->setContentsMargins(12, 12, 12, 12);
    room->addWidget(whyReadOnly_);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(readOnly_);
    column->addWidget(stack_, 1);
    auto* view = new QWidget;
    auto* line = new QHBoxLayout(view);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    line->addWidget(rail_);
    line->addLayout(column, 1);
    return view;
}

/// Over all pages, since it holds for each of them.
void MainWindow::showReadOnly() {
    const auto why = workflow_.document().whyReadOnly();
    readOnly_->setVisible(why.has_value());
    if (why)
        whyReadOnly_->show(MessageKind::Warning, tr("This project is only read"), sentenceOf(*why));
}

void MainWindow::makePages() {
    pages_ = {makeDataPage(context_),   makeFeaturesPage(context_), makeModelPage(context_),
              makeTrainPage(context_),  makeEvaluatePage(context_), makeComparePage(context_),
              makeDeployPage(context_), makeLivePage(context_)};
    for (Page* page : pages_) {
        stack_->addWidget(page);
        theming_.dress(page);
        inspector_->add(page->inspector());
    }
}

void MainWindow::goTo(Step step) {
    current_ = step;
    rail_->setCurrent(step);
    stack_->setCurrentIndex(static_cast<int>(step));
    inspector_->setCurrent(static_cast<int>(step));
    showBody();
}

void MainWindow::showInspector() {
    const bool has = page(current_)->inspector() != nullptr;
    inspector_->setVisible(body_->currentIndex() == kProjectBody && has && inspectorWanted_);
}

void MainWindow::showBody() {
    body_->setCurrentIndex(workflow_.document().isOpen() ? kProjectBody : kStartBody);
    showInspector();
}

void MainWindow::showProject() {
    const bool open = workflow_.document().isOpen();
    goTo(Step::Data);
    showTitle();
    showReadOnly();
    for (QAction* each : commands_)
        if (each->property("needsProject").toBool())
            each->setEnabled(open);
}

void MainWindow::showTitle() {
    const ProjectDocument& document = workflow_.document();
    const QString name =
        document.isOpen() ? QString::fromStdString(document.folder().filename().string()) + "[*] - "
                          : QString();
    setWindowTitle(name + tr("TinyML Workbench"));
    setWindowModified(document.isDirty());
}

void MainWindow::openProject(const QString& folder) {
    projects_->open(folder);
    showBody();
}

void MainWindow::runExample(const QString& name) {
    projects_->openExample(name, [this] { wholeLine_.start(); });
}

void MainWindow::chooseModel() {
    const QString file = QFileDialog::getOpenFileName(
        this, tr("Open model"), {}, tr("TensorFlow Lite models (*.tflite);;All files (*)"));
    if (!file.isEmpty())
        openModel(file);
}

void MainWindow::openModel(const QString& file) {
    modelFile_->open(file);
    body_->setCurrentIndex(kModelFileBody);
    showInspector();
}

void MainWindow::open(const QString& path) {
    const Opening opening = openingOf(path);
    if (opening.kind == OpeningKind::Model)
        openModel(opening.path);
    else
        openProject(opening.path);
}

void MainWindow::importFiles() {
    const QStringList files = QFileDialog::getOpenFileNames(
        this, tr("Import data"), {},
        tr("Data (*.csv *.tsv *.txt *.data *.npy *.npz *ubyte *.idx *.gz *.png *.bmp *.jpg "
           "*.jpeg);;All files (*)"));
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files)
        paths.push_back(toPath(file));
    if (!paths.empty())
        previewImport(context_, std::move(paths), this);
}

/// Of pictures, or of files of any kind.
void MainWindow::importFolder() {
    const QString folder = QFileDialog::getExistingDirectory(this, tr("Import a folder"));
    if (!folder.isEmpty())
        previewImport(context_, {toPath(folder)}, this);
}

/// What runs live is recorded where it is seen.
void MainWindow::record() {
    if (context_.desk.isLive())
        return goTo(Step::Live);
    goTo(Step::Data);
    recordSensor(context_, this);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!projects_->close()) {
        event->ignore();
        return;
    }
    QSettings settings;
    settings.setValue("window/geometry", saveGeometry());
    settings.setValue("window/inspector", inspectorWanted_);
    event->accept();
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    const bool was = event->oldSize().width() >= kWideEnough;
    const bool is = width() >= kWideEnough;
    if (was != is && event->oldSize().isValid()) {
        inspectorWanted_ = is;
        showInspector();
    }
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    std::vector<std::filesystem::path> files;
    for (const QUrl& url : event->mimeData()->urls()) {
        const QString path = url.toLocalFile();
        const bool isData = openingOf(path).kind == OpeningKind::Data;
        if (!path.isEmpty() && isData)
            files.push_back(toPath(path));
        else if (!path.isEmpty())
            open(path);
    }
    if (!files.empty() && !workflow_.document().isOpen())
        projects_->create(); // for them to go into
    if (!files.empty() && workflow_.document().isOpen()) {
        goTo(Step::Data);
        previewImport(context_, std::move(files), this);
    }
    event->acceptProposedAction();
}

} // namespace tmw::ui
