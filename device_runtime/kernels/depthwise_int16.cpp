// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/wide_sums.h"
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

namespace {

void runPixel(const DepthwiseInt16Record& r, const int16_t* plane, const uint8_t* stream,
              uint32_t y, uint32_t x, int16_t* out) {
    const WindowShape& w = r.window;
    const int32_t top = originY(w, y);
    const int32_t left = originX(w, x);
    const TapRange ys = tapsInside(top, w.inHeight, w.dilationY, w.height);
    const TapRange xs = tapsInside(left, w.inWidth, w.dilationX, w.width);
    const uint32_t stride = wideStride(uint32_t(w.height) * w.width);
    const bool narrow = (r.head.flags & kNarrow) != 0;
    for (uint32_t c = 0; c < w.channels; ++c)
        for (uint32_t m = 0; m < r.multiplier; ++m, stream += stride) {
            const WideOutput& output = *reinterpret_cast<const WideOutput*>(stream);
            const int8_t* weight = reinterpret_cast<const int8_t*>(stream + sizeof output);
            int64_t sum = output.bias;
            for (uint32_t ky = ys.first; ky < ys.last; ++ky)
                for (uint32_t kx = xs.first; kx < xs.last; ++kx) {
                    const int32_t inY = top + static_cast<int32_t>(ky * w.dilationY);
                    const int32_t inX = left + static_cast<int32_t>(kx * w.dilationX);
                    const uint32_t pixel =
                        static_cast<uint32_t>(inY) * w.inWidth + static_cast<uint32_t>(inX);
                    sum += int32_t(plane[pixel * w.channels + c]) * weight[ky * w.width + kx];
                }
            *out++ = finishWide(output, sum, narrow, r.low, r.high);
        }
}

} // namespace

uint16_t runDepthwiseInt16(const PlanRecord& record, const KernelContext& context) {
    const DepthwiseInt16Record& r = as<DepthwiseInt16Record>(record);
    const WindowShape& w = r.window;
    const int16_t* in = context.read<int16_t>(r.input);
    const uint8_t* stream = context.read<uint8_t>(r.weights);
    int16_t* out = context.write<int16_t>(r.output);
    const uint32_t outputs = w.channels * r.multiplier;
    for (uint32_t b = 0; b < w.batches; ++b, in += w.inHeight * w.inWidth * w.channels)
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x, out += outputs)
                runPixel(r, in, stream, y, x, out);
    return 0;
}

Status checkDepthwiseInt16(const PlanRecord& record, const Extents& extents) {
    const DepthwiseInt16Record& r = as<DepthwiseInt16Record>(record);
    const WindowShape& w = r.window;
    const uint64_t outputs = uint64_t(w.channels) * r.multiplier;
    if (!isWindow(w) || !isClamp16(r.low, r.high) || outputs > kMostElements)
        return Status::BadRecord;
    if (!extents.canRead(r.input, 2 * inputElements(w), 2) ||
        !extents.canWrite(r.output, 2 * outputPixels(w) * outputs, 2))
        return Status::OutOfExtent;
    return checkWide(r.weights, uint32_t(w.height) * w.width, outputs,
                     (record.flags & kNarrow) != 0, extents);
}

} // namespace rt
} // namespace tmw
