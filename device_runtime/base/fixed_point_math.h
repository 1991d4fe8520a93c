// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"

namespace tmw {
namespace rt {

/// 2 / (1 + x) in Q29 for x in Q31 within [0, 1], by three steps of Newton's method in the fixed
/// point of TensorFlow Lite: the same bits.
inline int32_t newtonReciprocal(int32_t x) {
    const int32_t halfDenominator = static_cast<int32_t>((int64_t(x) + 2147483647 + 1) / 2);
    // 48/17 and -32/17 in Q29.
    int32_t value =
        wrappingAdd(1515870810, saturatingDoublingHighMultiply(halfDenominator, -1010580540));
    for (int i = 0; i < 3; ++i) {
        const int32_t error = (1 << 29) - saturatingDoublingHighMultiply(halfDenominator, value);
        value = wrappingAdd(value,
                            saturatingShiftLeft(saturatingDoublingHighMultiply(value, error), 2));
    }
    return value;
}

/// 1 / (1 + x) in Q31.
inline int32_t reciprocalOfOnePlus(int32_t x) {
    return saturatingShiftLeft(newtonReciprocal(x), 1);
}

} // namespace rt
} // namespace tmw
