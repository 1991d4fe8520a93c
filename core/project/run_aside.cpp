// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/run_aside.h"

#include "core/project/run_store.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kCannotMove{
    "run.cannot_move",
    "Run %1 cannot be moved: %2. Look whether the project's folder can be written to."};

constexpr std::string_view kAside = "removed-";
/// In the run's folder, while it lies aside.
constexpr std::string_view kLock = "removed.lock";

std::filesystem::path asideFolder(const std::filesystem::path& project, int number) {
    return project / "runs" / (std::string(kAside) + std::to_string(number));
}

/// Never over a run of that number.
Status putBack(const std::filesystem::path& project, int number) {
    std::error_code failed;
    const auto back = runFolder(project, number);
    if (std::filesystem::exists(back, failed))
        failed = std::make_error_code(std::errc::file_exists);
    else
        std::filesystem::rename(asideFolder(project, number), back, failed);
    if (failed)
        return fail(kCannotMove, number, failed.message());
    std::filesystem::remove(back / kLock, failed);
    return {};
}

} // namespace

Result<RunAside> RunAside::take(const Project& project, int number) {
    RunAside aside;
    aside.project_ = project.folder();
    aside.number_ = number;
    const auto folder = runFolder(project.folder(), number);
    std::error_code failed;
    if (!std::filesystem::exists(folder, failed))
        return forward(loadRun(project, number)); // says so
    auto lock = FileLock::take(folder / kLock);
    if (!lock)
        return fail(kCannotMove, number, lock.error().args().front());
    aside.lock_ = std::move(*lock);
    std::filesystem::rename(folder, asideFolder(project.folder(), number), failed);
    if (failed)
        return fail(kCannotMove, number, failed.message());
    return aside;
}

Status RunAside::restore() {
    TMW_CHECK(putBack(project_, number_));
    lock_ = {};
    return {};
}

void RunAside::drop() {
    // Half of it must not come back.
    const auto gone = project_ / "runs" / ("unfinished-" + std::to_string(number_));
    std::error_code failed;
    std::filesystem::remove_all(gone, failed);
    std::filesystem::rename(asideFolder(project_, number_), gone, failed);
    if (failed)
        return;
    std::filesystem::remove_all(gone, failed);
    const std::string models = modelStem(number_) + "_";
    std::vector<std::filesystem::path> made;
    for (const auto& entry : std::filesystem::directory_iterator(project_ / "models", failed))
        if (entry.path().filename().string().starts_with(models))
            made.push_back(entry.path());
    for (const auto& each : made)
        std::filesystem::remove(each, failed);
    lock_ = {};
}

std::vector<int> recoverRuns(const Project& project) {
    std::vector<int> back;
    for (const auto& [number, folder] : runFolders(project.folder(), kAside))
        if (const auto lock = FileLock::take(folder / kLock);
            lock && putBack(project.folder(), number))
            back.push_back(number);
    return back;
}

void dropRunsAside(const std::filesystem::path& folder) {
    std::error_code failed;
    for (const auto& [number, aside] : runFolders(folder, kAside))
        std::filesystem::remove_all(aside, failed);
}

int nextRunNumber(const Project& project) {
    const auto last = [](const auto& byNumber) {
        return byNumber.empty() ? 0 : byNumber.rbegin()->first;
    };
    return 1 +
           std::max({last(runFolders(project.folder(), {})),
                     last(runFolders(project.folder(), kAside)), last(project.spec().runNotes)});
}

} // namespace tmw
