// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_list.h"
#include "app/language.h"
#include "app/main_window.h"
#include "app/projects.h"
#include "app/rail.h"
#include "core/project/examples.h"
#include "device_runtime/host/flasher.h"
#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/words.h"

#include <QActionGroup>
#include <QApplication>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>

namespace tmw::ui {

namespace {

constexpr const char* kCalmKey = "window/calm";

} // namespace

QAction* MainWindow::action(QMenu* menu, const QString& text, const QKeySequence& key,
                            const std::function<void()>& act) {
    QAction* made = menu->addAction(text);
    made->setShortcut(key);
    connect(made, &QAction::triggered, this, [act] { act(); });
    commands_.append(made);
    return made;
}

void MainWindow::makeMenus() {
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeRunMenu();
    makeBoardMenu();
    makeToolsMenu();
    makeHelpMenu();
    auto* field = new QPushButton(theming_.icon("search", Token::Muted),
                                  tr("Go to a page or run a command   Ctrl+K"));
    field->setMinimumWidth(264);
    field->setProperty("kind", "small");
    field->setFocusPolicy(Qt::NoFocus);
    connect(field, &QPushButton::clicked, this, [this] { chooseCommand(commands_, this); });
    auto* corner = new QWidget;
    auto* line = new QHBoxLayout(corner);
    line->setContentsMargins(0, 1, 8, 1);
    line->addWidget(field);
    menuBar()->setCornerWidget(corner);
}

void MainWindow::makeFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    action(menu, tr("&New project..."), QKeySequence::New, [this] { projects_->create(); });
    action(menu, tr("&Open project..."), QKeySequence::Open, [this] { projects_->choose(); });
    action(menu, tr("Open &model..."), QKeySequence("Ctrl+Shift+O"), [this] { chooseModel(); });
    QMenu* list = menu->addMenu(tr("&Examples"));
    for (const Example& example : examples()) {
        const QString name = fromText(example.name);
        action(list, inLanguage("Example", example.title), {},
               [this, name] { projects_->openExample(name); });
    }
    action(menu, tr("Choose an &example"), QKeySequence("Ctrl+E"),
           [this, list] { list->exec(mapToGlobal(rect().center() - list->rect().center())); });
    menu->addSeparator();
    action(menu, tr("&Import..."), QKeySequence("Ctrl+I"), [this] {
        goTo(Step::Data);
        importFiles();
    })->setProperty("needsProject", true);
    action(menu, tr("Import a &folder..."), {}, [this] {
        goTo(Step::Data);
        importFolder();
    })->setProperty("needsProject", true);
    action(menu, tr("&Save"), QKeySequence::Save, [this] {
        projects_->save();
    })->setProperty("needsProject", true);
    action(menu, tr("Save a &copy as..."), QKeySequence("Ctrl+Shift+S"), [this] {
        projects_->saveAs();
    })->setProperty("needsProject", true);
    action(menu, tr("C&lose project"), QKeySequence::Close, [this] {
        projects_->close();
    })->setProperty("needsProject", true);
    menu->addSeparator();
    action(menu, tr("&Quit"), QKeySequence::Quit, [this] { close(); });
}

