// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/hybrid_steps.h"

#include "device_runtime/base/fixed_point.h"

namespace tmw {
namespace rt {

namespace {

/// Of the values and 0.
struct Range {
    float low;
    float high;
};

Range rangeOf(const float* values, uint32_t count) {
    Range range = {0.0f, 0.0f};
    for (uint32_t i = 0; i < count; ++i) {
        range.low = values[i] < range.low ? values[i] : range.low;
        range.high = values[i] > range.high ? values[i] : range.high;
    }
    return range;
}

/// Half away from zero; of at most 256, or of no number, as of infinite values: 0.
int32_t rounded(double value) {
    if (value != value)
        return 0;
    return static_cast<int32_t>(value < 0.0 ? value - 0.5 : value + 0.5);
}

} // namespace

HybridSteps symmetricSteps(const float* values, uint32_t count) {
    const Range range = rangeOf(values, count);
    const float greatest = -range.low > range.high ? -range.low : range.high;
    if (greatest == 0.0f)
        return {0.0f, 1.0f, 0, -127};
    return {127 / greatest, greatest / 127, 0, -127};
}

HybridSteps affineSteps(const float* values, uint32_t count) {
    const Range range = rangeOf(values, count);
    if (range.low == range.high)
        return {0.0f, 1.0f, 0, -128};
    const double below = static_cast<double>(-range.low);
    const double above = static_cast<double>(range.high);
    const double scale = (above + below) / 255.0;
    const double stepsBelow = below / scale;
    const double stepsAbove = above / scale;
    // From the end that loses less.
    const bool lowIsNearer = 128.0 + stepsBelow < 127.0 + stepsAbove;
    const double away = lowIsNearer ? stepsBelow : stepsAbove;
    const double end = lowIsNearer ? 128.0 : 127.0;
    const int32_t zero = rounded(away - end);
    const float step = static_cast<float>(scale);
    return {1.0f / step, step, clamp(lowIsNearer ? zero : -zero, -128, 127), -128};
}

} // namespace rt
} // namespace tmw
