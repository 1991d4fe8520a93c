// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/pool.h"

#include "core/nn/kernels/targets.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/pool.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/lanes.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

/// Calls visit(row of the answer, window) for each place; window(body) calls body(row of the input)
/// for what lies inside.
template <typename Visit>
HWY_INLINE void forPlaces(const Convolution& c, Visit visit) {
    for (size_t oy = 0; oy < c.outHeight; ++oy)
        for (size_t ox = 0; ox < c.outWidth; ++ox) {
            const Taps ys = tapsInside(oy, c.strideY, c.top, 1, c.kernelHeight, c.height);
            const Taps xs = tapsInside(ox, c.strideX, c.left, 1, c.kernelWidth, c.width);
            const size_t count = (ys.last - ys.first) * (xs.last - xs.first);
            visit((oy * c.outWidth + ox) * c.channels, count, [&](auto body) {
                for (size_t ky = ys.first; ky < ys.last; ++ky)
                    for (size_t kx = xs.first; kx < xs.last; ++kx)
                        body(((oy * c.strideY + ky - c.top) * c.width + ox * c.strideX + kx -
                              c.left) *
                             c.channels);
            });
        }
}

void maxPool(const Convolution& c, Columns columns, const float* input, float* answer, size_t first,
             size_t last) {
    const D d;
    forPlaces(c, [&](size_t out, size_t, auto window) {
        for (size_t channel = first; channel < last; ++channel)
            for (size_t column = 0; column < columns.count; column += kWidth) {
                V top = hn::Set(d, -hwy::HighestValue<float>());
                window([&](size_t in) {
                    const V x = hn::LoadU(d, input + (in + channel) * columns.stride + column);
                    // A NaN passes, so that it is noticed.
                    top = hn::IfThenElse(hn::Le(x, top), top, x);
                });
                hn::StoreU(top, d, answer + (out + channel) * columns.stride + column);
            }
    });
}

/// Rows of the channels, all zero.
HWY_INLINE void clearChannels(const Convolution& c, Columns columns, float* rows, size_t first,
                              size_t last) {
    for (size_t place = 0; place < c.height * c.width; ++place)
        for (size_t channel = first; channel < last; ++channel)
            std::fill_n(rows + (place * c.channels + channel) * columns.stride, columns.count,
                        0.0F);
}

void maxPoolBackward(const Convolution& c, Columns columns, const float* input, const float* answer,
                     const float* byAnswer, float* byInput, size_t first, size_t last) {
    const D d;
    clearChannels(c, columns, byInput, first, last);
    forPlaces(c, [&](size_t out, size_t, auto window) {
        for (size_t channel = first; channel < last; ++channel)
            for (size_t column = 0; column < columns.count; column += kWidth) {
                const size_t at = (out + channel) * columns.stride + column;
                const V top = hn::LoadU(d, answer + at);
                V left = hn::LoadU(d, byAnswer + at);
                window([&](size_t in) {
                    const size_t to = (in + channel) * columns.stride + column;
                    const auto hit = hn::Eq(hn::LoadU(d, input + to), top);
                    hn::StoreU(hn::Add(hn::LoadU(d, byInput + to), hn::IfThenElseZero(hit, left)),
                               d, byInput + to);
                    left = hn::IfThenZeroElse(hit, left);
                });
            }
    });
}

void averagePool(const Convolution& c, Columns columns, const float* input, float* answer,
                 size_t first, size_t last) {
    const D d;
    forPlaces(c, [&](size_t out, size_t count, auto window) {
        const V size = hn::Set(d, static_cast<float>(count));
        for (size_t channel = first; channel < last; ++channel)
            for (size_t column = 0; column < columns.count; column += kWidth) {
                V sum = hn::Zero(d);
                window([&](size_t in) {
                    sum = hn::Add(sum,
                                  hn::LoadU(d, input + (in + channel) * columns.stride + column));
                });
                hn::StoreU(hn::Div(sum, size), d,
                           answer + (out + channel) * columns.stride + column);
            }
    });
}

void averagePoolBackward(const Convolution& c, Columns columns, const float* byAnswer,
                         float* byInput, size_t first, size_t last) {
    const D d;
    clearChannels(c, columns, byInput, first, last);
    forPlaces(c, [&](size_t out, size_t count, auto window) {
        const V size = hn::Set(d, static_cast<float>(count));
        for (size_t channel = first; channel < last; ++channel)
            for (size_t column = 0; column < columns.count; column += kWidth) {
                const V share = hn::Div(
                    hn::LoadU(d, byAnswer + (out + channel) * columns.stride + column), size);
                window([&](size_t in) {
                    float* to = byInput + (in + channel) * columns.stride + column;
                    hn::StoreU(hn::Add(hn::LoadU(d, to), share), d, to);
                });
            }
    });
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(maxPool);
HWY_EXPORT(maxPoolBackward);
HWY_EXPORT(averagePool);
HWY_EXPORT(averagePoolBackward);

void maxPool(const Convolution& c, Columns columns, const float* input, float* answer, size_t first,
             size_t last) {
    HWY_DYNAMIC_DISPATCH(maxPool)(c, columns, input, answer, first, last);
}

void maxPoolBackward(const Convolution& c, Columns columns, const float* input, const float* answer,
                     const float* byAnswer, float* byInput, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(maxPoolBackward)
    (c, columns, input, answer, byAnswer, byInput, first, last);
}

void averagePool(const Convolution& c, Columns columns, const float* input, float* answer,
                 size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(averagePool)(c, columns, input, answer, first, last);
}

void averagePoolBackward(const Convolution& c, Columns columns, const float* byAnswer,
                         float* byInput, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(averagePoolBackward)(c, columns, byAnswer, byInput, first, last);
}

} // namespace tmw::nn
#endif
