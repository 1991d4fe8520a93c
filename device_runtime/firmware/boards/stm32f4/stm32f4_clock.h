// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/firmware/boards/cortex_m/cortex_m.h"
#include "device_runtime/firmware/boards/cortex_m/registers.h"
#include "device_runtime/firmware/boards/stm32f4/stm32f4.h"

namespace tmw {
namespace rt {

/// The part says that its internal oscillator is ready. QEMU has no clock controller: its timers
/// run at 1 GHz whatever is asked of it.
inline bool hasClockController() {
    constexpr uint32_t kHsiReady = 1u << 1;
    return (registerAt(kRcc) & kHsiReady) != 0;
}

/// A timer of 32 bits that counts up for ever (RM0090, 18).
class Stm32Timer {
public:
    explicit constexpr Stm32Timer(uint32_t base) : base_(base) {}

    /// `divider` at most 65536.
    void start(uint32_t divider) {
        registerAt(kRccApb1Enable) = registerAt(kRccApb1Enable) | 1u << 0 | 1u << 3; // TIM2, TIM5
        registerAt(base_ + kDivider) = divider - 1;
        registerAt(base_ + kLimit) = 0xffffffffu;
        registerAt(base_ + kEvent) = 1; // takes the divider over
        registerAt(base_ + kControl) = 1;
    }
    uint32_t count() { return registerAt(base_ + kCount); }

private:
    enum : uint32_t {
        kControl = 0x00,
        kEvent = 0x14,
        kCount = 0x24,
        kDivider = 0x28,
        kLimit = 0x2c,
    };
    uint32_t base_;
};

/// IWDG (RM0090, 21), of the internal 32 kHz oscillator, which is exact to a third or so. Once
/// started it only ends with a reset.
class Stm32Watchdog {
public:
    /// False where there is none, as in QEMU. `millis` up to 8190.
    bool start(uint32_t millis) {
        registerAt(kWatchdog + kKey) = 0xcccc;
        registerAt(kWatchdog + kKey) = 0x5555;
        registerAt(kWatchdog + kDivider) = 4; // by 64: half a kilohertz
        registerAt(kWatchdog + kReload) = millis / 2;
        waitUntil([] { return registerAt(kWatchdog + kState) == 0; }, 100000);
        feed();
        return registerAt(kWatchdog + kReload) == millis / 2;
    }
    void feed() { registerAt(kWatchdog + kKey) = 0xaaaa; }

private:
    enum : uint32_t { kKey = 0x00, kDivider = 0x04, kReload = 0x08, kState = 0x0c };
};

/// From RCC_CSR (RM0090, 7.3.21), which gathers reasons until they are cleared. QEMU has no such
/// register: where no reason stands, the note left in memory tells.
inline StartCause takeStartCause() {
    enum : uint32_t {
        kClear = 1u << 24,
        kBrownOut = 1u << 25,
        kPin = 1u << 26,
        kPower = 1u << 27,
        kSoftware = 1u << 28,
        kWatchdogs = 3u << 29,
    };
    const StartCause noted = takeNotedCause();
    const uint32_t reasons = registerAt(kRccStatus);
    registerAt(kRccStatus) = reasons | kClear;
    // Every reset pulls the pin as well, so that one comes last.
    if (reasons & kWatchdogs)
        return StartCause::Watchdog;
    if (reasons & kSoftware)
        return StartCause::Software;
    if (reasons & (kPower | kBrownOut))
        return StartCause::PowerOn;
    return reasons & kPin ? StartCause::Pin : noted;
}

} // namespace rt
} // namespace tmw
