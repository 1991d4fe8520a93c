// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

/// The rounding rules of TensorFlow Lite Micro's integer kernels, by the names its papers use.

/// Results that may wrap, as two's complement does.
constexpr int32_t wrappingAdd(int32_t a, int32_t b) {
    return static_cast<int32_t>(static_cast<uint32_t>(a) + static_cast<uint32_t>(b));
}
constexpr int32_t wrappingSubtract(int32_t a, int32_t b) {
    return static_cast<int32_t>(static_cast<uint32_t>(a) - static_cast<uint32_t>(b));
}
constexpr int32_t wrappingMultiply(int32_t a, int32_t b) {
    return static_cast<int32_t>(static_cast<uint32_t>(a) * static_cast<uint32_t>(b));
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

/// The same for two numbers of any sign; the one product that does not fit saturates.
constexpr int32_t saturatingDoublingHighMultiply(int32_t a, int32_t b) {
    return a == b && a == -2147483647 - 1
               ? 2147483647
               : static_cast<int32_t>((static_cast<int64_t>(a) * b + (int64_t(1) << 30)) >> 31);
}
static_assert(saturatingDoublingHighMultiply(-2147483647 - 1, -2147483647 - 1) == 2147483647,
              "minus one squared saturates");

/// value * 2^bits, held within 32 bits.
constexpr int32_t saturatingShiftLeft(int32_t value, int bits) {
    return value > (2147483647 >> bits)          ? 2147483647
           : value < ((-2147483647 - 1) >> bits) ? -2147483647 - 1
                                                 : wrappingShiftLeft(value, bits);
}
static_assert(saturatingShiftLeft(1 << 30, 1) == 2147483647, "too large");
static_assert(saturatingShiftLeft(-(1 << 30), 1) == -2147483647 - 1, "the least value fits");

/// The lowest `bits` bits, of 0 to 31.
constexpr uint32_t lowBits(int bits) {
    return (1u << bits) - 1u;
}

/// round(value / 2^bits), ties away from zero; bits of 0 to 31. One expression, as the rest here:
/// some Arduino cores compile as C++11.
constexpr int32_t divideByPowerOfTwo(int32_t value, int bits) {
    return (value >> bits) + ((static_cast<uint32_t>(value) & lowBits(bits)) >
                                      (lowBits(bits) >> 1) + (value < 0 ? 1u : 0u)
                                  ? 1
                                  : 0);
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

/// A 64-bit sum by a multiplier cut to 16 bits, rounded once, ties up; shift of -31 to 7.
constexpr int32_t reducedMultiplier(int32_t multiplier) {
    return multiplier < 0x7fff0000 ? (multiplier + (1 << 15)) >> 16 : 0x7fff;
}
constexpr int32_t multiplyWideByQuantized(int64_t value, int32_t multiplier, int shift) {
    return static_cast<int32_t>(
        static_cast<int64_t>(static_cast<uint64_t>(value) *
                                 static_cast<uint64_t>(reducedMultiplier(multiplier)) +
                             (uint64_t(1) << (14 - shift))) >>
        (15 - shift));
}
static_assert(multiplyWideByQuantized(3, 1 << 30, 0) == 2, "three halves go up");
static_assert(multiplyWideByQuantized(-3, 1 << 30, 0) == -1, "so do minus three halves");

constexpr int32_t clamp(int32_t value, int32_t low, int32_t high) {
    return value < low ? low : value > high ? high : value;
}

} // namespace rt
} // namespace tmw
