// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/arduino/flash_area.h"
#include "device_runtime/firmware/platform.h"

#include <Arduino.h>

#if defined(ARDUINO_ARCH_AVR) || defined(ARDUINO_ARCH_MEGAAVR)
#error "TinyML Workbench's companion needs a 32-bit board with about 24 KB of RAM; AVR has neither."
#endif

namespace tmw {
namespace rt {

/// A board behind Arduino's own calls, so that any 32-bit core will do.
class ArduinoPlatform final : public Platform {
public:
    /// Fills all `count` values and says true, or false where there is no new sample yet.
    using ReadSample = bool (*)(float* values, size_t count);

    /// All of these outlive the platform; the sketch begins `line` itself. `arena` is 8-byte
    /// aligned.
    ArduinoPlatform(Stream& line, Span<uint8_t> arena, FlashArea& area);

    void begin();
    /// Null: a sweep of 0 to 2 pi in 100 steps takes the sensor's place.
    void setSensor(ReadSample readSample) { readSample_ = readSample; }
    /// Called in every turn and between the pieces of long work; null: nothing to feed.
    void setWatchdog(void (*feed)()) { feed_ = feed; }

    const BoardInfo& info() const override { return info_; }
    size_t read(uint8_t* data, size_t bytes) override;
    void write(const uint8_t* data, size_t bytes) override;
    uint64_t micros() override;
    uint32_t ticks() override;
    bool erasePage(uint32_t offset) override { return models_.erase(offset); }
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override {
        return models_.program(offset, data, bytes);
    }
    void startSensor(size_t) override { sweep_ = 0; }
    SensorRead readSensor(Span<float> row) override;
    void feedWatchdog() override;

private:
    Stream& line_;
    FlashArea& models_;
    BoardInfo info_;
    ReadSample readSample_;
    void (*feed_)();
    uint64_t elapsed_;
    uint32_t last_;
    uint32_t sweep_;
};

} // namespace rt
} // namespace tmw
