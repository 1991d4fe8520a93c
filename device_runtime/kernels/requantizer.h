// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dsp_instructions.h"
#include "device_runtime/kernels/kernel.h"

#if TMW_RT_HAS_MVE
#include <arm_mve.h>
#endif

namespace tmw {
namespace rt {

/// A rescaling and a zero point spread out for a loop: highMultiply(sum << left, multiplier) is the
/// first rounding; the second is (t - (t < 0) + offset) >> right, whose offset is half a step plus
/// the zero point.
struct Requantizer {
    int32_t multiplier;
    int32_t left;
    int32_t right;
    int32_t offset;
    int32_t negatives; ///< all ones where there is a second rounding

    Requantizer(const Rescale& rescale, int32_t zeroPoint)
        : multiplier(rescale.multiplier), left(rescale.shift > 0 ? rescale.shift + 1 : 1),
          right(rescale.shift < 0 ? -rescale.shift : 0),
          offset(wrappingAdd(static_cast<int32_t>((1u << right) >> 1),
                             wrappingShiftLeft(zeroPoint, right))),
          negatives(right > 0 ? -1 : 0) {}

    int8_t operator()(int32_t sum) const {
        const int32_t first = highMultiply(wrappingShiftLeft(sum, left), multiplier);
        const int32_t second =
            wrappingAdd(wrappingAdd(first, (first >> 31) & negatives), offset) >> right;
        return static_cast<int8_t>(saturate8(second));
    }
};

/// The same where there are two roundings and no shift to the left (kRightShifts).
inline int8_t requantizeRight(int32_t sum, int32_t multiplier, int32_t shift, int32_t zeroPoint) {
    const int32_t first = highMultiply(wrappingShiftLeft(sum, 1), multiplier);
    const int32_t right = -shift;
    // Half a step, and the zero point in steps.
    const int32_t offset = wrappingShiftLeft(wrappingAdd(2 * zeroPoint, 1), right - 1);
    return static_cast<int8_t>(
        saturate8(wrappingAdd(wrappingAdd(first, first >> 31), offset) >> right));
}

#if TMW_RT_HAS_MVE
/// The same in four lanes, clamped.
inline int32x4_t requantizeLanes(int32x4_t sums, int32x4_t multipliers, int32x4_t shifts,
                                 int32_t zeroPoint, int32_t low, int32_t high) {
    const int32x4_t first = vqrdmulhq_s32(sums, multipliers);
    // A rounding shift takes ties up; those below zero go away from it.
    const int32x4_t second = vrshlq_s32(vaddq_s32(first, vshrq_n_s32(first, 31)), shifts);
    return vminq_s32(vmaxq_s32(vaddq_n_s32(second, zeroPoint), vdupq_n_s32(low)),
                     vdupq_n_s32(high));
}
#endif

constexpr bool isRightShift(int32_t shift) {
    return shift >= -22 && shift <= -1;
}

} // namespace rt
} // namespace tmw
