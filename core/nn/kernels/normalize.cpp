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

/// Sixteen sums of value(offset of a vector) over places and real samples of one channel, joined.
template <typename Value>
HWY_INLINE float sumOf(const Channels& c, size_t channel, Value value) {
    const D d;
    HWY_ALIGN float lanes[kLanes * kLanes] = {};
    HWY_ALIGN float joined[kLanes];
    for (size_t part = 0; part < kParts; ++part) {
        V sum = hn::Zero(d);
        for (size_t place = 0; place < c.places; ++place) {
            const size_t row = (place * c.channels + channel) * c.columns.stride;
            for (size_t column = part * kWidth; column < c.samples; column += kLanes) {
                const auto real = hn::FirstN(d, std::min<size_t>(c.samples - column, kWidth));
                sum = hn::Add(sum, hn::IfThenElseZero(real, value(row + column)));
            }
        }
        hn::Store(sum, d, lanes + part * kWidth);
    }
    joinLanes(lanes, joined);
    return joined[0];
}

void channelMoments(const Channels& c, const float* input, float* mean, float* variance,
                    size_t first, size_t last) {
    const D d;
    const auto count = static_cast<float>(c.places * c.samples);
    for (size_t channel = first; channel < last; ++channel) {
        mean[channel] =
            sumOf(c, channel, [&](size_t at) { return hn::LoadU(d, input + at); }) / count;
        const V middle = hn::Set(d, mean[channel]);
        variance[channel] = sumOf(c, channel,
                                  [&](size_t at) {
                                      const V off = hn::Sub(hn::LoadU(d, input + at), middle);
                                      return hn::Mul(off, off);
                                  }) /
                            count;
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
        const float sum = sumOf(c, channel, [&](size_t at) { return hn::LoadU(d, byAnswer + at); });
        const float product = sumOf(c, channel, [&](size_t at) {
            return hn::Mul(hn::LoadU(d, byAnswer + at), hn::Sub(hn::LoadU(d, input + at), middle));
        });
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
