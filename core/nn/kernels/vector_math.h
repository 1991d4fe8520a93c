// SPDX-License-Identifier: GPL-3.0-or-later
// Included once for each instruction set, by Highway's rules.
#if defined(TMW_NN_VECTOR_MATH) == defined(HWY_TARGET_TOGGLE)
#ifdef TMW_NN_VECTOR_MATH
#undef TMW_NN_VECTOR_MATH
#else
#define TMW_NN_VECTOR_MATH
#endif

#include <hwy/highway.h>

#include <cmath>

HWY_BEFORE_NAMESPACE();
namespace tmw::nn {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// At most 16 lanes, so that every width divides the blocks of 16.
using D = hn::CappedTag<float, 16>;
using V = hn::Vec<D>;
inline constexpr size_t kWidth = hn::MaxLanes(D());

/// a * b + c, rounded once, on every machine.
HWY_INLINE V fused(V a, V b, V c) {
#if HWY_NATIVE_FMA
    return hn::MulAdd(a, b, c);
#else
    HWY_ALIGN float x[kWidth];
    HWY_ALIGN float y[kWidth];
    HWY_ALIGN float z[kWidth];
    const D d;
    hn::Store(a, d, x);
    hn::Store(b, d, y);
    hn::Store(c, d, z);
    for (size_t i = 0; i < kWidth; ++i)
        z[i] = std::fma(x[i], y[i], z[i]);
    return hn::Load(d, z);
#endif
}

/// x = n ln 2 + r with |r| <= ln 2 / 2. Gives 2^n and e^r - 1 (Taylor to r^7: 5e-9). x must lie in
/// [-87, 88].
HWY_INLINE void splitExponential(V x, V& power, V& rest) {
    const D d;
    const hn::RebindToSigned<D> di;
    const V magic = hn::Set(d, 12582912.0F); // 1.5 * 2^23: adding it rounds to an integer
    const V shifted = fused(x, hn::Set(d, 1.44269504F), magic);
    const V n = hn::Sub(shifted, magic);
    const V high = fused(n, hn::Set(d, -0.693359375F), x);
    const V r = fused(n, hn::Set(d, 2.12194440e-4F), high);
    V p = hn::Set(d, 1.0F / 5040.0F);
    p = fused(p, r, hn::Set(d, 1.0F / 720.0F));
    p = fused(p, r, hn::Set(d, 1.0F / 120.0F));
    p = fused(p, r, hn::Set(d, 1.0F / 24.0F));
    p = fused(p, r, hn::Set(d, 1.0F / 6.0F));
    p = fused(p, r, hn::Set(d, 0.5F));
    rest = fused(hn::Mul(p, r), r, r);
    const auto exponent = hn::Add(hn::BitCast(di, shifted), hn::Set(di, 127));
    power = hn::BitCast(d, hn::ShiftLeft<23>(exponent));
}

/// Clamped; a NaN stays.
HWY_INLINE V clampExponent(V x) {
    const D d;
    const V low = hn::Set(d, -87.0F);
    const V high = hn::Set(d, 88.0F);
    x = hn::IfThenElse(hn::Lt(x, low), low, x);
    return hn::IfThenElse(hn::Gt(x, high), high, x);
}

/// e^x within two units in the last place; 0 below -87, e^88 above 88.
HWY_INLINE V exponential(V x) {
    const D d;
    V power;
    V rest;
    splitExponential(clampExponent(x), power, rest);
    return hn::IfThenZeroElse(hn::Lt(x, hn::Set(d, -87.0F)), fused(power, rest, power));
}

/// e^x - 1, exact to the last places for small x too; -1 below -87, e^88 above 88.
HWY_INLINE V exponentialMinusOne(V x) {
    const D d;
    V power;
    V rest;
    splitExponential(clampExponent(x), power, rest);
    return fused(power, rest, hn::Sub(power, hn::Set(d, 1.0F)));
}

/// tanh |x| = -m / (2 + m) with m = e^(-2|x|) - 1, which keeps small x exact.
HWY_INLINE V hyperbolicTangent(V x) {
    const D d;
    V power;
    V rest;
    const V twice = hn::Mul(hn::Abs(x), hn::Set(d, -2.0F));
    splitExponential(clampExponent(twice), power, rest);
    const V m = fused(power, rest, hn::Sub(power, hn::Set(d, 1.0F)));
    return hn::CopySign(hn::Div(m, hn::Add(m, hn::Set(d, 2.0F))), x);
}

HWY_INLINE V logistic(V x) {
    const D d;
    const V one = hn::Set(d, 1.0F);
    const V e = exponential(hn::Neg(hn::Abs(x)));
    return hn::Div(hn::IfThenElse(hn::Lt(x, hn::Zero(d)), e, one), hn::Add(e, one));
}

/// Natural logarithm of a normal x > 0: exponent and atanh series of the mantissa.
HWY_INLINE V logarithm(V x) {
    const D d;
    const hn::RebindToSigned<D> di;
    const auto bits = hn::BitCast(di, x);
    const auto offset = hn::Sub(bits, hn::Set(di, 0x3f3504f3)); // sqrt(1/2)
    const auto exponent = hn::ShiftRight<23>(offset);
    const V m = hn::BitCast(d, hn::Sub(bits, hn::ShiftLeft<23>(exponent)));
    const V one = hn::Set(d, 1.0F);
    const V s = hn::Div(hn::Sub(m, one), hn::Add(m, one));
    const V s2 = hn::Mul(s, s);
    V p = hn::Set(d, 2.0F / 11.0F);
    p = fused(p, s2, hn::Set(d, 2.0F / 9.0F));
    p = fused(p, s2, hn::Set(d, 2.0F / 7.0F));
    p = fused(p, s2, hn::Set(d, 2.0F / 5.0F));
    p = fused(p, s2, hn::Set(d, 2.0F / 3.0F));
    p = fused(hn::Mul(p, s2), s, hn::Add(s, s));
    return fused(hn::ConvertTo(d, exponent), hn::Set(d, 0.693147181F), p);
}

/// log(1 + t) for t in [0, 1]: what 1 + t rounds away is put back to first order.
HWY_INLINE V logarithmOfOnePlus(V t) {
    const D d;
    const V one = hn::Set(d, 1.0F);
    const V u = hn::Add(t, one);
    const V lost = hn::Sub(t, hn::Sub(u, one));
    return hn::Add(logarithm(u), hn::Div(lost, u));
}

} // namespace HWY_NAMESPACE
} // namespace tmw::nn
HWY_AFTER_NAMESPACE();

#endif
