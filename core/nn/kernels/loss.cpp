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

void huber(const LossBatch& batch) {
    const D d;
    const V delta = hn::Set(d, batch.delta);
    const V half = hn::Set(d, 0.5F);
    compareNumbers(
        batch,
        [=](V x) {
            const V size = hn::Abs(x);
            const V line = hn::Mul(delta, hn::Sub(size, hn::Mul(half, delta)));
            return hn::IfThenElse(hn::Le(size, delta), hn::Mul(half, hn::Mul(x, x)), line);
        },
        [=](V x) { return hn::IfThenElse(hn::Le(hn::Abs(x), delta), x, hn::CopySign(delta, x)); });
}

void binaryCrossEntropy(const LossBatch& batch) {
    const D d;
    const Labels di;
    const V zero = hn::Zero(d);
    const V one = hn::Set(d, 1.0F);
    const V kept = hn::Set(d, 1.0F - batch.smoothing);
    const V spread = hn::Set(d, 0.5F * batch.smoothing);
    for (size_t c = 0; c < batch.gradient.columns; c += kWidth) {
        const V z = hn::LoadU(d, batch.answer + c);
        const V label = hn::ConvertTo(d, hn::LoadU(di, batch.labels + c));
        const V y = hn::Add(hn::Mul(label, kept), spread);
        const V e = exponential(hn::Neg(hn::Abs(z)));
        const V top = hn::IfThenZeroElse(hn::Lt(z, zero), z);
        hn::StoreU(hn::Add(hn::Sub(top, hn::Mul(z, y)), logarithmOfOnePlus(e)), d,
                   batch.losses + c);
        const auto right = hn::Eq(hn::IfThenElseZero(hn::Gt(z, zero), one), label);
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
    const V kept = hn::Set(d, 1.0F - batch.smoothing);
    const V spread = hn::Set(d, batch.smoothing / static_cast<float>(rows));
    const V whole = hn::Add(kept, spread);
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
        V below = hn::Zero(d); // how far the logits lie below the highest
        for (size_t r = 0; r < rows; ++r) {
            const V distance = hn::Sub(hn::LoadU(d, column + r * stride), top);
            const V e = exponential(distance);
            sum = hn::Add(sum, e);
            below = hn::Sub(below, distance);
            hn::StoreU(e, d, gradient + r * stride);
        }
        V missed = hn::Sub(top, own);
        if (batch.smoothing > 0)
            missed = hn::Add(hn::Mul(kept, missed), hn::Mul(spread, below));
        hn::StoreU(hn::Add(logarithm(sum), missed), d, batch.losses + c);
        const auto right = hn::RebindMask(d, hn::Eq(hn::BitCast(di, best), label));
        hn::StoreU(hn::IfThenElseZero(right, one), d, batch.metrics + c);
        const V weight = hn::LoadU(d, batch.weights + c);
        for (size_t r = 0; r < rows; ++r) {
            const auto number = hn::Set(di, static_cast<int32_t>(r));
            const V mine = hn::IfThenElse(hn::RebindMask(d, hn::Eq(label, number)), whole, spread);
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
HWY_EXPORT(huber);
HWY_EXPORT(binaryCrossEntropy);
HWY_EXPORT(categoricalCrossEntropy);

void squaredError(const LossBatch& batch) {
    HWY_DYNAMIC_DISPATCH(squaredError)(batch);
}

void absoluteError(const LossBatch& batch) {
    HWY_DYNAMIC_DISPATCH(absoluteError)(batch);
}

void huber(const LossBatch& batch) {
    HWY_DYNAMIC_DISPATCH(huber)(batch);
}

void binaryCrossEntropy(const LossBatch& batch) {
    HWY_DYNAMIC_DISPATCH(binaryCrossEntropy)(batch);
}

void categoricalCrossEntropy(const LossBatch& batch) {
    HWY_DYNAMIC_DISPATCH(categoricalCrossEntropy)(batch);
}

} // namespace tmw::nn
#endif
