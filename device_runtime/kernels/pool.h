// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

/// Whether each window has a tap inside the plane.
inline bool everyWindowMeetsThePlane(const WindowShape& w) {
    const auto meets = [](uint32_t outputs, uint32_t stride, uint32_t pad, uint32_t size,
                          uint32_t taps, uint32_t dilation) {
        return outputs == 0 || (pad < taps && dilation == 1 && size > 0 &&
                                uint64_t(outputs - 1) * stride < uint64_t(size) + pad);
    };
    return meets(w.outHeight, w.strideY, w.padTop, w.inHeight, w.height, w.dilationY) &&
           meets(w.outWidth, w.strideX, w.padLeft, w.inWidth, w.width, w.dilationX);
}

/// Visits the outputs in order, `step` channels at a time: each(first tap inside the plane, rows,
/// columns).
template <typename T, typename Each>
void forEachPool(const WindowShape& w, const T* plane, Each each, uint32_t step = 1) {
    for (uint32_t b = 0; b < w.batches; ++b, plane += w.inHeight * w.inWidth * w.channels)
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x) {
                const TapRange ys = tapsInside(originY(w, y), w.inHeight, 1, w.height);
                const TapRange xs = tapsInside(originX(w, x), w.inWidth, 1, w.width);
                const uint32_t top =
                    static_cast<uint32_t>(originY(w, y) + static_cast<int32_t>(ys.first));
                const uint32_t left =
                    static_cast<uint32_t>(originX(w, x) + static_cast<int32_t>(xs.first));
                const T* at = plane + (top * w.inWidth + left) * w.channels;
                for (uint32_t c = 0; c < w.channels; c += step)
                    each(at + c, ys.last - ys.first, xs.last - xs.first);
            }
}

/// `last`: of the functions there are.
inline Status checkPool(const PoolFloatRecord& r, PoolFunction last, const Extents& extents) {
    const WindowShape& w = r.window;
    if (!isWindow(w) || !everyWindowMeetsThePlane(w) || r.function > static_cast<uint32_t>(last))
        return Status::BadRecord;
    return extents.canRead(r.input, 4 * inputElements(w), 4) &&
                   extents.canWrite(r.output, 4 * outputPixels(w) * w.channels, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
