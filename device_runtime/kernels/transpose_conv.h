// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

/// Where output position `at` (padding included) gets tap k from; false: from nowhere.
inline bool sourceOf(uint32_t at, uint32_t k, uint32_t stride, uint32_t size, uint32_t* source) {
    if (at < k || (at - k) % stride != 0)
        return false;
    *source = (at - k) / stride;
    return *source < size;
}

/// Visits the taps that reach output (y, x) of a plane: each(element of the input, tap).
template <typename Each>
void forEachSource(const WindowShape& w, uint32_t y, uint32_t x, Each each) {
    uint32_t inY = 0;
    uint32_t inX = 0;
    for (uint32_t ky = 0; ky < w.height; ++ky) {
        if (!sourceOf(y + w.padTop, ky, w.strideY, w.inHeight, &inY))
            continue;
        for (uint32_t kx = 0; kx < w.width; ++kx)
            if (sourceOf(x + w.padLeft, kx, w.strideX, w.inWidth, &inX))
                each((inY * w.inWidth + inX) * w.channels, (ky * w.width + kx) * w.channels);
    }
}

} // namespace rt
} // namespace tmw
