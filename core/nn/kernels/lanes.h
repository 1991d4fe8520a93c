// SPDX-License-Identifier: GPL-3.0-or-later
// Included once for each instruction set, after foreach_target.h.
#if defined(TMW_NN_LANES) == defined(HWY_TARGET_TOGGLE)
#ifdef TMW_NN_LANES
#undef TMW_NN_LANES
#else
#define TMW_NN_LANES
#endif

#include "core/nn/kernels/vector_math.h"

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

/// Taps [first, last) along an axis whose inputs are inside, for output `out`.
struct Taps {
    size_t first;
    size_t last;
};
HWY_INLINE Taps tapsInside(size_t out, size_t stride, size_t before, size_t dilation, size_t kernel,
                           size_t size) {
    const size_t start = out * stride; // `before` to the left of it
    const size_t first = start >= before ? 0 : (before - start + dilation - 1) / dilation;
    const size_t end = size + before; // exclusive, shifted likewise
    const size_t last = start >= end ? 0 : (end - start + dilation - 1) / dilation;
    return {std::min(first, kernel), std::min(last, kernel)};
}

/// The output that tap `k` of input `in` belongs to; false: none.
HWY_INLINE bool outputOf(size_t in, size_t k, size_t stride, size_t before, size_t dilation,
                         size_t outputs, size_t* out) {
    const size_t shifted = in + before;
    if (shifted < k * dilation || (shifted - k * dilation) % stride != 0)
        return false;
    *out = (shifted - k * dilation) / stride;
    return *out < outputs;
}

/// Samples whose sums run side by side.
constexpr size_t kLanes = 16;
constexpr size_t kParts = kLanes / kWidth;
/// out[p] = the sum over 16 lanes of rows[p], p below 16, by a tree of halves.
HWY_INLINE void joinLanes(const float* rows, float* out) {
    HWY_ALIGN float lanes[kLanes * kLanes];
    for (size_t p = 0; p < kLanes; ++p)
        for (size_t l = 0; l < kLanes; ++l)
            lanes[l * kLanes + p] = rows[p * kLanes + l];
    const D d;
    for (size_t half = kLanes / 2; half > 0; half /= 2)
        for (size_t l = 0; l < half; ++l)
            for (size_t p = 0; p < kLanes; p += kWidth)
                hn::Store(hn::Add(hn::Load(d, lanes + l * kLanes + p),
                                  hn::Load(d, lanes + (l + half) * kLanes + p)),
                          d, lanes + l * kLanes + p);
    for (size_t p = 0; p < kLanes; p += kWidth)
        hn::Store(hn::Load(d, lanes + p), d, out + p);
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#endif
