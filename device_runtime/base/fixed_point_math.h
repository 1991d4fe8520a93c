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

/// Bits between the sign and the first bit that is another.
inline int32_t signBits(int32_t value) {
    const uint32_t size = static_cast<uint32_t>(value < 0 ? ~value : value);
    int32_t bits = 0;
    while (bits < 31 && size << bits < 0x40000000u)
        ++bits;
    return bits;
}

/// 1 / value for a value above 0, as multiplier / 2^31 * 2^shift.
struct FixedPointReciprocal {
    int32_t multiplier;
    int32_t shift;
};
inline FixedPointReciprocal reciprocalOf(int32_t value) {
    int32_t spare = 0; // bits above it
    while ((static_cast<uint32_t>(value) << spare & 0x80000000u) == 0)
        ++spare;
    const int32_t rest = static_cast<int32_t>(static_cast<uint32_t>(value) << spare & 0x7fffffffu);
    return FixedPointReciprocal{reciprocalOfOnePlus(rest), spare - 31};
}

/// 1 / sqrt(value) for a whole value of 1 to 2^29 - 1, as multiplier / 2^31 * 2^shift. TensorFlow
/// Lite's: Newton's iteration from 1 in Q3.28 on the value brought to [1/2, 2), 5 times.
struct FixedPointRoot {
    int32_t multiplier;
    int32_t shift;
};
inline FixedPointRoot inverseRoot(int32_t value) {
    if (value <= 1)
        return FixedPointRoot{2147483647, 0};
    int pairs = 0; // of bits that it goes up to lie in [2^27, 2^29)
    while (value < 1 << (27 - 2 * pairs))
        ++pairs;
    const int32_t threeHalves = (1 << 28) + (1 << 27);
    const int32_t halfRootOfTwo = 1518500250;
    const int32_t half = divideByPowerOfTwo((value << (2 * pairs)) >> 1, 1);
    int32_t x = 1 << 28;
    for (int i = 0; i < 5; ++i) {
        const int32_t square = saturatingDoublingHighMultiply(x, x);
        const int32_t cube = saturatingShiftLeft(saturatingDoublingHighMultiply(square, x), 6);
        x = saturatingShiftLeft(wrappingSubtract(saturatingDoublingHighMultiply(threeHalves, x),
                                                 saturatingDoublingHighMultiply(half, cube)),
                                3);
    }
    x = saturatingDoublingHighMultiply(x, halfRootOfTwo);
    const int right = 11 - pairs;
    return right < 0 ? FixedPointRoot{wrappingShiftLeft(x, -right), 0} : FixedPointRoot{x, -right};
}

/// The same rescaled, in the two roundings of TensorFlow Lite; of 0 `most`.
inline int32_t rescaledInverseRoot(int32_t value, int32_t multiplier, int32_t shift, int32_t most) {
    if (value == 0)
        return most;
    const int bits = 20; // keep the root of a whole number whole
    const FixedPointRoot root = inverseRoot(value);
    const int32_t fixed = multiplyByQuantized(1, root.multiplier, root.shift + bits);
    return multiplyByQuantized(fixed, multiplier, shift - bits);
}

} // namespace rt
} // namespace tmw
