// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/kernels/activation.h"

#include "core/nn/kernels/targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/nn/kernels/activation.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "core/nn/kernels/vector_math.h"

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

template <typename Function>
HWY_INLINE void forEach(const float* from, const Batch& to, Function function) {
    const D d;
    for (size_t r = 0; r < to.rows; ++r) {
        const size_t row = r * to.stride;
        for (size_t c = row; c < row + to.columns; c += kWidth)
            hn::StoreU(function(hn::LoadU(d, from + c)), d, to.data + c);
    }
}

/// byAnswer * slope(answer).
template <typename Slope>
HWY_INLINE void forEachPair(const float* answer, const float* byAnswer, const Batch& to,
                            Slope slope) {
    const D d;
    for (size_t r = 0; r < to.rows; ++r) {
        const size_t row = r * to.stride;
        for (size_t c = row; c < row + to.columns; c += kWidth)
            hn::StoreU(slope(hn::LoadU(d, byAnswer + c), hn::LoadU(d, answer + c)), d, to.data + c);
    }
}

// A NaN passes, so that it is noticed.
HWY_INLINE V positive(V x) {
    return hn::IfThenZeroElse(hn::Le(x, hn::Zero(D())), x);
}

HWY_INLINE void softmax(const float* from, const Batch& batch) {
    const D d;
    for (size_t c = 0; c < batch.columns; c += kWidth) {
        float* column = batch.data + c;
        const float* in = from + c;
        V top = hn::LoadU(d, in);
        for (size_t r = 1; r < batch.rows; ++r) {
            const V x = hn::LoadU(d, in + r * batch.stride);
            top = hn::IfThenElse(hn::Gt(x, top), x, top);
        }
        V sum = hn::Zero(d);
        for (size_t r = 0; r < batch.rows; ++r) {
            const V e = exponential(hn::Sub(hn::LoadU(d, in + r * batch.stride), top));
            sum = hn::Add(sum, e);
            hn::StoreU(e, d, column + r * batch.stride);
        }
        for (size_t r = 0; r < batch.rows; ++r)
            hn::StoreU(hn::Div(hn::LoadU(d, column + r * batch.stride), sum), d,
                       column + r * batch.stride);
    }
}

/// p (g - sum of g p).
HWY_INLINE void softmaxBackward(const float* answer, const float* byAnswer, const Batch& gradient) {
    const D d;
    for (size_t c = 0; c < gradient.columns; c += kWidth) {
        float* column = gradient.data + c;
        const float* by = byAnswer + c;
        const float* out = answer + c;
        V sum = hn::Zero(d);
        for (size_t r = 0; r < gradient.rows; ++r)
            sum = fused(hn::LoadU(d, by + r * gradient.stride),
                        hn::LoadU(d, out + r * gradient.stride), sum);
        for (size_t r = 0; r < gradient.rows; ++r) {
            const V g = hn::LoadU(d, by + r * gradient.stride);
            const V p = hn::LoadU(d, out + r * gradient.stride);
            hn::StoreU(hn::Mul(p, hn::Sub(g, sum)), d, column + r * gradient.stride);
        }
    }
}

/// x relu6(x + 3) / 6.
HWY_INLINE V hardSwish(V x) {
    const D d;
    const V six = hn::Set(d, 6.0F);
    const V shifted = positive(hn::Add(x, hn::Set(d, 3.0F)));
    const V share = hn::IfThenElse(hn::Gt(shifted, six), six, shifted);
    return hn::Mul(hn::Mul(x, share), hn::Set(d, 1.0F / 6.0F));
}

/// (2x + 3) / 6 between the corners, at which TensorFlow's slopes are 0 and 1.
HWY_INLINE V hardSwishSlope(V x) {
    const D d;
    const V inner = fused(x, hn::Set(d, 1.0F / 3.0F), hn::Set(d, 0.5F));
    const V upper = hn::IfThenElse(hn::Ge(x, hn::Set(d, 3.0F)), hn::Set(d, 1.0F), inner);
    return hn::IfThenZeroElse(hn::Le(x, hn::Set(d, -3.0F)), upper);
}

