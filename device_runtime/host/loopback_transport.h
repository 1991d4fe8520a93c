// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/firmware/device/device_server.h"
#include "device_runtime/host/transport.h"

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace tmw {

/// A board of this process: flash, sensor and line in memory.
class MemoryPlatform final : public rt::Platform {
public:
    struct Options {
        std::string name = "loopback";
        rt::CoreFamily core = rt::CoreFamily::Generic;
        uint32_t slotBytes = 64 * 1024;
        size_t arenaBytes = 64 * 1024;
        std::vector<float> sensor{}; ///< rows, one after another
    };
    explicit MemoryPlatform(Options options);

    /// The model's flash, so that a test can damage it or keep it for the next start.
    std::vector<uint8_t>& flash() { return flash_; }
    /// Bytes that a program() still writes before the power goes; the rest is lost.
    void cutPowerAfter(size_t bytes) { powerBytes_ = bytes; }

    const rt::BoardInfo& info() const override { return info_; }
    size_t read(uint8_t* data, size_t bytes) override;
    void write(const uint8_t* data, size_t bytes) override;
    uint64_t micros() override;
    uint32_t ticks() override { return static_cast<uint32_t>(micros()); }
    bool erasePage(uint32_t offset) override;
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override;
    void startSensor(size_t) override { sensorAt_ = 0; }
    rt::SensorRead readSensor(rt::Span<float> row) override;
    void feedWatchdog() override {}

    std::deque<uint8_t> toDevice;
    std::deque<uint8_t> toDesktop;

private:
    Options options_;
    std::vector<uint8_t> flash_;
    std::vector<uint64_t> arena_;
    rt::BoardInfo info_{};
    size_t sensorAt_ = 0;
    size_t powerBytes_ = SIZE_MAX;
};

/// The device's side run in this process, on the thread that reads.
class LoopbackTransport : public Transport {
public:
    /// Boots the device; the platform must outlive the transport.
    explicit LoopbackTransport(MemoryPlatform& platform);

    Status write(std::span<const uint8_t> bytes) override;
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override;

private:
    MemoryPlatform& platform_;
    std::unique_ptr<rt::DeviceServer> server_;
};

} // namespace tmw
