// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

// MPS3 with AN547 (Arm DAI 0547, memory map), by the addresses of its secure side, where it starts.
constexpr uint32_t kUart = 0x59303000;
constexpr uint32_t kWatchdog = 0x5802e000; ///< of the 32 kHz domain
constexpr uint32_t kWatchdogHz = 32768;
constexpr uint32_t kCounter = 0x59302018; ///< of FPGAIO
constexpr uint32_t kTicksPerMicro = 20;
/// Where one instruction takes a nanosecond, the counter advances each 50.
constexpr uint32_t kInstructionsPerTick = 50;

} // namespace rt
} // namespace tmw
