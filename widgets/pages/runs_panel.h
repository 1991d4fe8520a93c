// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/panel.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/workflow.h"

class QKeySequence;
class QPushButton;

namespace tmw::ui {

class RunsModel;
class Table;

/// All runs and those that are queued: one is chosen for the next steps; notes, deleting, taking
/// out of the queue.
class RunsPanel : public Panel {
    Q_OBJECT
public:
    RunsPanel(Workflow& workflow, const Theming& theming, QWidget* parent = nullptr);

    /// The run of the selected row; 0: none.
    int selected() const;

signals:
    void selectionChanged();

private:
    void makeTools();
    QPushButton* addKeyTool(const QString& words, const QKeySequence& key,
                            void (RunsPanel::*act)());
    void showRuns();
    void showTools();
    const RunRow* rowOf(int run) const;
    void choose(int modelRow);
    void editNote();
    void deleteSelected();

    Workflow& workflow_;
    RunsModel* model_;
    Table* table_;
    QPushButton* takeOut_;
    QPushButton* use_;
    QPushButton* note_;
    QPushButton* delete_;
};

} // namespace tmw::ui
