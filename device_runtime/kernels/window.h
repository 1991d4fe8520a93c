// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/copy_bytes.h"
#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

/// Taps [first, last) of a filter's row or column that lie inside the plane.
struct TapRange {
    uint32_t first;
    uint32_t last;
};

/// `origin`: where the first tap lies; `size`: of the plane.
inline TapRange tapsInside(int32_t origin, uint32_t size, uint32_t dilation, uint32_t taps) {
    const uint32_t before = origin < 0 ? static_cast<uint32_t>(-origin) : 0;
    const int32_t room = static_cast<int32_t>(size) - origin;
    const uint32_t until = room > 0 ? static_cast<uint32_t>(room) : 0;
    uint32_t first = dilation == 1 ? before : (before + dilation - 1) / dilation;
    uint32_t last = dilation == 1 ? until : (until + dilation - 1) / dilation;
    last = last < taps ? last : taps;
    first = first < last ? first : last;
    return TapRange{first, last};
}

inline int32_t originY(const WindowShape& w, uint32_t y) {
    return static_cast<int32_t>(y * w.strideY) - w.padTop;
}
inline int32_t originX(const WindowShape& w, uint32_t x) {
    return static_cast<int32_t>(x * w.strideX) - w.padLeft;
}

constexpr uint64_t windowDepth(const WindowShape& w) {
    return uint64_t(uint32_t(w.height) * w.width) * w.channels;
}
constexpr uint64_t inputElements(const WindowShape& w) {
    return uint64_t(w.batches) * w.inHeight * w.inWidth * w.channels;
}
constexpr uint64_t outputPixels(const WindowShape& w) {
    return uint64_t(w.batches) * w.outHeight * w.outWidth;
}

/// Whether no count or position of the window passes kMostElements.
bool isWindow(const WindowShape& w);

/// Whether every window lies in the plane and its taps follow each other there, so that nothing has
/// to be gathered.
constexpr bool isInOnePiece(const WindowShape& w) {
    return w.padTop == 0 && w.padLeft == 0 && w.dilationX == 1 &&
           (w.height == 1 || (w.dilationY == 1 && w.width == w.inWidth)) &&
           (w.outHeight == 0 || uint64_t(w.outHeight - 1) * w.strideY + w.height <= w.inHeight) &&
           (w.outWidth == 0 || uint64_t(w.outWidth - 1) * w.strideX + w.width <= w.inWidth);
}

/// The taps of the window at `originY`, `originX` of `plane` one after another: in the plane itself
/// where they lie so, else copied to `scratch`; `padding` stands for what is outside.
template <typename T>
const T* gatherWindow(const WindowShape& w, const T* plane, int32_t originY, int32_t originX,
                      T padding, T* scratch) {
    const uint32_t channels = w.channels;
    const uint32_t row = w.width * channels;
    const TapRange ys = tapsInside(originY, w.inHeight, w.dilationY, w.height);
    const TapRange xs = tapsInside(originX, w.inWidth, w.dilationX, w.width);
    const bool inside = ys.last - ys.first == w.height && xs.last - xs.first == w.width;
    const bool rowsFollow = w.height == 1 || (w.dilationY == 1 && w.width == w.inWidth);
    const int32_t across = static_cast<int32_t>(w.inWidth);
    if (inside && rowsFollow && w.dilationX == 1)
        return plane + static_cast<uint32_t>(originY * across + originX) * channels;
    if (!inside)
        for (uint32_t i = 0; i < w.height * row; ++i)
            scratch[i] = padding;
    for (uint32_t ky = ys.first; ky < ys.last; ++ky) {
        const int32_t y = originY + static_cast<int32_t>(ky * w.dilationY);
        const int32_t x = originX + static_cast<int32_t>(xs.first * w.dilationX);
        const T* from = plane + static_cast<uint32_t>(y * across + x) * channels;
        T* to = scratch + ky * row + xs.first * channels;
        if (xs.first == xs.last)
            continue;
        if (w.dilationX == 1)
            copyBytes(to, from, (xs.last - xs.first) * channels * static_cast<uint32_t>(sizeof(T)));
        else
            for (uint32_t kx = xs.first; kx < xs.last; ++kx, to += channels)
                copyBytes(to, from + (kx - xs.first) * w.dilationX * channels,
                          channels * static_cast<uint32_t>(sizeof(T)));
    }
    return scratch;
}

/// Visits the output pixels in order: each(taps, pixel), the taps of its window gathered.
template <typename T, typename Each>
void forEachWindow(const WindowShape& w, const T* input, T padding, T* scratch, Each each) {
    const uint32_t plane = w.inHeight * w.inWidth * w.channels;
    uint32_t pixel = 0;
    for (uint32_t b = 0; b < w.batches; ++b, input += plane)
        for (uint32_t y = 0; y < w.outHeight; ++y)
            for (uint32_t x = 0; x < w.outWidth; ++x)
                each(gatherWindow(w, input, originY(w, y), originX(w, x), padding, scratch),
                     pixel++);
}

} // namespace rt
} // namespace tmw