void MainWindow::makeEditMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QUndoStack& stack = workflow_.document().undoStack();
    QAction* undo = stack.createUndoAction(this, tr("Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = stack.createRedoAction(this, tr("Redo"));
    redo->setShortcuts({QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")});
    menu->addActions({undo, redo});
    commands_ << undo << redo;
}

void MainWindow::makeViewMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    for (size_t i = 0; i < kSteps; ++i) {
        const auto step = static_cast<Step>(i);
        action(menu, stepTitle(step), QKeySequence(QString("Ctrl+%1").arg(i + 1)), [this, step] {
            goTo(step);
        })->setProperty("needsProject", true);
    }
    menu->addSeparator();
    action(menu, tr("Inspector"), QKeySequence("F9"), [this] {
        inspectorWanted_ = !inspectorWanted_;
        showInspector();
    })->setProperty("needsProject", true);
    action(menu, tr("Full screen"), QKeySequence("F11"),
           [this] { isFullScreen() ? showNormal() : showFullScreen(); });
    QAction* calm = action(menu, tr("Less motion"), {}, [this] {
        theming_.setCalm(!theming_.isCalm());
        QSettings().setValue(kCalmKey, theming_.isCalm());
    });
    calm->setCheckable(true);
    theming_.setCalm(QSettings().value(kCalmKey, false).toBool());
    calm->setChecked(theming_.isCalm());
    connect(&motion_, &SystemMotion::told, this, [this, calm](bool less) {
        if (QSettings().contains(kCalmKey))
            return; // the person chose
        theming_.setCalm(less);
        calm->setChecked(less);
    });
    QMenu* colors = menu->addMenu(tr("Colours"));
    auto* group = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("As the system")},
                                                       {ThemeChoice::Light, tr("Light")},
                                                       {ThemeChoice::Dark, tr("Dark")}};
    for (const auto& [choice, words] : choices) {
        QAction* made = action(colors, words, {}, [this, choice = choice] {
            theming_.choose(choice);
            QSettings().setValue("window/colours", static_cast<int>(choice));
        });
        made->setCheckable(true);
        made->setChecked(theming_.choice() == choice);
        group->addAction(made);
    }
    makeLanguageMenu(menu->addMenu(tr("Language")));
}

void MainWindow::makeLanguageMenu(QMenu* menu) {
    auto* group = new QActionGroup(this);
    for (const LanguageRow& row : QList<LanguageRow>{{{}, tr("As the system")}} + languages()) {
        QAction* made = action(menu, row.name, {}, [this, code = row.code] {
            if (code == chosenLanguage())
                return;
            chooseLanguage(code);
            QMessageBox::information(this, tr("Language"),
                                     tr("The language changes when the program is started again."));
        });
        made->setCheckable(true);
        made->setChecked(row.code == chosenLanguage());
        group->addAction(made);
    }
}

void MainWindow::makeRunMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Run"));
    action(menu, tr("Next act of this page"), QKeySequence("Ctrl+Return"), [this] {
        QPushButton* primary = page(current_)->primary();
        if (primary->isEnabled() && !primary->isHidden())
            primary->click();
    })->setProperty("needsProject", true);
    action(menu, tr("All steps, to live predictions"), QKeySequence("Ctrl+Shift+Return"), [this] {
        wholeLine_.start();
    })->setProperty("needsProject", true);
    action(menu, tr("This step again"), QKeySequence("F5"), [this] {
        page(current_)->runAgain();
    })->setProperty("needsProject", true);
    action(menu, tr("Stop what is at work"), QKeySequence("Esc"), [this] {
        askToStop();
    })->setProperty("needsProject", true);
}

void MainWindow::askToStop() {
    Jobs& jobs = workflow_.jobs();
    if (jobs.running().isEmpty())
        return;
    const JobInfo job = jobs.running().last();
    QMessageBox question(QMessageBox::Question, tr("Stop"), tr("Stop \"%1\"?").arg(job.title),
                         QMessageBox::NoButton, this);
    const QPushButton* stop = question.addButton(tr("Stop"), QMessageBox::AcceptRole);
    question.addButton(tr("Go on"), QMessageBox::RejectRole);
    question.exec();
    if (question.clickedButton() == stop)
        jobs.cancel(job.kind);
}

