// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/window_records.h"

namespace tmw {
namespace rt {

/// One direction of a plane.
struct PlaneAxis {
    uint32_t in;
    uint32_t out;
    uint32_t stride;
    uint32_t padding; ///< before the first

    /// What two outputs at a time read, up to the last pair.
    uint32_t reach() const { return (((out + 1u) & ~1u) - 1u) * stride + 3u; }
};

/// How DepthwiseInt8Planes goes through planes: outputs along `inner` in pairs, some rows along
/// `outer` at a time.
struct PlaneShape {
    PlaneAxis inner;
    PlaneAxis outer;
    bool turned;   ///< inner is y
    uint32_t rows; ///< of the input held in scratch; 0: the window is none for this kernel

    /// Words of a row: two channels each, and as many for the other two.
    uint32_t columns() const { return inner.reach(); }
    uint32_t scratchWords() const { return kBlockWords + 2 * columns() * rows; }
    static constexpr uint32_t kBlockWords = 40;
    static constexpr uint32_t kMostWords = 512;
};

inline uint32_t heldRows(const PlaneAxis& inner, const PlaneAxis& outer) {
    if (inner.stride > 2 || inner.out < 1 || outer.out < 1 || inner.out > 1024)
        return 0;
    const uint32_t fit = (PlaneShape::kMostWords - PlaneShape::kBlockWords) / (2 * inner.reach());
    const uint64_t all = uint64_t(outer.out - 1) * outer.stride + 3;
    return fit < 3 ? 0 : all < fit ? static_cast<uint32_t>(all) : fit;
}

inline PlaneShape planeShape(const WindowShape& w) {
    const PlaneAxis x = {w.inWidth, w.outWidth, w.strideX, w.padLeft};
    const PlaneAxis y = {w.inHeight, w.outHeight, w.strideY, w.padTop};
    if (w.height != 3 || w.width != 3 || w.dilationX != 1 || w.dilationY != 1 || w.channels < 4 ||
        w.channels % 4 != 0)
        return PlaneShape{x, y, false, 0};
    // An odd one is done alone.
    const bool turn = x.out % 2 == 1 && (y.out % 2 == 0 || y.out > x.out);
    const uint32_t straight = heldRows(x, y);
    const uint32_t turned = heldRows(y, x);
    if (turned > 0 && (turn || straight == 0))
        return PlaneShape{y, x, true, turned};
    return PlaneShape{x, y, false, straight};
}

} // namespace rt
} // namespace tmw