void activate(Activation activation, const float* from, const Batch& to, float slope) {
    const V below = hn::Set(D(), slope);
    const V zero = hn::Zero(D());
    const V six = hn::Set(D(), 6.0F);
    switch (activation) {
    case Activation::Linear:
        if (from != to.data)
            forEach(from, to, [](V x) { return x; });
        return;
    case Activation::Relu:
        return forEach(from, to, [](V x) { return positive(x); });
    case Activation::Relu6:
        return forEach(from, to,
                       [six](V x) { return hn::IfThenElse(hn::Gt(x, six), six, positive(x)); });
    case Activation::Tanh:
        return forEach(from, to, [](V x) { return hyperbolicTangent(x); });
    case Activation::Sigmoid:
        return forEach(from, to, [](V x) { return logistic(x); });
    case Activation::Softmax:
        return softmax(from, to);
    case Activation::LeakyRelu:
        return forEach(from, to, [below, zero](V x) {
            return hn::IfThenElse(hn::Gt(x, zero), x, hn::Mul(x, below));
        });
    case Activation::Elu:
        return forEach(from, to, [zero](V x) {
            return hn::IfThenElse(hn::Lt(x, zero), exponentialMinusOne(x), x);
        });
    case Activation::HardSwish:
        return forEach(from, to, [](V x) { return hardSwish(x); });
    }
}

void activateBackward(Activation activation, const float* answer, const float* byAnswer,
                      const Batch& to, float slope) {
    const V below = hn::Set(D(), slope);
    const V zero = hn::Zero(D());
    const V one = hn::Set(D(), 1.0F);
    const V six = hn::Set(D(), 6.0F);
    switch (activation) {
    case Activation::Linear:
        if (byAnswer != to.data)
            forEach(byAnswer, to, [](V g) { return g; });
        return;
    case Activation::Relu:
        return forEachPair(answer, byAnswer, to,
                           [zero](V g, V y) { return hn::IfThenElseZero(hn::Gt(y, zero), g); });
    case Activation::Relu6:
        return forEachPair(answer, byAnswer, to, [zero, six](V g, V y) {
            return hn::IfThenElseZero(hn::And(hn::Gt(y, zero), hn::Lt(y, six)), g);
        });
    case Activation::Tanh:
        return forEachPair(answer, byAnswer, to,
                           [one](V g, V y) { return hn::Mul(g, hn::Sub(one, hn::Mul(y, y))); });
    case Activation::Sigmoid:
        return forEachPair(answer, byAnswer, to,
                           [one](V g, V y) { return hn::Mul(g, hn::Mul(y, hn::Sub(one, y))); });
    case Activation::Softmax:
        return softmaxBackward(answer, byAnswer, to);
    case Activation::LeakyRelu:
        return forEachPair(answer, byAnswer, to, [zero, below](V g, V y) {
            return hn::IfThenElse(hn::Gt(y, zero), g, hn::Mul(g, below));
        });
    case Activation::Elu:
        return forEachPair(answer, byAnswer, to, [zero, one](V g, V y) {
            return hn::IfThenElse(hn::Lt(y, zero), hn::Mul(g, hn::Add(y, one)), g);
        });
    case Activation::HardSwish:
        return forEachPair(answer, byAnswer, to,
                           [](V g, V x) { return hn::Mul(g, hardSwishSlope(x)); });
    }
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw::nn {

HWY_EXPORT(activate);
HWY_EXPORT(activateBackward);

void activate(Activation activation, const float* from, const Batch& to, float slope) {
    HWY_DYNAMIC_DISPATCH(activate)(activation, from, to, slope);
}

void activateBackward(Activation activation, const float* answer, const float* byAnswer,
                      const Batch& to, float slope) {
    HWY_DYNAMIC_DISPATCH(activateBackward)(activation, answer, byAnswer, to, slope);
}

} // namespace tmw::nn
#endif
