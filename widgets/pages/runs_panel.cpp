// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/runs_panel.h"

#include "widgets/parts/table.h"
#include "widgets/viewmodels/runs_model.h"
#include "widgets/viewmodels/words.h"

#include <QAction>
#include <QPushButton>

#include <algorithm>

namespace tmw::ui {

RunsPanel::RunsPanel(Workflow& workflow, const Theming& theming, QWidget* parent)
    : Panel(tr("Runs"), parent), workflow_(workflow), model_(new RunsModel(workflow, this)),
      table_(new Table(model_, "runs", tr("Runs"), RunsModel::kSortRole)),
      takeOut_(new QPushButton(tr("Take out"))), use_(new QPushButton(tr("Use this run"))) {
    table_->setItemDelegateForColumn(RunsModel::Chosen,
                                     new RadioDelegate(theming, RunsModel::kChosenRole, table_));
    table_->setAccessibleName(tr("Runs"));
    table_->setFixedColumn(RunsModel::Chosen, 36);
    table_->setWideColumn(RunsModel::Network);
    table_->setColumnWidth(RunsModel::Note, 170);
    setBody(table_);
    setMinimumHeight(112);
    makeTools();
    connect(table_, &Table::rowActivated, this, &RunsPanel::choose);
    connect(table_, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (index.column() == RunsModel::Chosen)
            choose(table_->currentRow());
    });
    connect(table_, &Table::rowSelected, this, [this] {
        showTools();
        emit selectionChanged();
    });
    for (auto signal : {&Workflow::trainingChanged, &Workflow::runsChanged, &Workflow::dataChanged})
        connect(&workflow, signal, this, &RunsPanel::showRuns);
    connect(&workflow, &Workflow::stepsChanged, this, &RunsPanel::showTools);
    showRuns();
}

void RunsPanel::makeTools() {
    const auto add = [this](QPushButton* tool) {
        tool->setProperty("kind", "small");
        addTool(tool);
    };
    add(takeOut_);
    note_ = addKeyTool(tr("Note"), Qt::Key_F2, &RunsPanel::editNote);
    delete_ = addKeyTool(tr("Delete"), Qt::Key_Delete, &RunsPanel::deleteSelected);
    delete_->setProperty("kind", "danger small");
    add(use_);
    connect(takeOut_, &QPushButton::clicked, this,
            [this] { workflow_.takeOutOfQueue(model_->queuedAt(table_->currentRow())); });
    connect(use_, &QPushButton::clicked, this, [this] { choose(table_->currentRow()); });
}

/// A small button with the key that does the same on the table.
QPushButton* RunsPanel::addKeyTool(const QString& words, const QKeySequence& key,
                                   void (RunsPanel::*act)()) {
    auto* button = new QPushButton(words);
    button->setProperty("kind", "small");
    addTool(button);
    auto* action = new QAction(words, table_);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    table_->addAction(action);
    connect(action, &QAction::triggered, this, act);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}

int RunsPanel::selected() const {
    return model_->runAt(table_->currentRow());
}

const RunRow* RunsPanel::rowOf(int run) const {
    const auto at = std::ranges::find(workflow_.runs(), run, &RunRow::number);
    return at == workflow_.runs().end() ? nullptr : &*at;
}

void RunsPanel::editNote() {
    if (!note_->isEnabled())
        return;
    const QModelIndex at = table_->currentIndex().siblingAtColumn(RunsModel::Note);
    table_->scrollTo(at);
    table_->setFocus();
    table_->edit(at);
}

void RunsPanel::deleteSelected() {
    if (delete_->isEnabled())
        workflow_.deleteRun(selected());
}

void RunsPanel::choose(int modelRow) {
    const int run = model_->runAt(modelRow);
    const RunRow* row = rowOf(run);
    if (!row || row->trouble || run == workflow_.spec().chosenRun || workflow_.training())
        return;
    workflow_.chooseRun(run);
    table_->selectRow(model_->rowOf(run));
}

void RunsPanel::showRuns() {
    const auto count = static_cast<qint64>(workflow_.runs().size());
    setNote(count == 0 ? tr("none yet")
            : count == 1
                ? tr("1, chosen for the next steps")
                : tr("%1, the chosen one is used by the next steps").arg(countText(count)));
    const int chosen = model_->rowOf(workflow_.spec().chosenRun);
    if (chosen >= 0 && !workflow_.training())
        table_->selectRow(chosen);
    showTools();
}

void RunsPanel::showTools() {
    const bool running = workflow_.training() != nullptr;
    const RunRow* row = rowOf(selected());
    const bool damaged = row && row->trouble;
    use_->setEnabled(!running && row && !damaged && selected() != workflow_.spec().chosenRun);
    use_->setToolTip(use_->isEnabled() ? tr("The next steps work with the chosen run (Return)")
                     : running         ? tr("Training is at work.")
                     : damaged         ? sentenceOf(*row->trouble)
                                       : tr("Select another run first."));
    const QString none = tr("Select a run first.");
    note_->setEnabled(row);
    note_->setToolTip(row ? tr("What you want to remember of the run (F2)") : none);
    delete_->setEnabled(row);
    delete_->setToolTip(row ? tr("Deletes run %1; undo brings it back (Del)").arg(selected())
                            : none);
    takeOut_->setVisible(!workflow_.queue().empty());
    takeOut_->setEnabled(model_->queuedAt(table_->currentRow()) != 0);
    takeOut_->setToolTip(takeOut_->isEnabled() ? tr("The selected run is not trained")
                                               : tr("Select a queued run first."));
}

} // namespace tmw::ui
