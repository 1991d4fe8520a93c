// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/firmware/platform.h"

#include <string.h>

#include <chrono>
#include <deque>

namespace tmw::test {

/// A board as its porter would write it, out of platform.h alone: memory for flash, two queues for
/// the serial line, a counter for the sensor.
class NewBoard final : public rt::Platform {
public:
    static constexpr uint32_t kPageBytes = 1024;
    static constexpr uint32_t kSlotBytes = 8 * kPageBytes;

    NewBoard() {
        memset(flash_, 0xff, sizeof flash_);
        info_.name = "new";
        info_.core = rt::CoreFamily::Generic;
        info_.arena = rt::Span<uint8_t>(arena_);
        info_.flash = flash_;
        info_.pageBytes = kPageBytes;
        info_.slotBytes = kSlotBytes;
    }

    const rt::BoardInfo& info() const override { return info_; }

    size_t read(uint8_t* data, size_t bytes) override {
        size_t got = 0;
        for (; got < bytes && !toBoard.empty(); toBoard.pop_front())
            data[got++] = toBoard.front();
        return got;
    }
    void write(const uint8_t* data, size_t bytes) override {
        fromBoard.insert(fromBoard.end(), data, data + bytes);
    }

    uint64_t micros() override {
        const auto passed = std::chrono::steady_clock::now().time_since_epoch();
        return static_cast<uint64_t>(
            std::chrono::duration_cast<std::chrono::microseconds>(passed).count());
    }
    uint32_t ticks() override { return static_cast<uint32_t>(micros()); }

    bool erasePage(uint32_t offset) override {
        memset(flash_ + offset, 0xff, kPageBytes);
        return true;
    }
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override {
        for (size_t i = 0; i < bytes; ++i)
            flash_[offset + i] = static_cast<uint8_t>(flash_[offset + i] & data[i]);
        return offset % 8 == 0 && bytes % 8 == 0;
    }

    void startSensor(size_t values) override {
        values_ = values;
        count_ = 0;
    }
    rt::SensorRead readSensor(rt::Span<float> row) override {
        if (row.size() > values_)
            return rt::SensorRead::End;
        for (float& value : row)
            value = 0.25f * static_cast<float>(++count_);
        return rt::SensorRead::Row;
    }

    void feedWatchdog() override {}

    std::deque<uint8_t> toBoard;
    std::deque<uint8_t> fromBoard;

private:
    rt::BoardInfo info_ = {};
    alignas(8) uint8_t flash_[2 * kPageBytes + rt::kSlots * kSlotBytes];
    alignas(8) uint8_t arena_[2048];
    size_t values_ = 0;
    uint32_t count_ = 0;
};

} // namespace tmw::test
