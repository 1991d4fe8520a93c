// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

// Registers of the nRF51822 (nRF51 Series Reference Manual 3.0; the names are Nordic's).

constexpr uint32_t kHfClockStart = 0x40000000;   ///< CLOCK, 13.2
constexpr uint32_t kHfClockStarted = 0x40000100; ///< CLOCK
constexpr uint32_t kResetReasons = 0x40000400;   ///< POWER.RESETREAS, 12.2
constexpr uint32_t kUart = 0x40002000;           ///< UART0, 29
constexpr uint32_t kUartInterrupt = 2;
constexpr uint32_t kTimer = 0x40008000;    ///< TIMER0, 17
constexpr uint32_t kWatchdog = 0x40010000; ///< WDT, 20
constexpr uint32_t kFlash = 0x4001e000;    ///< NVMC, 6
constexpr uint32_t kGpio = 0x50000000;     ///< GPIO, 14
constexpr uint32_t kPinOutSet = 0x508;     ///< of GPIO
constexpr uint32_t kPinIsOutputSet = 0x518;
constexpr uint32_t kPinConfiguration = 0x700; ///< a word each pin

/// High and low frequency clock.
constexpr uint32_t kClockHz = 16000000;
constexpr uint32_t kSlowClockHz = 32768;

} // namespace rt
} // namespace tmw
