// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/span.h"
#include "device_runtime/link/messages.h"
#include "device_runtime/plan/plan_format.h"

#include <stddef.h>
#include <stdint.h>

namespace tmw {
namespace rt {

/// What the stack's memory is filled with before it is used, so that its depth can be read.
constexpr uint32_t kStackPaint = 0xa5a5a5a5u;

/// What a board is, for as long as it runs.
struct BoardInfo {
    const char* name; ///< at most 23 characters
    CoreFamily core;
    Span<uint8_t> arena;  ///< for activations and state, 8-byte aligned
    const uint8_t* flash; ///< where the model's flash is read, 8-byte aligned
    uint32_t pageBytes;   ///< smallest piece that can be erased
    uint32_t slotBytes;   ///< a multiple of pageBytes
    bool slotsAreVolatile;
    uint32_t instructionsPerTick; ///< of ticks() where instructions are counted; 0: cycles
    Span<const uint32_t> stack;   ///< all of it, lowest address first, painted; empty: not measured
    StartCause startCause;
    uint32_t watchdogMillis; ///< the board restarts when feedWatchdog() stays away so long; 0: none
};

enum class SensorRead : uint8_t { Row, NotYet, End };

/// Everything the companion firmware asks of a board; a new board implements this.
///
/// The model's flash is two journal pages and then kSlots slots; offsets are relative to its start.
class Platform {
public:
    virtual const BoardInfo& info() const = 0;

    /// Takes what has arrived, at most `bytes`, without waiting.
    virtual size_t read(uint8_t* data, size_t bytes) = 0;
    /// Returns when all has been handed to the line.
    virtual void write(const uint8_t* data, size_t bytes) = 0;

    /// Microseconds since the start; never goes back.
    virtual uint64_t micros() = 0;
    /// Counter of the profile; wraps.
    virtual uint32_t ticks() = 0;

    /// One page to 0xff.
    virtual bool erasePage(uint32_t offset) = 0;
    /// Clears bits; offset and bytes are multiples of 8.
    virtual bool program(uint32_t offset, const uint8_t* data, size_t bytes) = 0;

    /// The sensor begins anew, with rows of this many values.
    virtual void startSensor(size_t values) = 0;
    /// The next values of the row: all, or of a long row the next 123 (kPieceValues of the link),
    /// piece after piece to its end.
    virtual SensorRead readSensor(Span<float> row) = 0;

    /// Called in every turn of the main loop, and between the pieces of long work.
    virtual void feedWatchdog() = 0;

protected:
    ~Platform() = default;
};

/// The main loop: never returns.
[[noreturn]] void runCompanion(Platform& platform);

} // namespace rt
} // namespace tmw
