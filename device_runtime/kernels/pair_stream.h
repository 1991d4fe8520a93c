// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

/// What follows the weights of two outputs. The second rounding of each shifts to the right by
/// 1 to 22; half a step and the zero point are (2 * zeroPoint + 1) << (shift - 1).
struct PairTail {
    int32_t multipliers[2];
    uint8_t shifts[4]; ///< less 1; the last two are 0

    bool isGood() const { return shifts[0] <= 21 && shifts[1] <= 21; }
};

} // namespace rt
} // namespace tmw
