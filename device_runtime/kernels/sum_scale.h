// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/kernel.h"
#include "device_runtime/plan/sum_records.h"

namespace tmw {
namespace rt {

constexpr int kTermShift = 19;

inline int32_t termOf(const SumScale& scale, int32_t q) {
    return wrappingShiftLeft(wrappingSubtract(q, scale.inputZeroPoint), kTermShift);
}

inline int8_t scaledSum(const SumScale& scale, int32_t sum) {
    const int32_t value = multiplyByQuantized(sum, scale.rescale.multiplier, scale.rescale.shift);
    return static_cast<int8_t>(clamp(wrappingAdd(value, scale.zeroPoint), -128, 127));
}

constexpr bool isSumScale(const SumScale& scale) {
    return isRescale(scale.rescale) && scale.rescale.shift <= 0;
}

} // namespace rt
} // namespace tmw
