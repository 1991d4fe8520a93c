// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/cortex_m/cortex_m.h"
#include "device_runtime/firmware/boards/cortex_m/registers.h"
#include "device_runtime/firmware/boards/nrf51/nrf51.h"

namespace tmw {
namespace rt {

/// The crystal, which the baud rate wants; the start is only waited for as long as it can take.
inline void startCrystal() {
    registerAt(kHfClockStarted) = 0;
    registerAt(kHfClockStart) = 1;
    waitUntil([] { return registerAt(kHfClockStarted) != 0; }, 100000);
}

/// TIMER0, which alone has 32 bits, at 8 MHz: a whole number of emulated instructions a tick.
class Nrf51Timer {
public:
    static constexpr uint32_t kTicksPerMicro = 8;
    /// Where one instruction takes a nanosecond.
    static constexpr uint32_t kInstructionsPerTick = 125;

    void start() {
        registerAt(kTimer + kMode) = 0;
        registerAt(kTimer + kBits) = 3;      // 32
        registerAt(kTimer + kPrescaler) = 1; // by two
        registerAt(kTimer + kStart) = 1;
    }
    uint32_t ticks() {
        registerAt(kTimer + kCapture) = 1;
        return registerAt(kTimer + kCaptured);
    }

private:
    enum : uint32_t {
        kStart = 0x000,
        kCapture = 0x040,
        kMode = 0x504,
        kBits = 0x508,
        kPrescaler = 0x510,
        kCaptured = 0x540,
    };
};

/// WDT: once started it only ends with a reset.
class Nrf51Watchdog {
public:
    /// False where there is none, as in QEMU.
    bool start(uint32_t millis) {
        registerAt(kWatchdog + kReload) = millis * kSlowClockHz / 1000;
        registerAt(kWatchdog + kChannels) = 1;
        registerAt(kWatchdog + kConfig) = 1; // not while a debugger halts the processor
        registerAt(kWatchdog + kStart) = 1;
        return (registerAt(kWatchdog + kRunning) & 1) != 0;
    }
    void feed() { registerAt(kWatchdog + kRequest) = 0x6e524635; }

private:
    enum : uint32_t {
        kStart = 0x000,
        kRunning = 0x400,
        kReload = 0x504,
        kChannels = 0x508,
        kConfig = 0x50c,
        kRequest = 0x600,
    };
};

/// From RESETREAS, which gathers reasons until they are cleared. QEMU has no such register: what
/// cannot be cleared tells nothing, and the note left in memory does.
inline StartCause takeStartCause() {
    enum : uint32_t { kPin = 1u << 0, kDog = 1u << 1, kRequest = 1u << 2, kLockup = 1u << 3 };
    const StartCause noted = takeNotedCause();
    const uint32_t reasons = registerAt(kResetReasons);
    registerAt(kResetReasons) = 0xffffffffu;
    if (registerAt(kResetReasons) != 0)
        return noted;
    if (reasons & kDog)
        return StartCause::Watchdog;
    if (reasons & (kRequest | kLockup))
        return StartCause::Software;
    return reasons & kPin ? StartCause::Pin : StartCause::PowerOn;
}

} // namespace rt
} // namespace tmw
