// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/tflite_page.h"

#include "core/project/adopt.h"
#include "widgets/pages/arithmetic_panel.h"
#include "widgets/pages/lockstep_panel.h"
#include "widgets/pages/model_memory.h"
#include "widgets/pages/weights_panel.h"
#include "widgets/parts/model_graphs.h"
#include "widgets/parts/tab_panel.h"
#include "widgets/parts/table.h"
#include "widgets/viewmodels/beside_rows.h"
#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/words.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr int kOperatorsView = 1;
constexpr int kBesideView = 3;
} // namespace

TflitePage::TflitePage(PageContext& context, QWidget* parent)
    : Page(Step::Model, tr("Model file"), context, parent), operators_(new GridModel(this)),
      tensors_(new GridModel(this)), boards_(new GridModel(this)), beside_(new GridModel(this)),
      use_(addButton(tr("Use as network"))), compareWith_(addButton(tr("Compare with..."))),
      count_(new QPushButton(tr("Count instructions"))),
      boardTable_(table(tr("Boards"), "fileBoards", boards_, boardColumns(), 0)),
      body_(new QStackedWidget), graph_(new ModelGraphs(theming())),
      operatorTable_(table(tr("Operators"), "fileOperators", operators_, operatorColumns(), 1)),
      network_(new TabPanel(tr("Network"))), inside_(new TabPanel(tr("Inside"))),
      summary_(new PairList), weights_(new WeightsPanel(theming())),
      arithmetic_(new ArithmeticPanel(theming(), workflow().jobs())),
      lockstep_(new LockstepPanel(theming(), context.desk, workflow().jobs())),
      memory_(new ModelMemory(theming(), context.desk)) {
    count_->setProperty("kind", "small");
    count_->setAutoDefault(false);
    network_->addTool(count_);
    network_->addView(tr("Graph"), graph_);
    network_->addView(tr("Operators"), operatorTable_);
    network_->addView(tr("Tensors"),
                      table(tr("Tensors"), "fileTensors", tensors_, tensorColumns(), 1));
    network_->addView(tr("Beside"),
                      table(tr("Two models"), "fileBeside", beside_, besideColumns({}, {}), 1));
    network_->setViewVisible(kBesideView, false);
    inside_->addView(tr("Weights"), weights_);
    inside_->addView(tr("Arithmetic"), arithmetic_);
    inside_->addView(tr("Memory"), memory_);
    inside_->addView(tr("Lockstep"), lockstep_);
    auto* column = new InspectorColumn;
    column->add(summary_);
    column->addStretch();
    auto* facts = new TabPanel(tr("Model"));
    facts->addView(tr("Summary"), scrolling(column));
    facts->addView(tr("Boards"), boardTable_);
    boardTable_->setTextElideMode(Qt::ElideRight); // the whole is their tool tip
    body_->addWidget(new QWidget);                 // while it is read, and where it cannot be
    body_->addWidget(splitter(
        Qt::Vertical, {splitter(Qt::Horizontal, {network_, facts}, {3, 2}), inside_}, {1, 1}));
    content()->addWidget(body_, 1);
    use_->setObjectName("useAsNetwork");
    connect(use_, &QPushButton::clicked, this, [this] { use(false); });
    connect(count_, &QPushButton::clicked, this, &TflitePage::count);
    connect(compareWith_, &QPushButton::clicked, this, &TflitePage::chooseBeside);
    connect(boardTable_, &Table::rowSelected, this, [this](int row) {
        if (file_ && row < static_cast<int>(file_->boards.size()))
            memory_->showBoard(*file_->boards[static_cast<size_t>(row)].board);
    });
    connect(memory_, &ModelMemory::operatorChosen, this, &TflitePage::chooseOperator);
    connect(lockstep_, &LockstepPanel::operatorChosen, this, &TflitePage::chooseOperator);
    connect(graph_, &ModelGraphs::operatorChosen, this, &TflitePage::chooseOperator);
    connect(operatorTable_, &Table::rowSelected, this, &TflitePage::chooseOperator);
    connect(&workflow(), &Workflow::stepsChanged, this, &TflitePage::showUse);
    connect(&workflow(), &Workflow::dataChanged, this, &TflitePage::showUse);
    connect(addButton(tr("Close")), &QPushButton::clicked, this, &TflitePage::closeWanted);
    setPrimary(
        tr("Open another..."), [this] { emit anotherWanted(); }, {}, "folder");
}

Table* TflitePage::table(const QString& title, const QString& name, GridModel* model,
                         const QList<GridColumn>& columns, int elastic) {
    model->set(columns, {}); // heads are there before any row
    auto* made = new Table(model, name, title, GridModel::kSortRole);
    made->setWideColumn(elastic);
    made->setTextElideMode(Qt::ElideMiddle); // names differ at their ends
    return made;
}

void TflitePage::open(const QString& path) {
    weights_->show(nullptr, -1);
    arithmetic_->setModel(std::nullopt);
    lockstep_->setModel(std::nullopt, {});
    memory_->show(nullptr);
    network_->setViewVisible(kBesideView, false);
    compareWith_->setEnabled(false);
    file_.reset();
    body_->setCurrentIndex(0);
    message().dismiss();
    showUse();
    setTitle(QFileInfo(path).fileName());
    setResult(tr("Reading %1").arg(path));
    workflow().jobs().start<ModelFile>(
        JobKind::Inspect, tr("Reading the model"), this,
        [path = std::filesystem::path(path.toStdString())](std::stop_token stop, const Progress&) {
            return readModelFile(path, stop);
        },
        [this](Result<ModelFile> file) { take(std::move(file)); });
}

