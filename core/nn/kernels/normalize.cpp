// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/normalize.h"

#include "core/nn/kernels/targets.h"

#include <algorithm>
#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/normalize.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/lanes.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

/// Sixteen sums of each of N values over places and real samples of one channel, joined into `to`.
/// value(offset of a vector, values) makes the values.
template <size_t N, typename Value>
HWY_INLINE void sumsOf(const Channels& c, size_t channel, Value value, float* to) {
    const D d;
    HWY_ALIGN float lanes[kLanes * kLanes] = {};
    HWY_ALIGN float joined[kLanes];
    for (size_t part = 0; part < kParts; ++part) {
        V sums[N];
        for (V& sum : sums)
            sum = hn::Zero(d);
        for (size_t place = 0; place < c.places; ++place) {
            const size_t row = (place * c.channels + channel) * c.columns.stride;
            for (size_t column = part * kWidth; column < c.samples; column += kLanes) {
                const auto real = hn::FirstN(d, std::min<size_t>(c.samples - column, kWidth));
                V values[N];
                value(row + column, values);
                for (size_t n = 0; n < N; ++n)
                    sums[n] = hn::Add(sums[n], hn::IfThenElseZero(real, values[n]));
            }
        }
        for (size_t n = 0; n < N; ++n)
            hn::Store(sums[n], d, lanes + n * kLanes + part * kWidth);
    }
    joinLanes(lanes, joined);
    std::copy_n(joined, N, to);
}

void channelMoments(const Channels& c, const float* input, float* mean, float* variance,
                    size_t first, size_t last) {
    const D d;
    const auto count = static_cast<float>(c.places * c.samples);
    for (size_t channel = first; channel < last; ++channel) {
        float sum = 0;
        sumsOf<1>(
            c, channel, [&](size_t at, V* values) { values[0] = hn::LoadU(d, input + at); }, &sum);
        mean[channel] = sum / count;
        const V middle = hn::Set(d, mean[channel]);
        sumsOf<1>(
            c, channel,
            [&](size_t at, V* values) {
                const V off = hn::Sub(hn::LoadU(d, input + at), middle);
                values[0] = hn::Mul(off, off);
            },
            &sum);
        variance[channel] = sum / count;
    }
}

void normalize(const Channels& c, const float* input, const float* gamma, const float* beta,
               const float* mean, const float* variance, float epsilon, float* answer, size_t first,
               size_t last) {
    const D d;
    for (size_t channel = first; channel < last; ++channel) {
        const float scale = gamma[channel] / std::sqrt(variance[channel] + epsilon);
        const V factor = hn::Set(d, scale);
        const V middle = hn::Set(d, mean[channel]);
        const V offset = hn::Set(d, beta[channel]);
        for (size_t place = 0; place < c.places; ++place) {
            const size_t row = (place * c.channels + channel) * c.columns.stride;
            for (size_t column = 0; column < c.columns.count; column += kWidth)
                hn::StoreU(
                    fused(hn::Sub(hn::LoadU(d, input + row + column), middle), factor, offset), d,
                    answer + row + column);
        }
    }
}

void normalizeBackward(const Channels& c, const float* input, const float* byAnswer,
                       const float* gamma, const float* mean, const float* variance, float epsilon,
                       float* byGamma, float* byBeta, float* byInput, size_t first, size_t last) {
    const D d;
    const auto count = static_cast<float>(c.places * c.samples);
    for (size_t channel = first; channel < last; ++channel) {
        const float scale = 1.0F / std::sqrt(variance[channel] + epsilon);
        const V middle = hn::Set(d, mean[channel]);
        float sums[2];
        sumsOf<2>(
            c, channel,
            [&](size_t at, V* values) {
                values[0] = hn::LoadU(d, byAnswer + at);
                values[1] = hn::Mul(values[0], hn::Sub(hn::LoadU(d, input + at), middle));
            },
            sums);
        const auto [sum, product] = sums;
        byBeta[channel] = sum;
        byGamma[channel] = product * scale;
        if (!byInput)
            continue;
        // gamma / sd (g - mean g - x^ mean(g x^)), x^ = (x - mean) / sd
        const V factor = hn::Set(d, gamma[channel] * scale);
        const V shift = hn::Set(d, sum / count);
        const V tilt = hn::Set(d, -product * scale * scale / count);
        for (size_t place = 0; place < c.places; ++place) {
            const size_t row = (place * c.channels + channel) * c.columns.stride;
            for (size_t column = 0; column < c.columns.count; column += kWidth) {
                const size_t left = c.samples > column ? c.samples - column : 0;
                const V x = hn::Sub(hn::LoadU(d, input + row + column), middle);
                const V g = hn::Sub(hn::LoadU(d, byAnswer + row + column), shift);
                hn::StoreU(hn::IfThenElseZero(hn::FirstN(d, std::min(left, kWidth)),
                                              hn::Mul(factor, fused(x, tilt, g))),
                           d, byInput + row + column);
            }
        }
    }
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(channelMoments);
HWY_EXPORT(normalize);
HWY_EXPORT(normalizeBackward);

void channelMoments(const Channels& c, const float* input, float* mean, float* variance,
                    size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(channelMoments)(c, input, mean, variance, first, last);
}

void normalize(const Channels& c, const float* input, const float* gamma, const float* beta,
               const float* mean, const float* variance, float epsilon, float* answer, size_t first,
               size_t last) {
    HWY_DYNAMIC_DISPATCH(normalize)
    (c, input, gamma, beta, mean, variance, epsilon, answer, first, last);
}

void normalizeBackward(const Channels& c, const float* input, const float* byAnswer,
                       const float* gamma, const float* mean, const float* variance, float epsilon,
                       float* byGamma, float* byBeta, float* byInput, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(normalizeBackward)
    (c, input, byAnswer, gamma, mean, variance, epsilon, byGamma, byBeta, byInput, first, last);
}

} // namespace tmw::nn
#endif
