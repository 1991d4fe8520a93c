// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/convolution.h"
#include "core/nn/kernels/targets.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/depthwise.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/lanes.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

/// Vectors of samples at once.
constexpr size_t kSpan = kWidth == 16 ? 2 : 4;

template <size_t C>
HWY_INLINE void depthwisePlace(const Convolution& c, size_t stride, const float* in,
                               const float* weights, const float* bias, float* out, size_t oy,
                               size_t ox) {
    const D d;
    const Taps ys = tapsInside(oy, c.strideY, c.top, c.dilationY, c.kernelHeight, c.height);
    const Taps xs = tapsInside(ox, c.strideX, c.left, c.dilationX, c.kernelWidth, c.width);
    V sums[C];
#pragma GCC unroll 4
    for (size_t v = 0; v < C; ++v)
        sums[v] = hn::Set(d, bias ? *bias : 0.0F);
    for (size_t ky = ys.first; ky < ys.last; ++ky) {
        const size_t iy = oy * c.strideY + ky * c.dilationY - c.top;
        for (size_t kx = xs.first; kx < xs.last; ++kx) {
            const size_t ix = ox * c.strideX + kx * c.dilationX - c.left;
            const float* row = in + (iy * c.width + ix) * c.channels * stride;
            const V w = hn::Set(d, weights[(ky * c.kernelWidth + kx) * c.filters]);
#pragma GCC unroll 4
            for (size_t v = 0; v < C; ++v)
                sums[v] = fused(w, hn::LoadU(d, row + v * kWidth), sums[v]);
        }
    }
#pragma GCC unroll 4
    for (size_t v = 0; v < C; ++v)
        hn::StoreU(sums[v], d, out + v * kWidth);
}

void depthwise(const Convolution& c, Columns columns, const float* input, const float* weights,
               const float* bias, float* answer, size_t first, size_t last) {
    const size_t multiplier = c.filters / c.channels;
    for (size_t oy = 0; oy < c.outHeight; ++oy)
        for (size_t ox = 0; ox < c.outWidth; ++ox)
            for (size_t filter = first; filter < last; ++filter) {
                const float* in = input + filter / multiplier * columns.stride;
                const float* b = bias ? bias + filter : nullptr;
                float* out =
                    answer + ((oy * c.outWidth + ox) * c.filters + filter) * columns.stride;
                size_t column = 0;
                for (; column + kSpan * kWidth <= columns.count; column += kSpan * kWidth)
                    depthwisePlace<kSpan>(c, columns.stride, in + column, weights + filter, b,
                                          out + column, oy, ox);
                for (; column < columns.count; column += kWidth)
                    depthwisePlace<1>(c, columns.stride, in + column, weights + filter, b,
                                      out + column, oy, ox);
            }
}

template <size_t C>
HWY_INLINE void byInputPlace(const Convolution& c, size_t stride, const float* byAnswer,
                             const float* weights, size_t multiplier, float* out, size_t iy,
                             size_t ix) {
    const D d;
    V sums[C];
#pragma GCC unroll 4
    for (size_t v = 0; v < C; ++v)
        sums[v] = hn::Zero(d);
    for (size_t ky = 0; ky < c.kernelHeight; ++ky) {
        size_t oy = 0;
        if (!outputOf(iy, ky, c.strideY, c.top, c.dilationY, c.outHeight, &oy))
            continue;
        for (size_t kx = 0; kx < c.kernelWidth; ++kx) {
            size_t ox = 0;
            if (!outputOf(ix, kx, c.strideX, c.left, c.dilationX, c.outWidth, &ox))
                continue;
            const float* row = byAnswer + (oy * c.outWidth + ox) * c.filters * stride;
            const float* w = weights + (ky * c.kernelWidth + kx) * c.filters;
            for (size_t m = 0; m < multiplier; ++m) {
                const V weight = hn::Set(d, w[m]);
#pragma GCC unroll 4
                for (size_t v = 0; v < C; ++v)
                    sums[v] = fused(weight, hn::LoadU(d, row + m * stride + v * kWidth), sums[v]);
            }
        }
    }
#pragma GCC unroll 4
    for (size_t v = 0; v < C; ++v)
        hn::StoreU(sums[v], d, out + v * kWidth);
}

