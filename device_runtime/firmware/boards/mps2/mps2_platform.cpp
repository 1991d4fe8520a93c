// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/cortex_m/cortex_m.h"
#include "device_runtime/firmware/boards/mps2/cmsdk.h"
#include "device_runtime/firmware/boards/mps2/flash_file.h"
#include "device_runtime/firmware/boards/mps2/sensor_file.h"

#include TMW_BOARD_ADDRESSES

extern "C" void tmwNmi();

namespace tmw {
namespace rt {

namespace {

constexpr uint32_t kWatchdogMillis = 8000;
constexpr uint32_t kFeedTicks = kTicksPerMicro * 50000;

/// The watchdog's first time-out has passed: if nobody feeds it, the second one restarts the board.
volatile bool watchdogWarned = false;

class Mps2Platform final : public Platform {
public:
    Mps2Platform() {
        uart_.start();
        flash_.start();
        info_.name = TMW_BOARD_NAME;
        info_.core = kBuiltCore;
        info_.arena = arenaMemory();
        info_.flash = tmwModelsStart;
        info_.pageBytes = FlashFile::kPageBytes;
        info_.slotBytes = slotBytesIn(modelsBytes(), FlashFile::kPageBytes);
        info_.slotsAreVolatile = flash_.isVolatile();
        info_.instructionsPerTick = kInstructionsPerTick;
        info_.stack = stackMemory();
        info_.startCause = takeNotedCause();
        // Two time-outs, hence half of it each.
        if (watchdog_.start(kWatchdogHz / 1000 * kWatchdogMillis / 2))
            info_.watchdogMillis = kWatchdogMillis;
    }

    const BoardInfo& info() const override { return info_; }
    size_t read(uint8_t* data, size_t bytes) override { return uart_.read(data, bytes); }
    void write(const uint8_t* data, size_t bytes) override { uart_.write(data, bytes); }

    uint64_t micros() override {
        const uint32_t now = ticks();
        elapsed_ += now - last_;
        last_ = now;
        return elapsed_ / kTicksPerMicro;
    }
    uint32_t ticks() override { return registerAt(kCounter); }

    bool erasePage(uint32_t offset) override { return flash_.erasePage(offset); }
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override {
        return flash_.program(offset, data, bytes);
    }

    void startSensor(size_t) override { sensor_.start(); }
    SensorRead readSensor(Span<float> row) override { return sensor_.read(row); }

    void feedWatchdog() override {
        // Now and then is enough, and to look at the counter is cheaper.
        const uint32_t now = ticks();
        if (now - fedAt_ < kFeedTicks)
            return;
        fedAt_ = now;
        watchdog_.feed();
        if (watchdogWarned) {
            watchdogWarned = false;
            takeNotedCause();
        }
    }

private:
    BoardInfo info_ = {};
    CmsdkUart uart_{kUart};
    CmsdkWatchdog watchdog_{kWatchdog};
    FlashFile flash_;
    SensorFile sensor_;
    uint32_t fedAt_ = 0;
    uint64_t elapsed_ = 0;
    uint32_t last_ = 0;
};

} // namespace

} // namespace rt
} // namespace tmw

void tmwNmi() {
    tmw::rt::watchdogWarned = true;
    tmw::rt::noteCause(tmw::rt::StartCause::Watchdog);
}

int main() {
    // No destructor and no thread-safe guard: a board has neither threads nor an end.
    static tmw::rt::Mps2Platform platform;
    tmw::rt::runCompanion(platform);
}
