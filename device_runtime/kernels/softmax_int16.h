// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/plan/records.h"

namespace tmw {
namespace rt {

/// Of 513 values in Q15 for the whole range of int16, with straight lines between them.
inline int32_t betweenEntries(const int16_t* table, int32_t at) {
    const int32_t index = 256 + (at >> 7);
    const int32_t base = table[index];
    const int32_t rise = table[index + 1] - base;
    return static_cast<int16_t>(base + ((rise * (at & 0x7f) + 64) >> 7));
}

/// exp of a difference to the row's greatest, in Q15.
inline int32_t softmaxPower(const SoftmaxInt16Record& softmax, const int16_t* exps,
                            int32_t difference) {
    const int32_t scaled =
        multiplyByQuantized(difference, softmax.rescale.multiplier, softmax.rescale.shift);
    return betweenEntries(exps, clamp(wrappingAdd(scaled, 32767), -32768, 32767));
}

/// 1 / sum of a row's powers as reciprocal / 2^shift.
struct SoftmaxShare16 {
    int32_t reciprocal;
    int shift;
};

/// A sum below 1 is of no powers: tables of a plan that was made up.
inline SoftmaxShare16 softmaxShare16(int32_t sum, const int16_t* reciprocals) {
    if (sum < 1)
        sum = 1;
    int bits = 0; // below its sign
    for (uint32_t rest = static_cast<uint32_t>(sum); rest != 0; rest >>= 1)
        ++bits;
    // The sum as 1 + x with 16 bits of fraction; the table begins at the least int16.
    const int32_t normalized =
        static_cast<int32_t>(((int64_t(sum) << (31 - bits)) + (1 << 13)) >> 14);
    return SoftmaxShare16{
        betweenEntries(reciprocals, clamp(normalized - (1 << 15) - (1 << 16), -32768, 32767)),
        bits > 1 ? bits - 1 : 1};
}

inline int32_t softmaxPart16(const SoftmaxShare16& share, int32_t power) {
    const int64_t product = int64_t(power) * share.reciprocal + (int64_t(1) << (share.shift - 1));
    return static_cast<int32_t>(product >> share.shift);
}

} // namespace rt
} // namespace tmw
