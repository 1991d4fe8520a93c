// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point_math.h"

namespace tmw {
namespace rt {

/// Q31 to Q19, so that 4096 terms of 1 can be added.
constexpr int kSoftmaxTermShift = 12;

inline int32_t softmaxTerm(int32_t power) {
    return divideByPowerOfTwo(power, kSoftmaxTermShift);
}

/// 1 / sum of a row's terms: reciprocal / 2^(kSoftmaxTermShift - leading zeros), and how far a
/// share goes to the right for answers of so many bits.
struct SoftmaxShare {
    int32_t reciprocal;
    int shift;
};

inline SoftmaxShare softmaxShare(int32_t sum, int bits) {
    int zeros = 0;
    for (uint32_t value = static_cast<uint32_t>(sum); (value & 0x80000000u) == 0 && zeros < 32;
         value <<= 1)
        ++zeros;
    const uint32_t normalized = zeros < 32 ? static_cast<uint32_t>(sum) << zeros : 0;
    return SoftmaxShare{reciprocalOfOnePlus(static_cast<int32_t>(normalized - 0x80000000u)),
                        kSoftmaxTermShift - zeros + 31 - bits};
}

/// Among hundreds of equal terms a share is below half a step; only damaged tables give a sum below
/// 1, and shares of 0.
inline int32_t softmaxPart(const SoftmaxShare& share, int32_t power) {
    return share.shift >= 0 && share.shift < 32
               ? divideByPowerOfTwo(saturatingDoublingHighMultiply(share.reciprocal, power),
                                    share.shift)
               : 0;
}

} // namespace rt
} // namespace tmw
