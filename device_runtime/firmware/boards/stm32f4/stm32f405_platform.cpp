// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/firmware/boards/cortex_m/sweep.h"
#include "device_runtime/firmware/boards/stm32f4/stm32f4_clock.h"
#include "device_runtime/firmware/boards/stm32f4/stm32f4_flash.h"
#include "device_runtime/firmware/boards/stm32f4/stm32f4_uart.h"
#include "device_runtime/firmware/platform.h"

extern "C" void tmwUsart1Interrupt();

namespace tmw {
namespace rt {

namespace {

constexpr uint32_t kWatchdogMillis = 8000;
/// The emulated timers' clock.
constexpr uint32_t kEmulatedHz = 1000000000;

Stm32Uart uart;

class Stm32f405Platform final : public Platform {
public:
    Stm32f405Platform() {
        const bool real = hasClockController();
        // Cycles of the part, or instructions where one takes a nanosecond.
        cycles_.start(1);
        microseconds_.start((real ? kClockHz : kEmulatedHz) / 1000000);
        uart.start();
        const Span<uint8_t> memory = arenaMemory();
        const size_t arenaBytes = memory.size() - Stm32Flash::kStandInBytes;
        flash_.start(memory.data() + arenaBytes);
        info_.name = TMW_BOARD_NAME;
        info_.core = kBuiltCore;
        info_.arena = flash_.isVolatile() ? memory.part(0, arenaBytes) : memory;
        info_.flash = flash_.memory();
        info_.pageBytes = flash_.pageBytes();
        info_.slotBytes = slotBytesIn(flash_.bytes(), flash_.pageBytes());
        info_.slotsAreVolatile = flash_.isVolatile();
        info_.instructionsPerTick = real ? 0 : 1;
        info_.stack = stackMemory();
        info_.startCause = takeStartCause();
        if (watchdog_.start(kWatchdogMillis))
            info_.watchdogMillis = kWatchdogMillis;
    }

    const BoardInfo& info() const override { return info_; }
    size_t read(uint8_t* data, size_t bytes) override { return uart.read(data, bytes); }
    void write(const uint8_t* data, size_t bytes) override { uart.write(data, bytes); }

    uint64_t micros() override {
        const uint32_t now = microseconds_.count();
        elapsed_ += now - last_;
        last_ = now;
        return elapsed_;
    }
    uint32_t ticks() override { return cycles_.count(); }

    bool erasePage(uint32_t offset) override {
        feedWatchdog();
        return flash_.erasePage(offset);
    }
    bool program(uint32_t offset, const uint8_t* data, size_t bytes) override {
        return flash_.program(offset, data, bytes);
    }

    void startSensor(size_t) override { sweep_.start(); }
    SensorRead readSensor(Span<float> row) override {
        sweep_.read(row);
        return SensorRead::Row;
    }

    void feedWatchdog() override { watchdog_.feed(); }

private:
    BoardInfo info_ = {};
    Stm32Timer cycles_{kTimer2};
    Stm32Timer microseconds_{kTimer5};
    Stm32Watchdog watchdog_;
    Stm32Flash flash_;
    Sweep sweep_;
    uint64_t elapsed_ = 0;
    uint32_t last_ = 0;
};

} // namespace

} // namespace rt
} // namespace tmw

void tmwUsart1Interrupt() {
    tmw::rt::uart.onReceived();
}

struct Interrupts {
    void (*unused[tmw::rt::kUsart1Interrupt])();
    void (*usart1)();
};
extern "C" __attribute__((section(".vectors.interrupts"), used))
const Interrupts tmwInterrupts = {{}, tmwUsart1Interrupt};

int main() {
    // No destructor and no thread-safe guard: a board has neither threads nor an end.
    static tmw::rt::Stm32f405Platform platform;
    tmw::rt::runCompanion(platform);
}