void TflitePage::take(Result<ModelFile> file) {
    if (!file) {
        setResult(tr("Not readable"));
        message().show(MessageKind::Error, {}, sentenceOf(file.error()));
        return;
    }
    file_ = std::move(*file);
    showFile();
}

void TflitePage::showFile() {
    setResult(resultLine(*file_));
    tensors_->set(tensorColumns(), tensorRows(*file_));
    boards_->set(boardColumns(), boardRows(*file_));
    summary_->setAll(summaryPairs(*file_) + metadataPairs(*file_));
    const QString why = whyNotRun(*file_);
    if (!why.isEmpty())
        message().show(MessageKind::Warning, tr("It cannot run on a board"), why);
    boardTable_->setEmpty(tr("It cannot run on a board"), why);
    graph_->setFile(*file_);
    const auto runs = file_->facts.plan ? std::optional(file_->model) : std::nullopt;
    arithmetic_->setModel(runs);
    lockstep_->setModel(runs, why);
    memory_->show(&*file_);
    compareWith_->setEnabled(true);
    body_->setCurrentIndex(1);
    showUse();
    showCount();
    if (!file_->model.graph().operators.empty())
        chooseOperator(firstWithWeights(*file_));
}

void TflitePage::chooseOperator(int op) {
    if (!file_ || op < 0)
        return;
    graph_->choose(op);
    operatorTable_->selectRow(op);
    inside_->setNote(operatorLine(*file_, op));
    weights_->show(&*file_, op);
    arithmetic_->showOperator(op);
    memory_->showOperator(op);
}

/// On the board that is chosen, where it can be emulated, or else on the first that can.
void TflitePage::count() {
    const BoardRow* board = countingBoard(context().desk.board());
    if (!file_ || !board)
        return;
    count_->setEnabled(false);
    workflow().jobs().start<ProfileReport>(
        JobKind::Count, tr("Counting instructions"), this,
        [model = file_->model, board](std::stop_token, const Progress&) {
            return countOperators(model, *board);
        },
        [this, board, of = file_->model.sha256()](Result<ProfileReport> report) {
            if (!file_ || file_->model.sha256() != of)
                return;
            if (report)
                file_->counted = CountedFile{board, std::move(*report)};
            else
                message().show(MessageKind::Error, tr("Instructions could not be counted"),
                               sentenceOf(report.error()));
            showCount();
        });
}

void TflitePage::showCount() {
    const BoardRow* board = countingBoard(context().desk.board());
    count_->setEnabled(file_->facts.plan && board && !file_->counted);
    count_->setToolTip(
        board ? tr("What each operator takes on an emulated %1").arg(fromText(board->title))
              : QString());
    operators_->set(operatorColumns(), operatorRows(*file_));
    network_->setNote(countedLine(*file_));
    if (file_->counted)
        network_->showView(kOperatorsView);
}

void TflitePage::chooseBeside() {
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Compare with another model"), QFileInfo(file_->path).absolutePath(),
        tr("TensorFlow Lite models (*.tflite);;All files (*)"));
    if (!path.isEmpty())
        openBeside(path);
}

void TflitePage::openBeside(const QString& path) {
    workflow().jobs().start<ModelFile>(
        JobKind::Inspect, tr("Reading the model"), this,
        [path = std::filesystem::path(path.toStdString())](std::stop_token stop, const Progress&) {
            return readModelFile(path, stop);
        },
        [this, of = file_->model.sha256(), path](const Result<ModelFile>& other) {
            if (!file_ || file_->model.sha256() != of)
                return;
            if (!other) {
                message().show(MessageKind::Error, tr("%1 cannot be read").arg(path),
                               sentenceOf(other.error()));
                return;
            }
            beside_->set(
                besideColumns(QFileInfo(file_->path).fileName(), QFileInfo(other->path).fileName()),
                besideRows(*file_, *other));
            network_->setViewVisible(kBesideView, true);
            network_->showView(kBesideView);
        });
}

/// A network is made for the data of a project.
void TflitePage::showUse() {
    const bool hasData = workflow().document().isOpen() && workflow().features();
    use_->setEnabled(file_ && hasData);
    use_->setToolTip(hasData ? tr("Its layers and weights become the project's network, which is "
                                  "trained on")
                             : tr("Open a project with data of the shape that the model takes"));
}

void TflitePage::use(bool newHead) {
    workflow().adopt(file_->model, {file_->path.filename().string(), newHead},
                     [this](Result<Adoption> made) { showAdopted(made); });
}

void TflitePage::showAdopted(const Result<Adoption>& made) {
    if (made) {
        emit adopted();
        return;
    }
    const bool ends = made.error().code() == std::string_view("adopt.output") ||
                      made.error().code() == std::string_view("adopt.operators");
    message().show(MessageKind::Error, tr("It cannot be the project's network"),
                   sentenceOf(made.error()));
    if (ends)
        message().addCure(tr("Use with a new last layer"), [this] { use(true); });
}

} // namespace tmw::ui
