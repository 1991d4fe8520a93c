// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/rounding.h"

#include <stdint.h>

namespace tmw {
namespace rt {

/// How the floats of a batch become int8: q = zero + x * perUnit, rounded half away and clamped,
/// and x is about step * (q - zero).
struct HybridSteps {
    float perUnit;
    float step;
    int32_t zero;
    int32_t low; ///< of the clamp; to 127

    int8_t quantize(float x) const {
        return static_cast<int8_t>(roundHalfAway(static_cast<float>(zero) + x * perUnit, low, 127));
    }
};

/// 127 steps on either side of 0, to the greatest magnitude. `count` is at least 1.
HybridSteps symmetricSteps(const float* values, uint32_t count);
/// 255 steps over all values and 0, in doubles, as TensorFlow Lite has them.
HybridSteps affineSteps(const float* values, uint32_t count);

} // namespace rt
} // namespace tmw
