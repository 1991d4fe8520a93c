// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

/// A word of a peripheral.
inline volatile uint32_t& registerAt(uint32_t address) {
    return *reinterpret_cast<volatile uint32_t*>(address);
}

// System control block (Armv6-M and Armv7-M Architecture Reference Manuals, B3.2). The names are
// Arm's.
constexpr uint32_t kVtor = 0xe000ed08;
constexpr uint32_t kAircr = 0xe000ed0c;
constexpr uint32_t kShcsr = 0xe000ed24;
constexpr uint32_t kCfsr = 0xe000ed28;
constexpr uint32_t kMmfar = 0xe000ed34;
constexpr uint32_t kBfar = 0xe000ed38;
constexpr uint32_t kCpacr = 0xe000ed88;
/// Interrupts 0 to 31 in the first word, and so on.
constexpr uint32_t kNvicEnable = 0xe000e100;

inline void enableInterrupt(uint32_t number) {
    registerAt(kNvicEnable + number / 32 * 4) = 1u << number % 32;
}

/// Whether `isSo()` within some turns: hardware that an emulator lacks never answers.
template <typename Condition>
bool waitUntil(Condition isSo, uint32_t turns) {
    while (turns-- > 0)
        if (isSo())
            return true;
    return false;
}

} // namespace rt
} // namespace tmw
