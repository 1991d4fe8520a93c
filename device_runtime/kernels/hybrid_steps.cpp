// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/hybrid_steps.h"

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

int32_t rounded(double value, int32_t low, int32_t high) {
    if (!(value > low))
        return low;
    if (value >= high)
        return high;
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
    const double low = static_cast<double>(range.low);
    const double high = static_cast<double>(range.high);
    const double scale = (high - low) / 255.0;
    // From the end that loses less.
    const double fromLow = -128.0 - low / scale;
    const double fromHigh = 127.0 - high / scale;
    const bool lowIsNearer = 128.0 - low / scale < 127.0 + high / scale;
    const float step = static_cast<float>(scale);
    return {1.0f / step, step, rounded(lowIsNearer ? fromLow : fromHigh, -128, 127), -128};
}

} // namespace rt
} // namespace tmw
