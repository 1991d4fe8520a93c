// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <span>

namespace tmw {

/// Bytes out, bytes in. Used by one thread.
class Transport {
public:
    using Milliseconds = std::chrono::milliseconds;

    virtual ~Transport() = default;

    /// Hands all bytes to the line. It may wait for a line that is full, but not beyond some
    /// seconds. Errors: line.broken, line.stuck.
    virtual Status write(std::span<const uint8_t> bytes) = 0;
    /// Waits until something comes or the time has passed; the number of bytes, 0 for none.
    /// Errors: line.broken.
    virtual Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) = 0;
    /// Microseconds by the clock that `wait` is measured with: real time, or the virtual time of a
    /// board in this process.
    virtual uint64_t micros() const {
        return static_cast<uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(
                                         std::chrono::steady_clock::now().time_since_epoch())
                                         .count());
    }
};

inline constexpr ErrorKind kLineBroken{
    "line.broken", "The line to the board broke: %1. Reconnect the board and try again."};
inline constexpr ErrorKind kLineStuck{
    "line.stuck", "The board takes no more bytes. Restart the board and try again."};

} // namespace tmw
