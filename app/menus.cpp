// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/main_window.h"
#include "app/rail.h"
#include "core/project/examples.h"
#include "widgets/viewmodels/board_desk.h"
#include "widgets/viewmodels/words.h"

#include <QActionGroup>
#include <QApplication>
#include <QCompleter>
#include <QDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTableWidget>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {

/// A list of commands that narrows while typing; Return runs the first.
class CommandList : public QDialog {
public:
    CommandList(const QList<QAction*>& commands, QWidget* parent)
        : QDialog(parent), list_(new QListWidget) {
        setWindowTitle(tr("Commands"));
        resize(480, 360);
        auto* field = new QLineEdit;
        field->setPlaceholderText(tr("Go to a page or run a command"));
        auto* column = new QVBoxLayout(this);
        column->addWidget(field);
        column->addWidget(list_);
        for (QAction* command : commands) {
            if (!command->isEnabled())
                continue;
            auto* item =
                new QListWidgetItem(command->text().remove('&') + "    " +
                                    command->shortcut().toString(QKeySequence::NativeText));
            item->setSizeHint(QSize(0, 26));
            item->setData(Qt::UserRole, QVariant::fromValue(command));
            list_->addItem(item);
        }
        list_->setCurrentRow(0);
        connect(field, &QLineEdit::textChanged, this, &CommandList::narrow);
        connect(field, &QLineEdit::returnPressed, this, &CommandList::run);
        connect(list_, &QListWidget::itemActivated, this, &CommandList::run);
    }

private:
    void narrow(const QString& text) {
        QListWidgetItem* first = nullptr;
        for (int i = 0; i < list_->count(); ++i) {
            QListWidgetItem* item = list_->item(i);
            item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
            if (!first && !item->isHidden())
                first = item;
        }
        list_->setCurrentItem(first);
    }
    void run() {
        QListWidgetItem* item = list_->currentItem();
        accept();
        if (item)
            item->data(Qt::UserRole).value<QAction*>()->trigger();
    }

    QListWidget* list_;
};

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
    makeHelpMenu();
    auto* field = new QPushButton(theming_.icon("search", Token::Muted),
                                  tr("Go to a page or run a command   Ctrl+K"));
    field->setFixedWidth(264);
    field->setProperty("kind", "small");
    field->setFocusPolicy(Qt::NoFocus);
    connect(field, &QPushButton::clicked, this, &MainWindow::showCommands);
    auto* corner = new QWidget;
    auto* line = new QHBoxLayout(corner);
    line->setContentsMargins(0, 1, 8, 1);
    line->addWidget(field);
    menuBar()->setCornerWidget(corner);
}

void MainWindow::makeFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    action(menu, tr("&New project..."), QKeySequence::New, [this] { newProject(); });
    action(menu, tr("&Open project..."), QKeySequence::Open, [this] { chooseProject(); });
    action(menu, tr("Open &model..."), QKeySequence("Ctrl+Shift+O"), [this] { chooseModel(); });
    QMenu* list = menu->addMenu(tr("&Examples"));
    for (const Example& example : examples()) {
        const QString name = fromText(example.name);
        action(list, fromText(example.title), {}, [this, name] { openExample(name); });
    }
    menu->addSeparator();
    action(menu, tr("&Import..."), QKeySequence("Ctrl+I"), [this] {
        goTo(Step::Data);
        importFiles();
    })->setProperty("needsProject", true);
    action(menu, tr("&Save"), QKeySequence::Save, [this] {
        if (const Status saved = workflow_.document().save(); !saved)
            emit workflow_.document().saveFailed(saved.error());
    })->setProperty("needsProject", true);
    action(menu, tr("&Close project"), QKeySequence::Close, [this] {
        if (mayClose())
            closeProject();
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
}

void MainWindow::makeRunMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Run"));
    action(menu, tr("Next act of this page"), QKeySequence("Ctrl+Return"), [this] {
        QPushButton* primary = page(current_)->primary();
        if (primary->isEnabled() && !primary->isHidden())
            primary->click();
    })->setProperty("needsProject", true);
    action(menu, tr("This step again"), QKeySequence("F5"), [this] {
        page(current_)->runAgain();
    })->setProperty("needsProject", true);
    action(menu, tr("Stop what is at work"), QKeySequence("Esc"), [this] {
        if (const auto& jobs = workflow_.jobs().running(); !jobs.isEmpty())
            workflow_.jobs().cancel(jobs.last().kind);
    })->setProperty("needsProject", true);
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
        complain(tr("\"%1\" is no fault of a line. Write for example drop=0.001,flip=0.001.")
                     .arg(faults));
}

void MainWindow::makeHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    action(menu, tr("Commands..."), QKeySequence("Ctrl+K"), [this] { showCommands(); });
    action(menu, tr("Keys"), QKeySequence("F1"), [this] { showKeys(); });
    action(menu, tr("About"), {}, [this] {
        QMessageBox::about(this, tr("TinyML Workbench"),
                           tr("TinyML Workbench %1\nGPL-3.0-or-later; what is exported and the "
                              "firmware are Apache-2.0.")
                               .arg(QApplication::applicationVersion()));
    });
}

void MainWindow::showCommands() {
    CommandList(commands_, this).exec();
}

void MainWindow::showKeys() {
    QDialog dialog(this);
    dialog.setWindowTitle(tr("Keys"));
    dialog.resize(420, 480);
    auto* table = new QTableWidget(0, 2);
    table->setHorizontalHeaderLabels({tr("Command"), tr("Key")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (const QAction* command : std::as_const(commands_)) {
        if (command->shortcut().isEmpty())
            continue;
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(command->text().remove('&')));
        table->setItem(
            row, 1, new QTableWidgetItem(command->shortcut().toString(QKeySequence::NativeText)));
    }
    auto* column = new QVBoxLayout(&dialog);
    column->addWidget(table);
    dialog.exec();
}

} // namespace tmw::ui
