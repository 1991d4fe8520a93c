// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "device_runtime/host/transport.h"

#include <deque>
#include <memory>
#include <string_view>
#include <vector>

namespace tmw {

/// What a bad line does, as chances per byte.
struct LineFaults {
    double drop = 0;
    double flip = 0; ///< one bit
    double duplicate = 0;
    double reorder = 0;    ///< what is written next overtakes the rest of this piece
    double stall = 0;      ///< nothing for a second
    double disconnect = 0; ///< for ever
    uint32_t delayMs = 0;  ///< of everything
    uint64_t seed = 1;
};

/// "drop=0.001,flip=0.0005,delay_ms=2,seed=7". Errors: fault.bad_option.
Result<LineFaults> parseLineFaults(std::string_view text);

/// Puts faults on a line, in both directions. Time is the line's own, so that a line in virtual
/// time is never waited for.
class FaultyTransport : public Transport {
public:
    FaultyTransport(std::unique_ptr<Transport> line, const LineFaults& faults);

    Status write(std::span<const uint8_t> bytes) override;
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override;
    uint64_t micros() const override { return line_->micros(); }

private:
    struct Piece {
        uint64_t due; ///< micros()
        std::vector<uint8_t> bytes;
    };
    /// One direction: pieces by the time they are due.
    struct Lane {
        std::deque<Piece> pieces;
        uint64_t blockedUntil = 0;
    };

    bool happens(double chance);
    Status spoil(std::span<const uint8_t> bytes, Lane& lane);
    void push(Lane& lane, uint64_t extraDelay, std::vector<uint8_t>& bytes);
    Status sendDue();
    uint64_t nextDue(uint64_t atLatest) const;

    std::unique_ptr<Transport> line_;
    LineFaults faults_;
    Random random_;
    bool disconnected_ = false;
    Lane out_;
    Lane in_;
};

} // namespace tmw
