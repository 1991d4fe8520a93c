// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>

namespace tmw {

/// A file that one process holds at a time. The kernel lets it go when the process ends, however
/// that comes; what the file holds (the number of the last process) decides nothing.
class FileLock {
public:
    FileLock() = default;
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

    /// Waits at most `patience`. Errors: lock.held, with the number of the process ("?" where it
    /// cannot be read); lock.unusable, with the system's reason.
    static Result<FileLock> take(const std::filesystem::path& file,
                                 std::chrono::milliseconds patience = {});
    explicit operator bool() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

inline constexpr ErrorKind kLockHeld{"lock.held", "Process %1 holds the lock."};
inline constexpr ErrorKind kLockUnusable{"lock.unusable", "The lock cannot be taken: %1."};

} // namespace tmw
