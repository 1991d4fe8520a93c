// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/arduino/arduino_platform.h"

namespace tmw {
namespace rt {

namespace {

/// How long a full line is waited for. What is given up then is sent again when the desktop asks.
constexpr uint32_t kWriteMicros = 100000;

constexpr uint32_t kSweepSteps = 100;
constexpr float kSweepStep = 6.2831853f / 100.0f;

uint32_t now() {
    return static_cast<uint32_t>(::micros());
}

} // namespace

ArduinoPlatform::ArduinoPlatform(Stream& line, Span<uint8_t> arena, FlashArea& area)
    : line_(line), models_(area), info_{}, readSample_(nullptr), feed_(nullptr), elapsed_(0),
      last_(0), sweep_(0) {
    info_.name = "arduino";
    // Whatever the processor: plans for Arduino are generic, so that one upload fits every board.
    info_.core = CoreFamily::Generic;
    info_.arena = arena;
    info_.flash = area.pointer();
    info_.pageBytes = area.pageBytes();
    info_.slotBytes = area.slotBytes();
    info_.slotsAreVolatile = area.isVolatile();
    info_.startCause = StartCause::Unknown;
}

void ArduinoPlatform::begin() {
    if (!models_.begin())
        info_.slotBytes = 0;
    last_ = now();
}

size_t ArduinoPlatform::read(uint8_t* data, size_t bytes) {
    size_t got = 0;
    while (got < bytes && line_.available() > 0) {
        const int byte = line_.read();
        if (byte < 0)
            break;
        data[got++] = static_cast<uint8_t>(byte);
    }
    return got;
}

void ArduinoPlatform::write(const uint8_t* data, size_t bytes) {
    uint32_t since = now();
    while (bytes > 0) {
        const size_t took = line_.write(data, bytes);
        if (took >= bytes)
            return;
        if (took == 0 && now() - since > kWriteMicros)
            return;
        if (took == 0) {
            yield();
            continue;
        }
        data += took;
        bytes -= took;
        since = now();
    }
}

uint64_t ArduinoPlatform::micros() {
    // Arduino's counter begins anew after 71 minutes.
    const uint32_t count = now();
    elapsed_ += count - last_;
    last_ = count;
    return elapsed_;
}

uint32_t ArduinoPlatform::ticks() {
#if defined(F_CPU)
    return now() * static_cast<uint32_t>(F_CPU / 1000000);
#else
    return now();
#endif
}

SensorRead ArduinoPlatform::readSensor(Span<float> row) {
    if (readSample_)
        return readSample_(row.data(), row.size()) ? SensorRead::Row : SensorRead::NotYet;
    for (float& value : row)
        value = static_cast<float>(sweep_) * kSweepStep;
    sweep_ = (sweep_ + 1) % kSweepSteps;
    return SensorRead::Row;
}

void ArduinoPlatform::feedWatchdog() {
    // Where a core has one of its own (ESP8266), this is what feeds it.
    yield();
    if (feed_)
        feed_();
}

} // namespace rt
} // namespace tmw
