// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/update.h"

#include "core/nn/kernels/targets.h"
#include "core/nn/power.h"

#include <cmath>

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/update.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/vector_math.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

void descend(float* weights, float* velocity, const float* gradient, size_t count, float rate,
             float momentum, bool nesterov) {
    const D d;
    const V slow = hn::Set(d, momentum);
    const V step = hn::Set(d, rate);
    for (size_t i = 0; i < count; i += kWidth) {
        const V moved = hn::Mul(hn::LoadU(d, gradient + i), step);
        const V v = hn::Sub(hn::Mul(hn::LoadU(d, velocity + i), slow), moved);
        hn::StoreU(v, d, velocity + i);
        const V move = nesterov ? hn::Sub(hn::Mul(v, slow), moved) : v;
        hn::StoreU(hn::Add(hn::LoadU(d, weights + i), move), d, weights + i);
    }
}

void rmsProp(float* weights, float* squares, const float* gradient, size_t count, float rate) {
    const D d;
    const V slow = hn::Set(d, 0.9F);
    const V rest = hn::Set(d, static_cast<float>(1.0 - 0.9));
    const V epsilon = hn::Set(d, 1e-7F);
    const V step = hn::Set(d, rate);
    for (size_t i = 0; i < count; i += kWidth) {
        const V g = hn::LoadU(d, gradient + i);
        const V v = hn::Add(hn::Mul(slow, hn::LoadU(d, squares + i)), hn::Mul(rest, hn::Mul(g, g)));
        hn::StoreU(v, d, squares + i);
        const V move = hn::Div(hn::Mul(step, g), hn::Sqrt(hn::Add(v, epsilon)));
        hn::StoreU(hn::Sub(hn::LoadU(d, weights + i), move), d, weights + i);
    }
}

void adam(float* weights, float* first, float* second, const float* gradient, size_t count,
          float correctedRate) {
    const D d;
    const V toFirst = hn::Set(d, static_cast<float>(1.0 - 0.9));
    const V toSecond = hn::Set(d, static_cast<float>(1.0 - 0.999));
    const V epsilon = hn::Set(d, 1e-7F);
    const V rate = hn::Set(d, correctedRate);
    for (size_t i = 0; i < count; i += kWidth) {
        const V g = hn::LoadU(d, gradient + i);
        V m = hn::LoadU(d, first + i);
        V v = hn::LoadU(d, second + i);
        m = fused(hn::Sub(g, m), toFirst, m);
        v = fused(hn::Sub(hn::Mul(g, g), v), toSecond, v);
        hn::StoreU(m, d, first + i);
        hn::StoreU(v, d, second + i);
        const V move = hn::Div(hn::Mul(m, rate), hn::Add(hn::Sqrt(v), epsilon));
        hn::StoreU(hn::Sub(hn::LoadU(d, weights + i), move), d, weights + i);
    }
}

/// In 16 chains, whatever the width, so that every machine adds in the same order.
double sumOfSquares(const float* values, size_t count) {
    constexpr size_t kChains = 16;
    const D d;
    V sums[kChains / kWidth];
    for (V& each : sums)
        each = hn::Zero(d);
    for (size_t i = 0; i < count; i += kChains)
        for (size_t c = 0; c < kChains / kWidth; ++c) {
            const V x = hn::LoadU(d, values + i + c * kWidth);
            sums[c] = fused(x, x, sums[c]);
        }
    float chains[kChains];
    for (size_t c = 0; c < kChains / kWidth; ++c)
        hn::StoreU(sums[c], d, chains + c * kWidth);
    double sum = 0;
    for (const float each : chains)
        sum += static_cast<double>(each);
    return sum;
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(descend);
HWY_EXPORT(rmsProp);
HWY_EXPORT(adam);
HWY_EXPORT(sumOfSquares);

void descend(float* weights, float* velocity, const float* gradient, size_t count, float rate,
             float momentum, bool nesterov) {
    HWY_DYNAMIC_DISPATCH(descend)(weights, velocity, gradient, count, rate, momentum, nesterov);
}

void rmsProp(float* weights, float* squares, const float* gradient, size_t count, float rate) {
    HWY_DYNAMIC_DISPATCH(rmsProp)(weights, squares, gradient, count, rate);
}

void decay(float* weights, size_t count, float share, float rate) {
    for (size_t i = 0; i < count; ++i)
        weights[i] -= weights[i] * share * rate;
}

void adam(float* weights, float* first, float* second, const float* gradient, size_t count,
          float correctedRate) {
    HWY_DYNAMIC_DISPATCH(adam)(weights, first, second, gradient, count, correctedRate);
}

double sumOfSquares(const float* values, size_t count) {
    return HWY_DYNAMIC_DISPATCH(sumOfSquares)(values, count);
}

float adamRate(double rate, unsigned long long step) {
    const auto first = static_cast<float>(power(static_cast<double>(0.9F), step));
    const auto second = static_cast<float>(power(static_cast<double>(0.999F), step));
    return static_cast<float>(rate) * std::sqrt(1.0F - second) / (1.0F - first);
}

} // namespace tmw::nn
#endif
