// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/transpose_conv.h"

namespace tmw {
namespace rt {

uint16_t runTransposeConvFloat(const PlanRecord& record, const KernelContext& context) {
    const TransposeConvFloatRecord& r = as<TransposeConvFloatRecord>(record);
    const WindowShape& w = r.window;
    const float* in = context.read<float>(r.input);
    const float* bias = r.bias == kNowhere ? nullptr : context.read<float>(r.bias);
    float* out = context.write<float>(r.output);
    const uint32_t depth = static_cast<uint32_t>(windowDepth(w));
    for (uint32_t b = 0; b < w.batches; ++b, in += w.inHeight * w.inWidth * w.channels)
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x) {
                const float* weights = context.read<float>(r.weights);
                for (uint32_t o = 0; o < r.outputs; ++o, weights += depth) {
                    float sum = 0.0f;
                    forEachSource(w, y, x, [&](uint32_t source, uint32_t tap) {
                        for (uint32_t c = 0; c < w.channels; ++c)
                            sum += in[source + c] * weights[tap + c];
                    });
                    if (bias)
                        sum += bias[o];
                    *out++ = clampFloat(sum, r.low, r.high);
                }
            }
    return 0;
}

Status checkTransposeConvFloat(const PlanRecord& record, const Extents& extents) {
    const TransposeConvFloatRecord& r = as<TransposeConvFloatRecord>(record);
    const WindowShape& w = r.window;
    if (!isWindow(w) || r.outputs < 1 || r.outputs > kMostElements)
        return Status::BadRecord;
    return extents.canRead(r.input, 4 * inputElements(w), 4) &&
                   extents.canRead(r.weights, 4 * windowDepth(w) * r.outputs, 4) &&
                   (r.bias == kNowhere || extents.canRead(r.bias, 4 * uint64_t(r.outputs), 4)) &&
                   extents.canWrite(r.output, 4 * outputPixels(w) * r.outputs, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
