// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

/// The rounding rules of TensorFlow Lite Micro's integer kernels, by the names its papers use.

/// Sums that may wrap, as two's complement does.
constexpr int32_t wrappingAdd(int32_t a, int32_t b) {
    return static_cast<int32_t>(static_cast<uint32_t>(a) + static_cast<uint32_t>(b));
}
constexpr int32_t wrappingShiftLeft(int32_t value, int bits) {
    return static_cast<int32_t>(static_cast<uint32_t>(value) << bits);
}

/// round(a * b / 2^31), ties up; `b` is not negative.
constexpr int32_t doublingHighMultiply(int32_t a, int32_t b) {
    return static_cast<int32_t>((static_cast<int64_t>(a) * b + (int64_t(1) << 30)) >> 31);
}
static_assert(doublingHighMultiply(1, 1 << 30) == 1, "a half goes up");
static_assert(doublingHighMultiply(-1, 1 << 30) == 0, "a negative half goes up");
static_assert(doublingHighMultiply(-3, 1 << 30) == -1, "so does minus three halves");

/// round(value / 2^bits), ties away from zero; bits of 0 to 31.
constexpr int32_t divideByPowerOfTwo(int32_t value, int bits) {
    return bits == 0 ? value
                     : static_cast<int32_t>((static_cast<int64_t>(value) +
                                             (int64_t(1) << (bits - 1)) - (value < 0)) >>
                                            bits);
}
static_assert(divideByPowerOfTwo(3, 1) == 2, "a half goes away from zero");
static_assert(divideByPowerOfTwo(-3, 1) == -2, "a negative half goes away from zero");
static_assert(divideByPowerOfTwo(-2147483647 - 1, 31) == -1, "the least value has its quotient");

/// Double rounding: value * multiplier / 2^31 * 2^shift, both steps rounded.
constexpr int32_t multiplyByQuantized(int32_t value, int32_t multiplier, int shift) {
    return divideByPowerOfTwo(
        doublingHighMultiply(wrappingShiftLeft(value, shift > 0 ? shift : 0), multiplier),
        shift > 0 ? 0 : -shift);
}
static_assert(multiplyByQuantized(3, 1 << 30, -1) == 1, "3/2 to 2, then 2/2");
static_assert(multiplyByQuantized(-3, 1 << 30, -1) == -1, "-3/2 to -1, then -1/2 away from zero");

constexpr int32_t clamp(int32_t value, int32_t low, int32_t high) {
    return value < low ? low : value > high ? high : value;
}

} // namespace rt
} // namespace tmw
