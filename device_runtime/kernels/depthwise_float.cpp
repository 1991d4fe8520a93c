// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

namespace {

void runPixel(const DepthwiseFloatRecord& r, const float* plane, const float* weights,
              const float* bias, uint32_t y, uint32_t x, float* out) {
    const WindowShape& w = r.window;
    const int32_t top = originY(w, y);
    const int32_t left = originX(w, x);
    const TapRange ys = tapsInside(top, w.inHeight, w.dilationY, w.height);
    const TapRange xs = tapsInside(left, w.inWidth, w.dilationX, w.width);
    const uint32_t outputs = w.channels * r.multiplier;
    uint32_t o = 0;
    for (uint32_t c = 0; c < w.channels; ++c)
        for (uint32_t m = 0; m < r.multiplier; ++m, ++o) {
            float sum = 0.0f;
            for (uint32_t ky = ys.first; ky < ys.last; ++ky)
                for (uint32_t kx = xs.first; kx < xs.last; ++kx) {
                    const int32_t inY = top + static_cast<int32_t>(ky * w.dilationY);
                    const int32_t inX = left + static_cast<int32_t>(kx * w.dilationX);
                    const uint32_t pixel =
                        static_cast<uint32_t>(inY) * w.inWidth + static_cast<uint32_t>(inX);
                    sum +=
                        plane[pixel * w.channels + c] * weights[(ky * w.width + kx) * outputs + o];
                }
            if (bias)
                sum += bias[o];
            out[o] = clampFloat(sum, r.low, r.high);
        }
}

} // namespace

uint16_t runDepthwiseFloat(const PlanRecord& record, const KernelContext& context) {
    const DepthwiseFloatRecord& r = as<DepthwiseFloatRecord>(record);
    const WindowShape& w = r.window;
    const float* in = context.read<float>(r.input);
    const float* weights = context.read<float>(r.weights);
    const float* bias = r.bias == kNowhere ? nullptr : context.read<float>(r.bias);
    float* out = context.write<float>(r.output);
    const uint32_t outputs = w.channels * r.multiplier;
    for (uint32_t b = 0; b < w.batches; ++b, in += w.inHeight * w.inWidth * w.channels)
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x, out += outputs)
                runPixel(r, in, weights, bias, y, x, out);
    return 0;
}

Status checkDepthwiseFloat(const PlanRecord& record, const Extents& extents) {
    const DepthwiseFloatRecord& r = as<DepthwiseFloatRecord>(record);
    const WindowShape& w = r.window;
    const uint64_t outputs = uint64_t(w.channels) * r.multiplier;
    if (!isWindow(w) || outputs > kMostElements)
        return Status::BadRecord;
    return extents.canRead(r.input, 4 * inputElements(w), 4) &&
                   extents.canRead(r.weights,
                                   4 * (uint64_t(uint32_t(w.height) * w.width) * outputs), 4) &&
                   (r.bias == kNowhere || extents.canRead(r.bias, 4 * outputs, 4)) &&
                   extents.canWrite(r.output, 4 * outputPixels(w) * outputs, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
