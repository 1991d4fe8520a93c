// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

// Registers of the STM32F405 (ST RM0090, memory map in 2.3; the names are ST's).

constexpr uint32_t kTimer2 = 0x40000000;
constexpr uint32_t kTimer5 = 0x40000c00;
constexpr uint32_t kWatchdog = 0x40003000; ///< IWDG, 21
constexpr uint32_t kUsart1 = 0x40011000;   ///< USART1, 30
constexpr uint32_t kUsart1Interrupt = 37;
constexpr uint32_t kGpioA = 0x40020000; ///< 8
constexpr uint32_t kRcc = 0x40023800;   ///< 7
constexpr uint32_t kRccAhb1Enable = kRcc + 0x30;
constexpr uint32_t kRccApb1Enable = kRcc + 0x40;
constexpr uint32_t kRccApb2Enable = kRcc + 0x44;
constexpr uint32_t kRccStatus = kRcc + 0x74;
constexpr uint32_t kFlash = 0x40023c00; ///< 3.9

/// The internal oscillator, which runs after a reset: no wait states, nothing to fail.
constexpr uint32_t kClockHz = 16000000;

} // namespace rt
} // namespace tmw
