// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/arduino/arduino_platform.h"
#include "device_runtime/firmware/boards/arduino/default_models.h"
#include "device_runtime/firmware/companion.h"

namespace tmw {
namespace rt {

/// The companion firmware over a line of the sketch's. Keep it in static memory; call begin() once
/// in setup(), after the line's own, and poll() in loop().
template <uint32_t ArenaBytes>
class ArduinoCompanion {
public:
    using ReadSample = ArduinoPlatform::ReadSample;

    ArduinoCompanion(Stream& line, FlashArea& area)
        : platform_(line, Span<uint8_t>(arena_), area), companion_(platform_) {}

    /// `readSample`: what live predictions are made of; null: a sweep of 0 to 2 pi. Samples of many
    /// values (pictures) are asked for in pieces of 123, one after another. `feedWatchdog`: feeds
    /// the one that the sketch has started, if any.
    void begin(ReadSample readSample = nullptr, void (*feedWatchdog)() = nullptr) {
        platform_.setSensor(readSample);
        platform_.setWatchdog(feedWatchdog);
        platform_.begin();
        companion_.begin();
    }
    /// Does not wait. True where there was something to do.
    bool poll() { return companion_.poll(); }

private:
    alignas(8) uint8_t arena_[roundUp(ArenaBytes, 8)];
    ArduinoPlatform platform_;
    Companion companion_;
};

} // namespace rt
} // namespace tmw
