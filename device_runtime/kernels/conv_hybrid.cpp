// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dot_int8.h"
#include "device_runtime/kernels/hybrid_steps.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/window.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

/// The taps of a window one after another, in steps; what stands for 0 outside of the plane.
void quantizeWindow(const WindowShape& w, const float* plane, uint32_t y, uint32_t x,
                    const HybridSteps& by, int8_t* steps) {
    const int32_t top = originY(w, y);
    const int32_t left = originX(w, x);
    const TapRange ys = tapsInside(top, w.inHeight, w.dilationY, w.height);
    const TapRange xs = tapsInside(left, w.inWidth, w.dilationX, w.width);
    memset(steps, by.zero, w.height * w.width * w.channels);
    for (uint32_t ky = ys.first; ky < ys.last; ++ky)
        for (uint32_t kx = xs.first; kx < xs.last; ++kx) {
            const int32_t inY = top + static_cast<int32_t>(ky * w.dilationY);
            const int32_t inX = left + static_cast<int32_t>(kx * w.dilationX);
            const float* in =
                plane +
                (static_cast<uint32_t>(inY) * w.inWidth + static_cast<uint32_t>(inX)) * w.channels;
            int8_t* const to = steps + (ky * w.width + kx) * w.channels;
            for (uint32_t c = 0; c < w.channels; ++c)
                to[c] = by.quantize(in[c]);
        }
}

template <HybridSteps (*kStepsOf)(const float*, uint32_t)>
void convolve(const ConvHybridRecord& r, const KernelContext& context, const int32_t* rowSums) {
    const WindowShape& w = r.window;
    const float* in = context.read<float>(r.input);
    const int8_t* const weights = context.read<int8_t>(r.weights);
    const float* const scales = context.read<float>(r.scales);
    const float* const bias = r.bias == kNowhere ? nullptr : context.read<float>(r.bias);
    int8_t* const steps = context.write<int8_t>(r.scratch);
    float* out = context.write<float>(r.output);
    const uint32_t plane = w.inHeight * w.inWidth * w.channels;
    const uint32_t depth = w.height * w.width * w.channels;
    const bool perChannel = (r.head.flags & kPerChannel) != 0;
    for (uint32_t b = 0; b < w.batches; ++b, in += plane) {
        const HybridSteps by = kStepsOf(in, plane);
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x) {
                quantizeWindow(w, in, y, x, by, steps);
                for (uint32_t o = 0; o < r.outputs; ++o) {
                    const int32_t start = rowSums ? wrappingMultiply(-by.zero, rowSums[o]) : 0;
                    const int32_t sum = dotInt8(steps, weights + o * depth, depth, start);
                    const float factor = by.step * scales[perChannel ? o : 0];
                    const float product = static_cast<float>(sum) * factor;
                    *out++ = clampFloat(bias ? product + bias[o] : product, r.low, r.high);
                }
            }
    }
}

} // namespace

uint16_t runConvHybrid(const PlanRecord& record, const KernelContext& context) {
    convolve<symmetricSteps>(as<ConvHybridRecord>(record), context, nullptr);
    return 0;
}

uint16_t runConvHybridAffine(const PlanRecord& record, const KernelContext& context) {
    const ConvHybridRecord& r = as<ConvHybridRecord>(record);
    convolve<affineSteps>(r, context, context.read<int32_t>(r.rowSums));
    return 0;
}

Status checkConvHybrid(const PlanRecord& record, const Extents& extents) {
    const ConvHybridRecord& r = as<ConvHybridRecord>(record);
    const WindowShape& w = r.window;
    if (!isWindow(w) || r.outputs < 1 || r.outputs > kMostElements)
        return Status::BadRecord;
    const uint64_t scales = (r.head.flags & kPerChannel) != 0 ? r.outputs : 1;
    return extents.canRead(r.input, 4 * inputElements(w), 4) &&
                   extents.canRead(r.weights, windowDepth(w) * r.outputs, 1) &&
                   extents.canRead(r.scales, 4 * scales, 4) &&
                   (r.bias == kNowhere || extents.canRead(r.bias, 4 * uint64_t(r.outputs), 4)) &&
                   extents.canWrite(r.scratch, windowDepth(w), 1) &&
                   extents.canWrite(r.output, 4 * outputPixels(w) * r.outputs, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

Status checkConvHybridAffine(const PlanRecord& record, const Extents& extents) {
    const ConvHybridRecord& r = as<ConvHybridRecord>(record);
    const Status status = checkConvHybrid(record, extents);
    return status != Status::Ok || extents.canRead(r.rowSums, 4 * uint64_t(r.outputs), 4)
               ? status
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
