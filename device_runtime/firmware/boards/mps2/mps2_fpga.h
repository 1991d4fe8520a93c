// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

// MPS2+ with AN385, AN386 or AN500 (Arm's application notes of these names, memory map).
constexpr uint32_t kUart = 0x40004000;
constexpr uint32_t kWatchdog = 0x40008000;
constexpr uint32_t kWatchdogHz = 25000000;
constexpr uint32_t kCounter = 0x40028018; ///< of FPGAIO, at 25 MHz
constexpr uint32_t kTicksPerMicro = 25;
/// Where one instruction takes a nanosecond, the counter advances each 40.
constexpr uint32_t kInstructionsPerTick = 40;

} // namespace rt
} // namespace tmw