void depthwiseByInput(const Convolution& c, Columns columns, const float* byAnswer,
                      const float* weights, float* byInput, size_t first, size_t last) {
    const size_t multiplier = c.filters / c.channels;
    for (size_t iy = 0; iy < c.height; ++iy)
        for (size_t ix = 0; ix < c.width; ++ix)
            for (size_t channel = first; channel < last; ++channel) {
                const float* by = byAnswer + channel * multiplier * columns.stride;
                const float* w = weights + channel * multiplier;
                float* out =
                    byInput + ((iy * c.width + ix) * c.channels + channel) * columns.stride;
                size_t column = 0;
                for (; column + kSpan * kWidth <= columns.count; column += kSpan * kWidth)
                    byInputPlace<kSpan>(c, columns.stride, by + column, w, multiplier, out + column,
                                        iy, ix);
                for (; column < columns.count; column += kWidth)
                    byInputPlace<1>(c, columns.stride, by + column, w, multiplier, out + column, iy,
                                    ix);
            }
}

/// Sixteen sums of one weight, over the outputs whose input is inside.
HWY_INLINE void sumWeight(const Convolution& c, Columns columns, const float* input,
                          const float* byAnswer, size_t ky, size_t kx, float* sums) {
    const D d;
    V acc[kParts];
    for (V& each : acc)
        each = hn::Zero(d);
    for (size_t oy = 0; oy < c.outHeight; ++oy) {
        const size_t iy = oy * c.strideY + ky * c.dilationY;
        if (iy < c.top || iy - c.top >= c.height)
            continue;
        for (size_t ox = 0; ox < c.outWidth; ++ox) {
            const size_t ix = ox * c.strideX + kx * c.dilationX;
            if (ix < c.left || ix - c.left >= c.width)
                continue;
            const float* in =
                input + ((iy - c.top) * c.width + ix - c.left) * c.channels * columns.stride;
            const float* by = byAnswer + (oy * c.outWidth + ox) * c.filters * columns.stride;
            for (size_t column = 0; column < columns.count; column += kLanes)
                for (size_t part = 0; part < kParts; ++part) {
                    const size_t at = column + part * kWidth;
                    acc[part] = fused(hn::LoadU(d, in + at), hn::LoadU(d, by + at), acc[part]);
                }
        }
    }
    for (size_t part = 0; part < kParts; ++part)
        hn::StoreU(acc[part], d, sums + part * kWidth);
}

void depthwiseByWeights(const Convolution& c, Columns columns, const float* input,
                        const float* byAnswer, float* gradient, size_t first, size_t last) {
    const size_t multiplier = c.filters / c.channels;
    HWY_ALIGN float sums[kLanes * kLanes] = {};
    HWY_ALIGN float joined[kLanes];
    for (size_t filter = first; filter < last; ++filter)
        for (size_t begin = 0; begin < c.taps(); begin += kLanes) {
            const size_t count = std::min(kLanes, c.taps() - begin);
            for (size_t i = 0; i < count; ++i)
                sumWeight(c, columns, input + filter / multiplier * columns.stride,
                          byAnswer + filter * columns.stride, (begin + i) / c.kernelWidth,
                          (begin + i) % c.kernelWidth, sums + i * kLanes);
            joinLanes(sums, joined);
            for (size_t i = 0; i < count; ++i)
                gradient[(begin + i) * c.filters + filter] = joined[i];
        }
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(depthwise);
HWY_EXPORT(depthwiseByInput);
HWY_EXPORT(depthwiseByWeights);

void depthwise(const Convolution& c, Columns columns, const float* input, const float* weights,
               const float* bias, float* answer, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(depthwise)(c, columns, input, weights, bias, answer, first, last);
}

void depthwiseByInput(const Convolution& c, Columns columns, const float* byAnswer,
                      const float* weights, float* byInput, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(depthwiseByInput)(c, columns, byAnswer, weights, byInput, first, last);
}

void depthwiseByWeights(const Convolution& c, Columns columns, const float* input,
                        const float* byAnswer, float* gradient, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(depthwiseByWeights)(c, columns, input, byAnswer, gradient, first, last);
}

} // namespace tmw::nn
#endif
