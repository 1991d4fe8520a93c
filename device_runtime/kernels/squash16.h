// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

// TensorFlow Lite's 16-bit logistic function and tanh to Q0.15: a table of logistic(i / 24) in
// Q0.16, with straight lines in between. Both are functions of |x| with a sign, and tanh(x) is
// 2 logistic(2 x) - 1.

constexpr uint32_t kSquashSteps = 256;

/// Between two entries of the table, of `bits` fraction bits; `most` beyond the last.
inline uint32_t squashed(const uint16_t* table, uint32_t magnitude, int bits, uint32_t most) {
    const uint32_t at = magnitude >> bits;
    if (at >= kSquashSteps - 1)
        return most << bits;
    const uint32_t low = table[at];
    const uint32_t rest = magnitude & ((1u << bits) - 1u);
    return (low << bits) + rest * (table[at + 1] - low);
}

/// Of x in Q3.12.
inline int16_t logistic16(const uint16_t* table, int16_t x) {
    const int32_t scaled = x * 3; // to 24ths, in Q.9
    const uint32_t magnitude = static_cast<uint32_t>(scaled < 0 ? -scaled : scaled);
    const uint32_t value = squashed(table, magnitude, 9, 0xfffeu);
    const uint32_t result = scaled >= 0 ? value + (1u << 9) : (1u << 25) - value + (1u << 9) - 1u;
    return static_cast<int16_t>(result >> 10);
}

/// Of x in steps of 2^step, -15 to 0.
inline int16_t hyperbolicTangent16(const uint16_t* table, int16_t x, int32_t step) {
    // Twice as far in the table as the logistic function: 24ths of 2 x, in Q.8. TensorFlow Lite
    // shifts steps finer than 2^-12 to the right, and rounds.
    const int32_t left = step + 12;
    const int32_t scaled = left >= 0 ? x * (3 << left) : (x * 3 + (1 << (-left - 1))) >> -left;
    const uint32_t magnitude = static_cast<uint32_t>(scaled < 0 ? -scaled : scaled);
    const int32_t value = static_cast<int32_t>(squashed(table, magnitude, 8, 0xffffu));
    const int32_t result =
        scaled >= 0 ? value - (1 << 23) + (1 << 7) : -value + (1 << 23) + (1 << 7) - 1;
    return static_cast<int16_t>(result >> 8);
}

} // namespace rt
} // namespace tmw
