// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/cortex_m/sweep.h"
#include "device_runtime/firmware/boards/nrf51/nrf51_clock.h"
#include "device_runtime/firmware/boards/nrf51/nrf51_flash.h"
#include "device_runtime/firmware/boards/nrf51/nrf51_uart.h"
#include "device_runtime/firmware/platform.h"

extern "C" void tmwUartInterrupt();

namespace tmw {
namespace rt {

namespace {

// To the interface chip, which is the board's serial port over USB (schematic of BBC micro:bit
// 1.5, TGT_TX and TGT_RX).
constexpr uint32_t kTxPin = 24;
constexpr uint32_t kRxPin = 25;
/// More than the slowest model that fits takes for an inference.
constexpr uint32_t kWatchdogMillis = 8000;

Nrf51Uart uart;

class MicrobitPlatform final : public Platform {
public:
    MicrobitPlatform() {
        startCrystal();
        timer_.start();
        uart.start(kTxPin, kRxPin);
        info_.name = TMW_BOARD_NAME;
        info_.core = kBuiltCore;
        info_.arena = arenaMemory();
        info_.flash = tmwModelsStart;
        info_.pageBytes = kFlashPageBytes;
        info_.slotBytes = slotBytesIn(modelsBytes(), kFlashPageBytes);
        info_.slotsAreVolatile = false;
        info_.instructionsPerTick = Nrf51Timer::kInstructionsPerTick;
        info_.stack = stackMemory();
        info_.startCause = takeStartCause();
        if (watchdog_.start(kWatchdogMillis))
            info_.watchdogMillis = kWatchdogMillis;
    }

    const BoardInfo& info() const override { return info_; }
    size_t read(uint8_t* data, size_t bytes) override { return uart.read(data, bytes); }
    void write(const uint8_t* data, size_t bytes) override { uart.write(data, bytes); }

    uint64_t micros() override {
        const uint32_t now = timer_.ticks();
        elapsed_ += now - last_;
        last_ = now;
        return elapsed_ / Nrf51Timer::kTicksPerMicro;
    }
    uint32_t ticks() override { return timer_.ticks(); }

    bool erasePage(uint32_t offset) override {
        feedWatchdog();
        return eraseFlashPage(tmwModelsStart + offset);
    }
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override {
        return programFlash(tmwModelsStart + offset, data, bytes);
    }

    void startSensor(size_t) override { sweep_.start(); }
    SensorRead readSensor(Span<float> row) override {
        sweep_.read(row);
        return SensorRead::Row;
    }

    void feedWatchdog() override { watchdog_.feed(); }

private:
    BoardInfo info_ = {};
    Nrf51Timer timer_;
    Nrf51Watchdog watchdog_;
    Sweep sweep_;
    uint64_t elapsed_ = 0;
    uint32_t last_ = 0;
};

} // namespace

} // namespace rt
} // namespace tmw

void tmwUartInterrupt() {
    tmw::rt::uart.onReceived();
}

// Interrupts 0 to 2: power and clock, radio, UART.
extern "C" __attribute__((section(".vectors.interrupts"), used)) void (*const tmwInterrupts[])() = {
    nullptr, nullptr, tmwUartInterrupt};

int main() {
    // No destructor and no thread-safe guard: a board has neither threads nor an end.
    static tmw::rt::MicrobitPlatform platform;
    tmw::rt::runCompanion(platform);
}
