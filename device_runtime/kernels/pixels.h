// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/window.h"

namespace tmw {
namespace rt {

/// Whether a pixel of the output sees the same pixel of the input, and no other.
constexpr bool isPointwise(const WindowShape& w) {
    return w.height == 1 && w.width == 1 && w.strideY == 1 && w.strideX == 1 && w.padTop == 0 &&
           w.padLeft == 0 && w.outHeight == w.inHeight && w.outWidth == w.inWidth;
}

/// Whether no window has a tap outside of the plane.
constexpr bool staysInside(const WindowShape& w) {
    return w.padTop == 0 && w.padLeft == 0 &&
           (w.outHeight == 0 ||
            uint64_t(w.outHeight - 1) * w.strideY + uint64_t(w.height - 1u) * w.dilationY <
                w.inHeight) &&
           (w.outWidth == 0 ||
            uint64_t(w.outWidth - 1) * w.strideX + uint64_t(w.width - 1u) * w.dilationX <
                w.inWidth);
}

/// Where a pixel's window lies.
struct Place {
    const int8_t* at; ///< first tap, if it is inside of the plane
    int32_t top;
    int32_t left;
    bool inside; ///< all of it
};

/// Visits the output pixels in order; dilationX is 1.
class Pixels {
public:
    Pixels(const WindowShape& window, const int8_t* input, uint32_t first = 0)
        : window_(&window), plane_(input), y_(0), x_(0) {
        const WindowShape& w = window;
        if (first > 0) {
            const uint32_t row = first / w.outWidth;
            x_ = first % w.outWidth;
            y_ = row % w.outHeight;
            plane_ += row / w.outHeight * planeBytes();
        }
    }

    Place next() {
        const WindowShape& w = *window_;
        const int32_t top = originY(w, y_);
        const int32_t left = originX(w, x_);
        const int32_t bottom = top + static_cast<int32_t>((w.height - 1u) * w.dilationY);
        const int32_t right = left + static_cast<int32_t>(w.width - 1u);
        const Place place = {plane_ + (top * static_cast<int32_t>(w.inWidth) + left) *
                                          static_cast<int32_t>(w.channels),
                             top, left,
                             (top | left) >= 0 && bottom < static_cast<int32_t>(w.inHeight) &&
                                 right < static_cast<int32_t>(w.inWidth)};
        if (++x_ == w.outWidth) {
            x_ = 0;
            if (++y_ == w.outHeight) {
                y_ = 0;
                plane_ += planeBytes();
            }
        }
        return place;
    }

private:
    uint32_t planeBytes() const { return window_->inHeight * window_->inWidth * window_->channels; }

    const WindowShape* window_;
    const int8_t* plane_;
    uint32_t y_;
    uint32_t x_;
};

} // namespace rt
} // namespace tmw
