// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/loss.h"

#include "core/nn/kernels/targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/loss.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/vector_math.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

using Labels = hn::RebindToSigned<D>;

/// `loss(difference)` and `slope(difference)`, averaged over the outputs.
template <typename Loss, typename Slope>
HWY_INLINE void compareNumbers(const LossBatch& batch, Loss loss, Slope slope) {
    const D d;
    const Batch& gradient = batch.gradient;
    const V share = hn::Set(d, 1.0F / static_cast<float>(gradient.rows));
    for (size_t c = 0; c < gradient.columns; c += kWidth) {
        const V weight = hn::Mul(hn::LoadU(d, batch.weights + c), share);
        V sum = hn::Zero(d);
        V absolute = hn::Zero(d);
        for (size_t r = 0; r < gradient.rows; ++r) {
            const size_t at = r * gradient.stride + c;
            const V difference =
                hn::Sub(hn::LoadU(d, batch.answer + at), hn::LoadU(d, batch.targets + at));
            sum = hn::Add(sum, loss(difference));
            absolute = hn::Add(absolute, hn::Abs(difference));
            hn::StoreU(hn::Mul(slope(difference), weight), d, gradient.data + at);
        }
        hn::StoreU(hn::Mul(sum, share), d, batch.losses + c);
        hn::StoreU(hn::Mul(absolute, share), d, batch.metrics + c);
    }
}

void squaredError(const LossBatch& batch) {
    compareNumbers(
        batch, [](V x) { return hn::Mul(x, x); }, [](V x) { return hn::Add(x, x); });
}

void absoluteError(const LossBatch& batch) {
    const D d;
    const V one = hn::Set(d, 1.0F);
    compareNumbers(
        batch, [](V x) { return hn::Abs(x); },
        [d, one](V x) { return hn::IfThenZeroElse(hn::Eq(x, hn::Zero(d)), hn::CopySign(one, x)); });
}

void binaryCrossEntropy(const LossBatch& batch) {
    const D d;
    const Labels di;
    const V zero = hn::Zero(d);
    const V one = hn::Set(d, 1.0F);
    for (size_t c = 0; c < batch.gradient.columns; c += kWidth) {
        const V z = hn::LoadU(d, batch.answer + c);
        const V y = hn::ConvertTo(d, hn::LoadU(di, batch.labels + c));
        const V e = exponential(hn::Neg(hn::Abs(z)));
        const V top = hn::IfThenZeroElse(hn::Lt(z, zero), z);
        hn::StoreU(hn::Add(hn::Sub(top, hn::Mul(z, y)), logarithmOfOnePlus(e)), d,
                   batch.losses + c);
        const auto right = hn::Eq(hn::IfThenElseZero(hn::Gt(z, zero), one), y);
        hn::StoreU(hn::IfThenElseZero(right, one), d, batch.metrics + c);
        hn::StoreU(hn::Mul(hn::Sub(logistic(z), y), hn::LoadU(d, batch.weights + c)), d,
                   batch.gradient.data + c);
    }
}

void categoricalCrossEntropy(const LossBatch& batch) {
    const D d;
    const Labels di;
    const V one = hn::Set(d, 1.0F);
    const size_t rows = batch.gradient.rows;
    const size_t stride = batch.gradient.stride;
    for (size_t c = 0; c < batch.gradient.columns; c += kWidth) {
        const float* column = batch.answer + c;
        float* gradient = batch.gradient.data + c;
        const auto label = hn::LoadU(di, batch.labels + c);
        V top = hn::LoadU(d, column);
        V best = hn::Zero(d);
        V own = top;
        for (size_t r = 1; r < rows; ++r) {
            const V z = hn::LoadU(d, column + r * stride);
            const auto number = hn::Set(di, static_cast<int32_t>(r));
            const auto higher = hn::Gt(z, top);
            top = hn::IfThenElse(higher, z, top);
            best = hn::IfThenElse(higher, hn::BitCast(d, number), best);
            own = hn::IfThenElse(hn::RebindMask(d, hn::Eq(label, number)), z, own);
        }
        V sum = hn::Zero(d);
        for (size_t r = 0; r < rows; ++r) {
            const V e = exponential(hn::Sub(hn::LoadU(d, column + r * stride), top));
            sum = hn::Add(sum, e);
            hn::StoreU(e, d, gradient + r * stride);
        }
        hn::StoreU(hn::Add(logarithm(sum), hn::Sub(top, own)), d, batch.losses + c);
        const auto right = hn::RebindMask(d, hn::Eq(hn::BitCast(di, best), label));
        hn::StoreU(hn::IfThenElseZero(right, one), d, batch.metrics + c);
        const V weight = hn::LoadU(d, batch.weights + c);
        for (size_t r = 0; r < rows; ++r) {
            const auto number = hn::Set(di, static_cast<int32_t>(r));
            const V mine = hn::IfThenElseZero(hn::RebindMask(d, hn::Eq(label, number)), one);
            const V p = hn::Div(hn::LoadU(d, gradient + r * stride), sum);
            hn::StoreU(hn::Mul(hn::Sub(p, mine), weight), d, gradient + r * stride);
        }
    }
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(squaredError);
HWY_EXPORT(absoluteError);
HWY_EXPORT(binaryCrossEntropy);
HWY_EXPORT(categoricalCrossEntropy);

void squaredError(const LossBatch& batch) {
    HWY_DYNAMIC_DISPATCH(squaredError)(batch);
}

void absoluteError(const LossBatch& batch) {
    HWY_DYNAMIC_DISPATCH(absoluteError)(batch);
}

void binaryCrossEntropy(const LossBatch& batch) {
    HWY_DYNAMIC_DISPATCH(binaryCrossEntropy)(batch);
}

void categoricalCrossEntropy(const LossBatch& batch) {
    HWY_DYNAMIC_DISPATCH(categoricalCrossEntropy)(batch);
}

} // namespace tmw::nn
#endif
