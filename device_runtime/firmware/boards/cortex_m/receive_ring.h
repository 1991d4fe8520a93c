// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// What a serial port's interrupt took in and the main loop has yet to read. One writer, one
/// reader, on one core: each index has one owner. What finds no room is lost, and the link sends
/// it again.
template <uint32_t kBytes>
class ReceiveRing {
    static_assert((kBytes & (kBytes - 1)) == 0, "indices wrap as powers of two do");

public:
    /// From the interrupt.
    void put(uint8_t byte) {
        if (written_ - taken_ >= kBytes)
            return;
        bytes_[written_ % kBytes] = byte;
        written_ = written_ + 1;
    }
    /// From the main loop.
    size_t take(uint8_t* data, size_t bytes) {
        size_t got = 0;
        while (got < bytes && taken_ != written_) {
            data[got++] = bytes_[taken_ % kBytes];
            taken_ = taken_ + 1;
        }
        return got;
    }

private:
    volatile uint32_t written_ = 0;
    volatile uint32_t taken_ = 0;
    volatile uint8_t bytes_[kBytes] = {};
};

} // namespace rt
} // namespace tmw
