// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/run_removal.h"

#include "core/project/run_store.h"
#include "widgets/viewmodels/workflow.h"

namespace tmw::ui {

namespace {

Status choose(Project& project, int number) {
    ProjectSpec next = project.spec();
    next.chosenRun = number;
    return project.save(std::move(next));
}

/// The newest that can be read; 0: none.
int newestRun(const Project& project) {
    const auto numbers = runNumbers(project);
    for (auto number = numbers.rbegin(); number != numbers.rend(); ++number)
        if (loadRun(project, *number))
            return *number;
    return 0;
}

} // namespace

RunRemoval::RunRemoval(Workflow& workflow, int number)
    : QUndoCommand(Workflow::tr("Delete run %1").arg(number)), workflow_(workflow),
      number_(number) {}

RunRemoval::~RunRemoval() {
    if (aside_)
        aside_->drop();
}

void RunRemoval::redo() {
    if (aside_)
        return; // it could not be put back
    wasChosen_ = workflow_.spec().chosenRun == number_;
    const Status done = workflow_.changeRuns([this](Project& project) -> Status {
        TMW_TRY(aside_, RunAside::take(project, number_));
        return wasChosen_ ? choose(project, newestRun(project)) : Status();
    });
    setObsolete(!done && !aside_);
}

void RunRemoval::undo() {
    if (!aside_)
        return;
    (void)workflow_.changeRuns([this](Project& project) -> Status {
        TMW_CHECK(aside_->restore());
        aside_.reset();
        return wasChosen_ ? choose(project, number_) : Status();
    });
}

} // namespace tmw::ui
