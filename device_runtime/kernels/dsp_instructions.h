// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/core_family.h"

#include <stdint.h>
#include <string.h>

namespace tmw {
namespace rt {

// The instructions of Armv7E-M that the packed kernels are written for, and portable bodies that
// give the same bits.

/// Four bytes at any address.
inline uint32_t loadWord(const void* at) {
    uint32_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

#if TMW_RT_HAS_DSP

/// Bytes 0 and 2, sign-extended to halfwords.
inline uint32_t extendEven(uint32_t bytes) {
    uint32_t result;
    __asm__("sxtb16 %0, %1" : "=r"(result) : "r"(bytes));
    return result;
}
/// Bytes 1 and 3, sign-extended to halfwords.
inline uint32_t extendOdd(uint32_t bytes) {
    uint32_t result;
    __asm__("sxtb16 %0, %1, ror #8" : "=r"(result) : "r"(bytes));
    return result;
}
/// sum + a.low * b.low + a.high * b.high of signed halfwords, wrapping.
inline int32_t multiplyAddPairs(uint32_t a, uint32_t b, int32_t sum) {
    int32_t result;
    __asm__("smlad %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(sum));
    return result;
}
/// sum + a.low * b.low, of signed halfwords.
inline int32_t multiplyAddLow(uint32_t a, uint32_t b, int32_t sum) {
    int32_t result;
    __asm__("smlabb %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(sum));
    return result;
}
/// sum + a.high * b.high.
inline int32_t multiplyAddHigh(uint32_t a, uint32_t b, int32_t sum) {
    int32_t result;
    __asm__("smlatt %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(sum));
    return result;
}
/// round(a * b / 2^32), ties up.
inline int32_t highMultiply(int32_t a, int32_t b) {
    int32_t result;
    __asm__("smmulr %0, %1, %2" : "=r"(result) : "r"(a), "r"(b));
    return result;
}
/// sum + round(a * b / 2^32), ties up, wrapping.
inline int32_t highMultiplyAdd(int32_t a, int32_t b, int32_t sum) {
    int32_t result;
    __asm__("smmlar %0, %1, %2, %3" : "=r"(result) : "r"(a), "r"(b), "r"(sum));
    return result;
}
/// Held within -128 to 127.
inline int32_t saturate8(int32_t value) {
    int32_t result;
    __asm__("ssat %0, #8, %1" : "=r"(result) : "r"(value));
    return result;
}

#else

inline uint32_t extendHalf(uint32_t byte) {
    return static_cast<uint32_t>(static_cast<int32_t>(static_cast<int8_t>(byte & 0xffu))) & 0xffffu;
}
inline uint32_t extendEven(uint32_t bytes) {
    return extendHalf(bytes) | extendHalf(bytes >> 16) << 16;
}
inline uint32_t extendOdd(uint32_t bytes) {
    return extendEven(bytes >> 8);
}
inline int32_t multiplyAddPairs(uint32_t a, uint32_t b, int32_t sum) {
    const int32_t low =
        int32_t(static_cast<int16_t>(a & 0xffffu)) * static_cast<int16_t>(b & 0xffffu);
    const int32_t high = int32_t(static_cast<int16_t>(a >> 16)) * static_cast<int16_t>(b >> 16);
    return static_cast<int32_t>(static_cast<uint32_t>(sum) + static_cast<uint32_t>(low) +
                                static_cast<uint32_t>(high));
}
inline int32_t highMultiply(int32_t a, int32_t b) {
    return static_cast<int32_t>((static_cast<int64_t>(a) * b + (int64_t(1) << 31)) >> 32);
}
inline int32_t highMultiplyAdd(int32_t a, int32_t b, int32_t sum) {
    return static_cast<int32_t>(static_cast<uint32_t>(sum) +
                                static_cast<uint32_t>(highMultiply(a, b)));
}
inline int32_t saturate8(int32_t value) {
    return value < -128 ? -128 : value > 127 ? 127 : value;
}

#endif

} // namespace rt
} // namespace tmw
