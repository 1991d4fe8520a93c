// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/state_folder.h"

#include <chrono>
#include <cstdlib>

namespace tmw {

namespace {

constexpr ErrorKind kBusy{"board.busy",
                          "%1 is in use by process %2. Wait until it ends, or end it: kill %2"};
constexpr ErrorKind kStateFolder{
    "board.state_folder",
    "The folder of the board's state, %1, cannot be used: %2. Set TMW_STATE_HOME to another one."};
constexpr std::chrono::seconds kPatience{3};
constexpr std::chrono::seconds kNoPatience{0};
constexpr int kCopies = 4;

const char* environment(const char* name) {
    const char* value = std::getenv(name);
    return value && *value ? value : nullptr;
}

} // namespace

std::filesystem::path stateHome() {
    if (const char* own = environment("TMW_STATE_HOME"))
        return own;
    if (const char* xdg = environment("XDG_STATE_HOME"))
        return std::filesystem::path(xdg) / "tinyml-workbench";
    if (const char* home = environment("HOME"))
        return std::filesystem::path(home) / ".local/state/tinyml-workbench";
    return std::filesystem::temp_directory_path() / "tinyml-workbench";
}

std::filesystem::path boardFolder(std::string_view board) {
    return stateHome() / "boards" / board;
}

namespace {

Result<FileLock> lockFolder(const std::filesystem::path& folder, std::chrono::seconds patience) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        return fail(kStateFolder, folder.string(), failed.message());
    auto lock = FileLock::take(folder / "lock", patience);
    if (lock)
        return lock;
    const std::string& why = lock.error().args().front();
    return lock.error().code() == kLockHeld.code ? fail(kBusy, folder.filename().string(), why)
                                                 : fail(kStateFolder, folder.string(), why);
}

} // namespace

Result<FileLock> lockBoard(const std::filesystem::path& folder) {
    return lockFolder(folder, kPatience);
}

Result<BoardCopy> lockBoardCopy(const std::filesystem::path& board) {
    for (int copy = 1;; ++copy) {
        const auto folder = board / ("count" + std::to_string(copy));
        auto lock = lockFolder(folder, copy < kCopies ? kNoPatience : kPatience);
        if (lock)
            return BoardCopy{folder, std::move(*lock)};
        if (copy == kCopies || lock.error().code() != kBusy.code)
            return forward(lock);
    }
}

} // namespace tmw
