// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "device_runtime/firmware/device/device_server.h"
#include "device_runtime/host/transport.h"

#include <algorithm>
#include <deque>
#include <memory>
#include <optional>
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
        bool virtualTime = false;    ///< time passes only where somebody waits
    };
    explicit MemoryPlatform(Options options);

    /// The model's flash, so that a test can damage it or keep it for the next start.
    std::span<uint8_t> flash() { return flash_; }
    /// As much as fits.
    void setFlash(std::span<const uint8_t> bytes) {
        std::copy_n(bytes.begin(), std::min(bytes.size(), flash_.size()), flash_.begin());
    }
    /// Words that are still programmed, and pages erased, before the power goes; what comes then is
    /// lost. `tear` decides what the step under way leaves: some of its bits, by chance.
    void cutPowerAfter(uint64_t steps, std::optional<uint64_t> tear = {});
    void restorePower() { cutPowerAfter(UINT64_MAX); }
    /// Steps done since the power was last set.
    uint64_t flashSteps() const { return steps_; }
    /// Lets time pass.
    void wait(uint64_t micros);

    const rt::BoardInfo& info() const override { return info_; }
    size_t read(uint8_t* data, size_t bytes) override;
    void write(const uint8_t* data, size_t bytes) override;
    uint64_t micros() override;
    uint32_t ticks() override { return static_cast<uint32_t>(micros()); }
    bool erasePage(uint32_t offset) override;
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override;
    void startSensor(size_t) override { sensorAt_ = 0; }
    rt::SensorRead readSensor(rt::Span<float> row) override;
    void feedWatchdog() override { ++watchdogFed_; }
    uint64_t watchdogFed() const { return watchdogFed_; }

    std::deque<uint8_t> toDevice;
    std::deque<uint8_t> toDesktop;

private:
    /// Whether the next step is done; the one that the power leaves torn is not.
    bool step(size_t offset, std::span<const uint8_t> after);

    Options options_;
    std::vector<uint8_t> flash_;
    std::vector<uint64_t> arena_;
    rt::BoardInfo info_{};
    size_t sensorAt_ = 0;
    uint64_t steps_ = 0;
    uint64_t power_ = UINT64_MAX;
    std::optional<Random> tear_;
    uint64_t virtualMicros_ = 0;
    uint64_t watchdogFed_ = 0;
};

/// The device's side run in this process, on the thread that reads.
class LoopbackTransport : public Transport {
public:
    /// Boots the device; the platform must outlive the transport.
    explicit LoopbackTransport(MemoryPlatform& platform);
    /// A new line to a device that runs on; both must outlive the transport.
    LoopbackTransport(MemoryPlatform& platform, rt::DeviceServer& server)
        : platform_(platform), server_(&server) {}

    Status write(std::span<const uint8_t> bytes) override;
    Result<size_t> read(std::span<uint8_t> bytes, Milliseconds wait) override;
    uint64_t micros() const override { return platform_.micros(); }

private:
    MemoryPlatform& platform_;
    std::unique_ptr<rt::DeviceServer> own_;
    rt::DeviceServer* server_;
};

} // namespace tmw
