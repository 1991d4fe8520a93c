// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_lock.h"
#include "core/project/project.h"

#include <vector>

namespace tmw {

/// A run that was taken out of a project and can be put back: its folder waits beside the others
/// until restore() or drop(). Where neither comes, because the program ended otherwise,
/// recoverRuns() puts it back.
class RunAside {
public:
    /// Errors: run.missing, run.cannot_move.
    static Result<RunAside> take(const Project& project, int number);

    RunAside(RunAside&&) noexcept = default;
    RunAside& operator=(RunAside&&) noexcept = default;

    int number() const { return number_; }
    /// Where it was. Errors: run.cannot_move.
    Status restore();
    /// For good, with the models that were made of it.
    void drop();

private:
    RunAside() = default;
    std::filesystem::path project_;
    int number_ = 0;
    FileLock lock_; ///< nobody else puts it back meanwhile
};

/// Puts back what no program holds aside any more; their numbers.
std::vector<int> recoverRuns(const Project& project);
/// Takes what lies aside out of a copy of a project's folder.
void dropRunsAside(const std::filesystem::path& folder);

/// Above all that are there, lie aside or are spoken of in a note.
int nextRunNumber(const Project& project);

} // namespace tmw