void MainWindow::makeBoardMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Board"));
    BoardDesk& desk = context_.desk;
    action(menu, tr("&Choose board and port..."), {}, [this] {
        context_.chooseBoard();
    })->setProperty("needsProject", true);
    menu->addSeparator();
    const std::pair<QString, std::function<void()>> acts[] = {
        {tr("&Deploy: flash, upload, check, run"), [&desk] { desk.deploy(); }},
        {tr("&Flash the firmware"), [&desk] { desk.doAct(DeployAct::Firmware); }},
        {tr("&Upload the model"), [&desk] { desk.doAct(DeployAct::Upload); }},
        {tr("&Check every layer"), [&desk] { desk.doAct(DeployAct::Check); }},
        {tr("&Run live"), [&desk] { desk.doAct(DeployAct::Run); }},
        {tr("&Make the model before active"), [&desk] { desk.rollBack(); }}};
    for (const auto& [words, act] : acts)
        action(menu, words, {}, [this, act = act] {
            goTo(Step::Deploy);
            act();
        })->setProperty("needsProject", true);
    menu->addSeparator();
    action(menu, tr("&Record the sensor..."), QKeySequence("Ctrl+R"), [this] {
        record();
    })->setProperty("needsProject", true);
    menu->addSeparator();
    QAction* bad = action(menu, tr("&Bad line, for trying..."), {}, [this] { askForFaults(); });
    // The answer decides, not the click.
    connect(bad, &QAction::triggered, &desk, &BoardDesk::changed);
    bad->setProperty("needsProject", true);
    bad->setCheckable(true);
    connect(&desk, &BoardDesk::changed, bad,
            [bad, &desk] { bad->setChecked(!desk.faults().isEmpty()); });
}

void MainWindow::askForFaults() {
    BoardDesk& desk = context_.desk;
    bool wanted = false;
    const QString faults = QInputDialog::getText(
        this, tr("Bad line"),
        tr("Chances per byte of drop, flip, duplicate, reorder, stall and disconnect, delay_ms and "
           "seed; empty for a good line:"),
        QLineEdit::Normal,
        desk.faults().isEmpty() ? QString("drop=0.001,flip=0.001,seed=1") : desk.faults(), &wanted);
    if (wanted && !desk.setFaults(faults))
        QMessageBox::warning(
            this, tr("Bad line"),
            tr("\"%1\" is no fault of a line. Write for example drop=0.001,flip=0.001.")
                .arg(faults));
}

void MainWindow::makeToolsMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Tools"));
    action(menu, tr("Commands..."), QKeySequence("Ctrl+K"),
           [this] { chooseCommand(commands_, this); });
    menu->addSeparator();
    action(menu, tr("Make the emulated board as new..."), {}, [this] {
        askToResetBoard();
    })->setProperty("needsProject", true);
    action(menu, tr("Forget widths of columns and ranges of plots"), {}, [] {
        QSettings settings;
        settings.remove("tables");
        settings.remove("plots");
    });
}

void MainWindow::askToResetBoard() {
    const BoardRow* board = context_.desk.board();
    if (!board || !board->emulated)
        return;
    QMessageBox question(
        QMessageBox::Question, tr("As new"),
        tr("The models and the firmware on the emulated %1 go.").arg(fromText(board->title)),
        QMessageBox::NoButton, this);
    QPushButton* reset = question.addButton(tr("Make it as new"), QMessageBox::DestructiveRole);
    reset->setProperty("kind", "danger");
    question.addButton(tr("Cancel"), QMessageBox::RejectRole);
    question.exec();
    if (question.clickedButton() != reset)
        return;
    if (const Status done = resetBoard(*board); !done)
        QMessageBox::warning(this, tr("As new"), sentenceOf(done.error()));
    context_.desk.forget();
}

void MainWindow::makeHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    action(menu, tr("Keys"), QKeySequence("F1"), [this] { showKeys(commands_, this); });
    action(menu, tr("About"), {}, [this] {
        QMessageBox::about(this, tr("TinyML Workbench"),
                           tr("TinyML Workbench %1\nGPL-3.0-or-later; what is exported and the "
                              "firmware are Apache-2.0.")
                               .arg(QApplication::applicationVersion()));
    });
}

} // namespace tmw::ui
