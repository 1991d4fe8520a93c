// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>
#include <utility>

namespace tmw {

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileLock::~FileLock() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

Result<FileLock> FileLock::take(const std::filesystem::path& file,
                                std::chrono::milliseconds patience) {
    FileLock lock(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666));
    if (!lock)
        return fail(kLockUnusable, std::strerror(errno));
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (::flock(lock.descriptor_, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK)
            return fail(kLockUnusable, std::strerror(errno));
        if (std::chrono::steady_clock::now() >= deadline) {
            char holder[32] = {};
            const ssize_t got = ::pread(lock.descriptor_, holder, sizeof holder - 1, 0);
            return fail(kLockHeld, got > 0 ? std::string(holder) : std::string("?"));
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    const std::string own = std::to_string(::getpid());
    if (::ftruncate(lock.descriptor_, 0) != 0 ||
        ::pwrite(lock.descriptor_, own.data(), own.size(), 0) < 0)
        return fail(kLockUnusable, std::strerror(errno));
    return lock;
}

} // namespace tmw
