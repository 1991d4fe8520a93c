// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

namespace {

/// Visits the taps of a window that lie inside the plane: each(pixel, tap).
template <typename Each>
void forEachTap(const WindowShape& w, uint32_t y, uint32_t x, Each each) {
    const int32_t top = originY(w, y);
    const int32_t left = originX(w, x);
    const TapRange ys = tapsInside(top, w.inHeight, w.dilationY, w.height);
    const TapRange xs = tapsInside(left, w.inWidth, w.dilationX, w.width);
    for (uint32_t ky = ys.first; ky < ys.last; ++ky)
        for (uint32_t kx = xs.first; kx < xs.last; ++kx) {
            const int32_t inY = top + static_cast<int32_t>(ky * w.dilationY);
            const int32_t inX = left + static_cast<int32_t>(kx * w.dilationX);
            each(static_cast<uint32_t>(inY) * w.inWidth + static_cast<uint32_t>(inX),
                 ky * w.width + kx);
        }
}

/// Where an output's sum is over.
struct Of {
    const uint8_t* plane;
    const uint8_t* weights;
    uint32_t y;
    uint32_t x;
    uint32_t output;
};

int32_t convSum(const SumsUInt8Record& r, const Of& of) {
    const WindowShape& w = r.window;
    const uint8_t* const row = of.weights + of.output * (w.height * w.width * w.channels);
    int32_t sum = 0;
    forEachTap(w, of.y, of.x, [&](uint32_t pixel, uint32_t tap) {
        const uint8_t* in = of.plane + pixel * w.channels;
        const uint8_t* weight = row + tap * w.channels;
        for (uint32_t c = 0; c < w.channels; ++c)
            sum = wrappingAdd(sum, (in[c] - r.inputZeroPoint) * (weight[c] - r.weightZeroPoint));
    });
    return sum;
}

int32_t depthwiseSum(const SumsUInt8Record& r, const Of& of) {
    const WindowShape& w = r.window;
    const uint32_t channel = of.output / r.multiplier;
    int32_t sum = 0;
    forEachTap(w, of.y, of.x, [&](uint32_t pixel, uint32_t tap) {
        sum = wrappingAdd(sum, (of.plane[pixel * w.channels + channel] - r.inputZeroPoint) *
                                   (of.weights[tap * r.outputs + of.output] - r.weightZeroPoint));
    });
    return sum;
}

template <typename Sum>
uint16_t runSums(const PlanRecord& record, const KernelContext& context, Sum sumOf) {
    const SumsUInt8Record& r = as<SumsUInt8Record>(record);
    const WindowShape& w = r.window;
    const int32_t* const bias = r.bias == kNowhere ? nullptr : context.read<int32_t>(r.bias);
    Of of = {context.read<uint8_t>(r.input), context.read<uint8_t>(r.weights), 0, 0, 0};
    uint8_t* out = context.write<uint8_t>(r.output);
    for (uint32_t b = 0; b < w.batches; ++b, of.plane += w.inHeight * w.inWidth * w.channels)
        for (of.y = 0; of.y < w.outHeight; ++of.y)
            for (of.x = 0; of.x < w.outWidth; ++of.x)
                for (of.output = 0; of.output < r.outputs; ++of.output) {
                    const int32_t sum = wrappingAdd(sumOf(r, of), bias ? bias[of.output] : 0);
                    const int32_t scaled =
                        multiplyByQuantized(sum, r.rescale.multiplier, r.rescale.shift);
                    *out++ = static_cast<uint8_t>(
                        clamp(wrappingAdd(scaled, r.zeroPoint), r.low, r.high));
                }
    return 0;
}

bool isByte(int32_t value) {
    return value >= 0 && value <= 255;
}

Status checkSums(const SumsUInt8Record& r, uint64_t weights, const Extents& extents) {
    const WindowShape& w = r.window;
    if (!isWindow(w) || r.outputs < 1 || r.outputs > kMostElements || !isByte(r.inputZeroPoint) ||
        !isByte(r.weightZeroPoint) || !isByte(r.zeroPoint) || !isByte(r.low) || !isByte(r.high) ||
        r.low > r.high || !isRescale(r.rescale))
        return Status::BadRecord;
    return extents.canRead(r.input, inputElements(w), 1) &&
                   extents.canRead(r.weights, weights, 1) &&
                   (r.bias == kNowhere || extents.canRead(r.bias, 4 * uint64_t(r.outputs), 4)) &&
                   extents.canWrite(r.output, outputPixels(w) * r.outputs, 1)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace

uint16_t runConvUInt8(const PlanRecord& record, const KernelContext& context) {
    return runSums(record, context, convSum);
}

Status checkConvUInt8(const PlanRecord& record, const Extents& extents) {
    const SumsUInt8Record& r = as<SumsUInt8Record>(record);
    return checkSums(r, windowDepth(r.window) * r.outputs, extents);
}

uint16_t runDepthwiseUInt8(const PlanRecord& record, const KernelContext& context) {
    return runSums(record, context, depthwiseSum);
}

Status checkDepthwiseUInt8(const PlanRecord& record, const Extents& extents) {
    const SumsUInt8Record& r = as<SumsUInt8Record>(record);
    if (r.multiplier < 1 || uint64_t(r.window.channels) * r.multiplier != r.outputs)
        return Status::BadRecord;
    return checkSums(r, uint64_t(uint32_t(r.window.height) * r.window.width) * r.outputs, extents);
}

} // namespace rt
} // namespace tmw
