// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

/// What follows the weights of two outputs, for each of them.
struct PairTail {
    struct {
        int32_t multiplier;
        int32_t offset; ///< half a step of the shift and the zero point
        int32_t right;  ///< 1 to 22
    } of[2];
};

} // namespace rt
} // namespace tmw
