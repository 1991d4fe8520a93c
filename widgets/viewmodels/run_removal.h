// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/run_aside.h"

#include <QUndoCommand>

#include <optional>

namespace tmw::ui {

class Workflow;

/// Takes a run out of the project. While it can be undone, the run lies aside; once it cannot, the
/// run is gone.
class RunRemoval : public QUndoCommand {
public:
    RunRemoval(Workflow& workflow, int number);
    ~RunRemoval() override;

    void redo() override;
    void undo() override;

private:
    Workflow& workflow_;
    int number_;
    bool wasChosen_ = false;
    std::optional<RunAside> aside_;
};

} // namespace tmw::ui
