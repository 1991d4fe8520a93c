// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/state_folder.h"

#include "core/base/file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>

namespace tmw {

namespace {

constexpr ErrorKind kBusy{"board.busy",
                          "%1 is in use by process %2. Wait until it ends, or end it: kill %2"};
constexpr ErrorKind kStateFolder{
    "board.state_folder",
    "The folder of the board's state, %1, cannot be used: %2. Set TMW_STATE_HOME to another one."};
constexpr std::chrono::seconds kPatience{3};

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

BoardLock::BoardLock(BoardLock&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)) {}

BoardLock& BoardLock::operator=(BoardLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

BoardLock::~BoardLock() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Result<BoardLock> BoardLock::take(const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        return fail(kStateFolder, folder.string(), failed.message());
    BoardLock lock(::open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (lock.descriptor_ < 0)
        return fail(kStateFolder, folder.string(), std::strerror(errno));
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return fail(kStateFolder, folder.string(), std::strerror(errno));
        if (std::chrono::steady_clock::now() > deadline) {
            char holder[32] = {};
            const ssize_t got = ::pread(lock.descriptor_, holder, sizeof holder - 1, 0);
            return fail(kBusy, folder.filename().string(),
                        got > 0 ? std::string_view(holder) : std::string_view("?"));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    const std::string own = std::to_string(::getpid());
    if (::ftruncate(lock.descriptor_, 0) != 0 ||
        ::pwrite(lock.descriptor_, own.data(), own.size(), 0) < 0)
        return fail(kStateFolder, folder.string(), std::strerror(errno));
    return lock;
}

} // namespace tmw
