// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/loopback_transport.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace tmw {

namespace {
constexpr uint32_t kPageBytes = 1024;
using Clock = std::chrono::steady_clock;
} // namespace

MemoryPlatform::MemoryPlatform(Options options)
    : options_(std::move(options)), flash_(2 * kPageBytes + rt::kSlots * options_.slotBytes, 0xff),
      arena_(options_.arenaBytes / sizeof(uint64_t)) {
    info_.name = options_.name.c_str();
    info_.core = options_.core;
    info_.arena = rt::Span<uint8_t>(reinterpret_cast<uint8_t*>(arena_.data()),
                                    arena_.size() * sizeof(uint64_t));
    info_.flash = flash_.data();
    info_.pageBytes = kPageBytes;
    info_.slotBytes = options_.slotBytes;
}

size_t MemoryPlatform::read(uint8_t* data, size_t bytes) {
    const size_t count = std::min(bytes, toDevice.size());
    std::copy_n(toDevice.begin(), count, data);
    toDevice.erase(toDevice.begin(), toDevice.begin() + static_cast<ptrdiff_t>(count));
    return count;
}

void MemoryPlatform::write(const uint8_t* data, size_t bytes) {
    toDesktop.insert(toDesktop.end(), data, data + bytes);
}

uint64_t MemoryPlatform::micros() {
    if (options_.virtualTime)
        return virtualMicros_;
    return static_cast<uint64_t>(
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now().time_since_epoch())
            .count());
}

void MemoryPlatform::wait(uint64_t micros) {
    if (options_.virtualTime)
        virtualMicros_ += micros;
    else
        std::this_thread::sleep_for(std::chrono::microseconds(micros));
}

void MemoryPlatform::cutPowerAfter(uint64_t steps, std::optional<uint64_t> tear) {
    steps_ = 0;
    power_ = steps;
    tear_.reset();
    if (tear)
        tear_.emplace(*tear);
}

bool MemoryPlatform::step(size_t offset, std::span<const uint8_t> after) {
    if (steps_ < power_) {
        ++steps_;
        std::ranges::copy(after, flash_.begin() + static_cast<ptrdiff_t>(offset));
        return true;
    }
    if (tear_ && steps_ == power_) {
        for (size_t i = 0; i < after.size(); ++i) {
            // Bits change one by one; each has changed or not.
            const auto mask = static_cast<uint8_t>(tear_->next());
            uint8_t& byte = flash_[offset + i];
            byte = static_cast<uint8_t>((byte & ~mask) | (after[i] & mask));
        }
        ++steps_;
    }
    return false;
}

bool MemoryPlatform::erasePage(uint32_t offset) {
    return step(offset, std::vector<uint8_t>(kPageBytes, 0xff));
}

bool MemoryPlatform::program(uint32_t offset, const uint8_t* data, size_t bytes) {
    constexpr size_t kWord = 4;
    for (size_t at = 0; at < bytes; at += kWord) {
        uint8_t word[kWord];
        for (size_t i = 0; i < kWord; ++i)
            word[i] = static_cast<uint8_t>(flash_[offset + at + i] & data[at + i]);
        if (!step(offset + at, word))
            return false;
    }
    return true;
}

rt::SensorRead MemoryPlatform::readSensor(rt::Span<float> row) {
    if (options_.sensor.size() - sensorAt_ < row.size())
        return rt::SensorRead::End;
    std::copy_n(options_.sensor.begin() + static_cast<ptrdiff_t>(sensorAt_), row.size(),
                row.begin());
    sensorAt_ += row.size();
    return rt::SensorRead::Row;
}

LoopbackTransport::LoopbackTransport(MemoryPlatform& platform)
    : platform_(platform), own_(std::make_unique<rt::DeviceServer>(platform)), server_(own_.get()) {
    server_->boot();
}

Status LoopbackTransport::write(std::span<const uint8_t> bytes) {
    platform_.toDevice.insert(platform_.toDevice.end(), bytes.begin(), bytes.end());
    return {};
}

Result<size_t> LoopbackTransport::read(std::span<uint8_t> bytes, Milliseconds wait) {
    const uint64_t deadline = micros() + static_cast<uint64_t>(wait.count()) * 1000;
    while (platform_.toDesktop.empty()) {
        if (server_->poll())
            continue;
        if (micros() >= deadline)
            break;
        platform_.wait(200);
    }
    const size_t count = std::min(bytes.size(), platform_.toDesktop.size());
    std::copy_n(platform_.toDesktop.begin(), count, bytes.begin());
    platform_.toDesktop.erase(platform_.toDesktop.begin(),
                              platform_.toDesktop.begin() + static_cast<ptrdiff_t>(count));
    return count;
}

} // namespace tmw
