// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

namespace {

/// One output: the taps inside the plane, row by row.
float sumOfTaps(const WindowShape& w, const float* plane, const float* weights, int32_t top,
                int32_t left, TapRange ys, TapRange xs) {
    const uint32_t channels = w.channels;
    float sum = 0.0f;
    for (uint32_t ky = ys.first; ky < ys.last; ++ky) {
        const uint32_t y = static_cast<uint32_t>(top + static_cast<int32_t>(ky * w.dilationY));
        for (uint32_t kx = xs.first; kx < xs.last; ++kx) {
            const uint32_t x = static_cast<uint32_t>(left + static_cast<int32_t>(kx * w.dilationX));
            const float* in = plane + (y * w.inWidth + x) * channels;
            const float* weight = weights + (ky * w.width + kx) * channels;
            for (uint32_t c = 0; c < channels; ++c)
                sum += in[c] * weight[c];
        }
    }
    return sum;
}

void runPixel(const ConvFloatRecord& conv, const float* plane, const float* weights,
              const float* bias, uint32_t y, uint32_t x, float* out) {
    const WindowShape& w = conv.window;
    const int32_t top = originY(w, y);
    const int32_t left = originX(w, x);
    const TapRange ys = tapsInside(top, w.inHeight, w.dilationY, w.height);
    const TapRange xs = tapsInside(left, w.inWidth, w.dilationX, w.width);
    const uint32_t depth = w.height * w.width * w.channels;
    for (uint32_t o = 0; o < conv.outputs; ++o, weights += depth) {
        float sum = sumOfTaps(w, plane, weights, top, left, ys, xs);
        if (bias)
            sum += bias[o];
        out[o] = clampFloat(sum, conv.low, conv.high);
    }
}

} // namespace

uint16_t runConvFloat(const PlanRecord& record, const KernelContext& context) {
    const ConvFloatRecord& conv = as<ConvFloatRecord>(record);
    const WindowShape& w = conv.window;
    const float* in = context.read<float>(conv.input);
    const float* weights = context.read<float>(conv.weights);
    const float* bias = conv.bias == kNowhere ? nullptr : context.read<float>(conv.bias);
    float* out = context.write<float>(conv.output);
    for (uint32_t b = 0; b < w.batches; ++b, in += w.inHeight * w.inWidth * w.channels)
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x, out += conv.outputs)
                runPixel(conv, in, weights, bias, y, x, out);
    return 0;
}

Status checkConvFloat(const PlanRecord& record, const Extents& extents) {
    const ConvFloatRecord& conv = as<ConvFloatRecord>(record);
    const WindowShape& w = conv.window;
    if (!isWindow(w) || conv.outputs < 1 || conv.outputs > kMostElements)
        return Status::BadRecord;
    return extents.canRead(conv.input, 4 * inputElements(w), 4) &&
                   extents.canRead(conv.weights, 4 * windowDepth(w) * conv.outputs, 4) &&
                   (conv.bias == kNowhere ||
                    extents.canRead(conv.bias, 4 * uint64_t(conv.outputs), 4)) &&
                   extents.canWrite(conv.output, 4 * outputPixels(w) * conv.outputs, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
