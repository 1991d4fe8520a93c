// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

namespace {

bool staysBelow(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    uint64_t product = a;
    const uint32_t factors[] = {b, c, d};
    for (const uint32_t factor : factors) {
        if (product > kMostElements || factor > kMostElements)
            return false;
        product *= factor;
    }
    return product <= kMostElements;
}

/// Where the last tap of the last output lies, before padding.
bool reaches(uint32_t outputs, uint32_t stride, uint32_t taps, uint32_t dilation) {
    return uint64_t(outputs) * stride + uint64_t(taps) * dilation <= kMostElements;
}

} // namespace

bool isWindow(const WindowShape& w) {
    return w.height >= 1 && w.width >= 1 && w.strideY >= 1 && w.strideX >= 1 && w.dilationY >= 1 &&
           w.dilationX >= 1 && staysBelow(w.batches, w.inHeight, w.inWidth, w.channels) &&
           staysBelow(w.batches, w.outHeight, w.outWidth, 1) &&
           staysBelow(w.height, w.width, w.channels, 1) &&
           reaches(w.outHeight, w.strideY, w.height, w.dilationY) &&
           reaches(w.outWidth, w.strideX, w.width, w.dilationX) && w.inHeight <= kMostElements &&
           w.inWidth <= kMostElements;
}

} // namespace rt
} // namespace tmw
