// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"

#include <stdint.h>

namespace tmw {
namespace rt {

/// The highest bit that is set, counted from 1; 0: none.
inline uint32_t highestBit(uint32_t value) {
    uint32_t bits = 0;
    for (; value != 0; value >>= 1)
        ++bits;
    return bits;
}

/// The nearest root, but for those that 16 bits (32, of more than 32 bits) do not hold.
inline uint32_t nearestRoot(uint64_t value) {
    const uint64_t most = value >> 32 == 0 ? 0xffffu : 0xffffffffu;
    uint64_t root = 0;
    for (uint64_t bit = uint64_t(1) << 62; bit != 0; bit >>= 2) {
        const bool fits = value >= root + bit;
        if (fits)
            value -= root + bit;
        root = (root >> 1) + (fits ? bit : 0);
    }
    return static_cast<uint32_t>(value > root && root != most ? root + 1 : root);
}

constexpr uint32_t kRatioBits = 12; ///< of signal to noise
constexpr uint32_t kAnswerBits = 6; ///< of what is squashed
constexpr uint64_t kLogOf2 = 45426; ///< in steps of 1/65536

/// A polynomial of the second degree for each power of two, and a value each below.
inline int16_t gainOf(uint32_t noise, const int16_t* gains) {
    if (noise <= 2)
        return gains[noise];
    const uint32_t octave = highestBit(noise);
    const int16_t* const piece = gains + 4 * octave - 6;
    const uint32_t shifted = octave < 11 ? noise << (11 - octave) : noise >> (octave - 11);
    const int32_t fraction = static_cast<int32_t>(shifted & 0x3ffu);
    const int32_t slope = wrappingAdd((piece[2] * fraction) >> 5, wrappingShiftLeft(piece[1], 5));
    const int32_t rise = wrappingAdd(wrappingMultiply(slope, fraction), 1 << 14) >> 15;
    return static_cast<int16_t>(wrappingAdd(rise, piece[0]));
}

/// x^2 / 4 below 2, x - 1 from there on.
inline uint32_t squashed(uint32_t ratio) {
    if (ratio < (2u << kRatioBits))
        return (ratio * ratio) >> (2 + 2 * kRatioBits - kAnswerBits);
    return (ratio >> (kRatioBits - kAnswerBits)) - (1u << kAnswerBits);
}

/// log2 in steps of 1/65536, of at least 1.
inline uint32_t binaryLog(uint32_t value, const uint16_t* table) {
    const uint32_t whole = highestBit(value) - 1;
    const uint32_t rest = value - (1u << whole);
    const uint32_t fraction = whole < 16 ? rest << (16 - whole) : rest >> (whole - 16);
    const uint32_t at = fraction >> 9;
    const int32_t low = table[at], high = table[at + 1];
    const int32_t between = ((high - low) * static_cast<int32_t>(fraction & 0x1ffu)) >> 16;
    return (whole << 16) + fraction + static_cast<uint32_t>(low + between);
}

} // namespace rt
} // namespace tmw
