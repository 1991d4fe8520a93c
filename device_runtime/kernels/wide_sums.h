// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

/// Head of an output in the streams of ConvInt16 and DepthwiseInt16; its weights follow.
struct WideOutput {
    int64_t bias;
    Rescale rescale;
};

constexpr uint32_t wideStride(uint32_t depth) {
    return static_cast<uint32_t>(sizeof(WideOutput)) + ((depth + 7u) & ~7u);
}

/// start + sum of in[i] * weight[i].
inline int64_t dotInt16(const int16_t* in, const int8_t* weight, uint32_t count, int64_t start) {
    int64_t sum = start;
    while (count > 0) {
        const uint32_t part = count < 255u ? count : 255u; // whose products fit 32 bits
        int32_t narrow = 0;
        for (const int16_t* const end = in + part; in != end;)
            narrow += int32_t(*in++) * *weight++;
        sum += narrow;
        count -= part;
    }
    return sum;
}

constexpr bool isWideRescale(const Rescale& rescale) {
    return isRescale(rescale) && rescale.shift <= 7;
}

inline int32_t scaledWide(const Rescale& rescale, int64_t sum, bool narrow) {
    return narrow ? multiplyByQuantized(static_cast<int32_t>(static_cast<uint64_t>(sum)),
                                        rescale.multiplier, rescale.shift)
                  : multiplyWideByQuantized(sum, rescale.multiplier, rescale.shift);
}

inline int16_t finishWide(const WideOutput& output, int64_t sum, bool narrow, int32_t low,
                          int32_t high) {
    return static_cast<int16_t>(clamp(scaledWide(output.rescale, sum, narrow), low, high));
}

constexpr bool isClamp16(int32_t low, int32_t high) {
    return low >= -32768 && low <= high && high <= 32767;
}

/// Extent of the weights, and their rescalings.
Status checkWide(Location weights, uint32_t depth, uint64_t outputs, bool narrow,
                 const Extents& extents);

} // namespace rt
} // namespace tmw
