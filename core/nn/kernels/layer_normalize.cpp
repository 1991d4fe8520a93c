// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/layer_normalize.h"

#include "core/nn/kernels/targets.h"

#include <algorithm>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/layer_normalize.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/lanes.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

/// The channels of a place, one vector of samples wide.
struct Place {
    const float* rows;
    size_t stride;
    size_t channels;

    HWY_INLINE V at(size_t channel) const { return hn::LoadU(D(), rows + channel * stride); }
};

struct Moments {
    V mean;
    V inverse;
};

HWY_INLINE Moments momentsOf(const Place& place, float epsilon) {
    const D d;
    const V count = hn::Set(d, static_cast<float>(place.channels));
    V sum = hn::Zero(d);
    for (size_t c = 0; c < place.channels; ++c)
        sum = hn::Add(sum, place.at(c));
    const V mean = hn::Div(sum, count);
    V squares = hn::Zero(d);
    for (size_t c = 0; c < place.channels; ++c) {
        const V off = hn::Sub(place.at(c), mean);
        squares = fused(off, off, squares);
    }
    const V variance = hn::Add(hn::Div(squares, count), hn::Set(d, epsilon));
    return {mean, hn::Div(hn::Set(d, 1.0F), hn::Sqrt(variance))};
}

void normalizePlaces(const Channels& c, const float* input, const float* gamma, const float* beta,
                     float epsilon, float* answer, float* means, float* inverses, size_t first,
                     size_t last) {
    const D d;
    const size_t stride = c.columns.stride;
    for (size_t place = first; place < last; ++place)
        for (size_t column = 0; column < c.columns.count; column += kWidth) {
            const size_t at = place * c.channels * stride + column;
            const Place in{input + at, stride, c.channels};
            const Moments m = momentsOf(in, epsilon);
            for (size_t channel = 0; channel < c.channels; ++channel) {
                const V normal = hn::Mul(hn::Sub(in.at(channel), m.mean), m.inverse);
                hn::StoreU(fused(normal, hn::Set(d, gamma[channel]), hn::Set(d, beta[channel])), d,
                           answer + at + channel * stride);
            }
            if (!means)
                continue;
            hn::StoreU(m.mean, d, means + place * stride + column);
            hn::StoreU(m.inverse, d, inverses + place * stride + column);
        }
}

/// inverse (g gamma - mean(g gamma) - x^ mean(g gamma x^)), x^ = (x - mean) inverse.
void normalizePlacesByInput(const Channels& c, const float* input, const float* byAnswer,
                            const float* gamma, const float* means, const float* inverses,
                            float* byInput, size_t first, size_t last) {
    const D d;
    const size_t stride = c.columns.stride;
    const V count = hn::Set(d, static_cast<float>(c.channels));
    for (size_t place = first; place < last; ++place)
        for (size_t column = 0; column < c.columns.count; column += kWidth) {
            const size_t at = place * c.channels * stride + column;
            const Place in{input + at, stride, c.channels};
            const Place by{byAnswer + at, stride, c.channels};
            const V mean = hn::LoadU(d, means + place * stride + column);
            const V inverse = hn::LoadU(d, inverses + place * stride + column);
            V sum = hn::Zero(d);
            V products = hn::Zero(d);
            for (size_t channel = 0; channel < c.channels; ++channel) {
                const V g = hn::Mul(by.at(channel), hn::Set(d, gamma[channel]));
                sum = hn::Add(sum, g);
                products = fused(g, hn::Mul(hn::Sub(in.at(channel), mean), inverse), products);
            }
            const V shift = hn::Div(sum, count);
            const V tilt = hn::Neg(hn::Div(products, count));
            for (size_t channel = 0; channel < c.channels; ++channel) {
                const V g = hn::Mul(by.at(channel), hn::Set(d, gamma[channel]));
                const V normal = hn::Mul(hn::Sub(in.at(channel), mean), inverse);
                hn::StoreU(hn::Mul(inverse, fused(normal, tilt, hn::Sub(g, shift))), d,
                           byInput + at + channel * stride);
            }
        }
}

void normalizePlacesByGamma(const Channels& c, const float* input, const float* byAnswer,
                            const float* means, const float* inverses, float* byGamma, size_t first,
                            size_t last) {
    const D d;
    const size_t stride = c.columns.stride;
    HWY_ALIGN float lanes[kLanes * kLanes] = {};
    HWY_ALIGN float joined[kLanes];
    for (size_t channel = first; channel < last; channel += kLanes) {
        const size_t together = std::min(kLanes, last - channel);
        for (size_t i = 0; i < together; ++i)
            for (size_t part = 0; part < kParts; ++part) {
                V sum = hn::Zero(d);
                for (size_t place = 0; place < c.places; ++place)
                    for (size_t column = part * kWidth; column < c.columns.count;
                         column += kLanes) {
                        const size_t at = (place * c.channels + channel + i) * stride + column;
                        const size_t moment = place * stride + column;
                        const V off =
                            hn::Sub(hn::LoadU(d, input + at), hn::LoadU(d, means + moment));
                        sum = fused(hn::LoadU(d, byAnswer + at),
                                    hn::Mul(off, hn::LoadU(d, inverses + moment)), sum);
                    }
                hn::Store(sum, d, lanes + i * kLanes + part * kWidth);
            }
        joinLanes(lanes, joined);
        std::copy_n(joined, together, byGamma + channel);
    }
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(normalizePlaces);
HWY_EXPORT(normalizePlacesByInput);
HWY_EXPORT(normalizePlacesByGamma);

void normalizePlaces(const Channels& c, const float* input, const float* gamma, const float* beta,
                     float epsilon, float* answer, float* means, float* inverses, size_t first,
                     size_t last) {
    HWY_DYNAMIC_DISPATCH(normalizePlaces)
    (c, input, gamma, beta, epsilon, answer, means, inverses, first, last);
}

void normalizePlacesByInput(const Channels& c, const float* input, const float* byAnswer,
                            const float* gamma, const float* means, const float* inverses,
                            float* byInput, size_t first, size_t last) {
    HWY_DYNAMIC_DISPATCH(normalizePlacesByInput)
    (c, input, byAnswer, gamma, means, inverses, byInput, first, last);
}

void normalizePlacesByGamma(const Channels& c, const float* input, const float* byAnswer,
                            const float* means, const float* inverses, float* byGamma, size_t first,
                            size_t last) {
    HWY_DYNAMIC_DISPATCH(normalizePlacesByGamma)
    (c, input, byAnswer, means, inverses, byGamma, first, last);
}

} // namespace tmw::nn
#endif
