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
/// out[p] = the sum over 16 lanes of rows[p], p below 16, by a tree: lane l with l + 8, then + 4,
/// + 2 and + 1.
#if HWY_TARGET == HWY_SCALAR
HWY_INLINE void joinLanes(const float* rows, float* out) {
    for (size_t p = 0; p < kLanes; ++p) {
        float lanes[kLanes];
        std::copy_n(rows + p * kLanes, kLanes, lanes);
        for (size_t half = kLanes / 2; half > 0; half /= 2)
            for (size_t l = 0; l < half; ++l)
                lanes[l] += lanes[l + half];
        out[p] = lanes[0];
    }
}
#else
HWY_INLINE void joinLanes(const float* rows, float* out) {
    const hn::FixedTag<float, 4> d;
    const hn::FixedTag<double, 2> pairs;
    for (size_t p = 0; p < kLanes; p += 4, rows += 4 * kLanes) {
        const auto quarter = [&](size_t row) {
            const float* lanes = rows + row * kLanes;
            return hn::Add(hn::Add(hn::LoadU(d, lanes), hn::LoadU(d, lanes + 8)),
                           hn::Add(hn::LoadU(d, lanes + 4), hn::LoadU(d, lanes + 12)));
        };
        const auto r0 = quarter(0);
        const auto r1 = quarter(1);
        const auto r2 = quarter(2);
        const auto r3 = quarter(3);
        const auto low01 = hn::BitCast(pairs, hn::InterleaveLower(d, r0, r1));
        const auto low23 = hn::BitCast(pairs, hn::InterleaveLower(d, r2, r3));
        const auto high01 = hn::BitCast(pairs, hn::InterleaveUpper(d, r0, r1));
        const auto high23 = hn::BitCast(pairs, hn::InterleaveUpper(d, r2, r3));
        const auto l0 = hn::BitCast(d, hn::InterleaveLower(pairs, low01, low23));
        const auto l1 = hn::BitCast(d, hn::InterleaveUpper(pairs, low01, low23));
        const auto l2 = hn::BitCast(d, hn::InterleaveLower(pairs, high01, high23));
        const auto l3 = hn::BitCast(d, hn::InterleaveUpper(pairs, high01, high23));
        hn::StoreU(hn::Add(hn::Add(l0, l2), hn::Add(l1, l3)), d, out + p);
    }
}
#endif

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#endif
