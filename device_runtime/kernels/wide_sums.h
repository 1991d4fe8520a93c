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
