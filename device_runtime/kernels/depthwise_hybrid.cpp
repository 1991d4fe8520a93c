// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/hybrid_steps.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

namespace {

/// One plane, already in steps.
struct Plane {
    const DepthwiseHybridRecord& r;
    const int8_t* steps;
    const int8_t* weights;
    int32_t zero;

    /// The sum for output channel `o` of the pixel.
    int32_t sum(uint32_t y, uint32_t x, uint32_t o) const {
        const WindowShape& w = r.window;
        const uint32_t outputs = w.channels * r.multiplier;
        const int32_t top = originY(w, y);
        const int32_t left = originX(w, x);
        const TapRange ys = tapsInside(top, w.inHeight, w.dilationY, w.height);
        const TapRange xs = tapsInside(left, w.inWidth, w.dilationX, w.width);
        uint32_t sum = 0;
        for (uint32_t ky = ys.first; ky < ys.last; ++ky)
            for (uint32_t kx = xs.first; kx < xs.last; ++kx) {
                const uint32_t inY =
                    static_cast<uint32_t>(top + static_cast<int32_t>(ky * w.dilationY));
                const uint32_t inX =
                    static_cast<uint32_t>(left + static_cast<int32_t>(kx * w.dilationX));
                const int32_t q = steps[(inY * w.inWidth + inX) * w.channels + o / r.multiplier];
                sum +=
                    static_cast<uint32_t>((q - zero) * weights[(ky * w.width + kx) * outputs + o]);
            }
        return static_cast<int32_t>(sum);
    }
};

} // namespace

uint16_t runDepthwiseHybrid(const PlanRecord& record, const KernelContext& context) {
    const DepthwiseHybridRecord& r = as<DepthwiseHybridRecord>(record);
    const WindowShape& w = r.window;
    const float* in = context.read<float>(r.input);
    const float* const scales = context.read<float>(r.scales);
    const float* const bias = r.bias == kNowhere ? nullptr : context.read<float>(r.bias);
    int8_t* const steps = context.write<int8_t>(r.scratch);
    float* out = context.write<float>(r.output);
    const uint32_t count = w.inHeight * w.inWidth * w.channels;
    const uint32_t outputs = w.channels * r.multiplier;
    for (uint32_t b = 0; b < w.batches; ++b, in += count) {
        const HybridSteps by = affineSteps(in, count);
        for (uint32_t i = 0; i < count; ++i)
            steps[i] = by.quantize(in[i]);
        const Plane plane = {r, steps, context.read<int8_t>(r.weights), by.zero};
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x)
                for (uint32_t o = 0; o < outputs; ++o) {
                    const float factor = scales[o] * by.step;
                    const float product = static_cast<float>(plane.sum(y, x, o)) * factor;
                    *out++ = clampFloat(bias ? product + bias[o] : product, r.low, r.high);
                }
    }
    return 0;
}

Status checkDepthwiseHybrid(const PlanRecord& record, const Extents& extents) {
    const DepthwiseHybridRecord& r = as<DepthwiseHybridRecord>(record);
    const WindowShape& w = r.window;
    const uint64_t outputs = uint64_t(w.channels) * r.multiplier;
    if (!isWindow(w) || w.batches < 1 || r.multiplier < 1 || outputs > kMostElements)
        return Status::BadRecord;
    const uint64_t plane = inputElements(w) / w.batches;
    return extents.canRead(r.input, 4 * inputElements(w), 4) &&
                   extents.canRead(r.weights, uint64_t(uint32_t(w.height) * w.width) * outputs,
                                   1) &&
                   extents.canRead(r.scales, 4 * outputs, 4) &&
                   (r.bias == kNowhere || extents.canRead(r.bias, 4 * outputs, 4)) &&
                   extents.canWrite(r.scratch, plane, 1) &&
                   extents.canWrite(r.output, 4 * outputPixels(w) * outputs, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
