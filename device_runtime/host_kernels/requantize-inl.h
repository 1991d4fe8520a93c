// SPDX-License-Identifier: Apache-2.0

// Included once for each instruction set.
#if defined(TMW_HOST_REQUANTIZE_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef TMW_HOST_REQUANTIZE_INL_H
#undef TMW_HOST_REQUANTIZE_INL_H
#else
#define TMW_HOST_REQUANTIZE_INL_H
#endif

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/host_kernels/packed_layer.h"

#include <hwy/highway.h>
#include <string.h>

// Highway 1.0.3 asks AVX3_DL's processors for AVX-512's VNNI, and does not tell the compiler.
#undef TMW_HOST_BEFORE_NAMESPACE
#if HWY_TARGET == HWY_AVX3_DL
#define TMW_HOST_BEFORE_NAMESPACE()                                                                \
    HWY_PUSH_ATTRIBUTES(HWY_TARGET_STR ",avx512vnni")                                              \
    static_assert(true, "a semicolon follows")
#else
#define TMW_HOST_BEFORE_NAMESPACE() HWY_BEFORE_NAMESPACE()
#endif

TMW_HOST_BEFORE_NAMESPACE();
namespace tmw {
namespace rt {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using D = hn::CappedTag<int32_t, kHostLanes>;
using V = hn::Vec<D>;
constexpr size_t kWidth = hn::MaxLanes(D());
constexpr size_t kVectors = kHostLanes / kWidth; ///< of a block of outputs

/// doublingHighMultiply (fixed_point.h) in each lane.
HWY_INLINE V highMultiply(V a, V b) {
    const D d;
#if HWY_TARGET == HWY_SCALAR
    return hn::Set(d, doublingHighMultiply(hn::GetLane(a), hn::GetLane(b)));
#else
    const hn::Repartition<int64_t, D> wide;
    const hn::Repartition<uint64_t, D> bits;
    const auto half = hn::Set(wide, int64_t(1) << 30);
    const auto odd = [&](V v) { return hn::BitCast(d, hn::ShiftRight<32>(hn::BitCast(bits, v))); };
    const auto low = hn::Add(hn::MulEven(a, b), half);
    const auto high = hn::Add(hn::MulEven(odd(a), odd(b)), half);
    return hn::OddEven(hn::BitCast(d, hn::ShiftLeft<1>(high)),
                       hn::BitCast(d, hn::ShiftRight<31>(hn::BitCast(bits, low))));
#endif
}

/// multiplyByQuantized (fixed_point.h) in each lane; of the shifts to the left and to the right one
/// is 0.
struct LaneRescaler {
    V multiplier, left, right;

    LaneRescaler(V by, V toLeft, V toRight) : multiplier(by), left(toLeft), right(toRight) {}
    explicit LaneRescaler(const Rescale& rescale)
        : multiplier(hn::Set(D(), rescale.multiplier)),
          left(hn::Set(D(), rescale.shift > 0 ? rescale.shift : 0)),
          right(hn::Set(D(), rescale.shift < 0 ? -rescale.shift : 0)) {}

    HWY_INLINE V operator()(V value) const {
        const D d;
        const V one = hn::Set(d, 1);
        const V first = highMultiply(hn::Shl(value, left), multiplier);
        // Without a shift there is no second rounding.
        const auto rounds = hn::Gt(right, hn::Zero(d));
        const V away = hn::Add(first, hn::IfThenElseZero(rounds, hn::ShiftRight<31>(first)));
        const V before = hn::Shr(away, hn::IfThenElseZero(rounds, hn::Sub(right, one)));
        return hn::Add(hn::Shr(away, right), hn::IfThenElseZero(rounds, hn::And(before, one)));
    }
};

/// What turns one vector of sums into outputs, clamped.
template <bool kRight>
struct LaneRequantizer {
    LaneRescaler rescale;
    V offset, low, high;

    LaneRequantizer(const HostLayer& layer, const HostRequantizers& lanes, size_t first)
        : rescale(hn::Load(D(), lanes.multiplier + first), hn::Load(D(), lanes.left + first),
                  hn::Load(D(), lanes.right + first)),
          offset(kRight ? hn::Load(D(), lanes.offset + first) : hn::Set(D(), layer.zeroPoint)),
          low(hn::Set(D(), layer.low)), high(hn::Set(D(), layer.high)) {}

    HWY_INLINE V operator()(V sum) const {
        V out;
        if constexpr (kRight) {
            const V first = highMultiply(sum, rescale.multiplier);
            out =
                hn::Shr(hn::Add(hn::Add(first, hn::ShiftRight<31>(first)), offset), rescale.right);
        } else {
            out = hn::Add(rescale(sum), offset);
        }
        return hn::Min(hn::Max(out, low), high);
    }
};

/// The outputs of one block at one pixel; `count` of them are there.
HWY_INLINE void storeOutputs(const V (&outputs)[kVectors], uint32_t count, int8_t* to) {
#if HWY_TARGET == HWY_AVX3 || HWY_TARGET == HWY_AVX3_DL
    const __m128i bytes = _mm512_cvtepi32_epi8(outputs[0].raw);
    if (count == kHostLanes)
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    else
        _mm_mask_storeu_epi8(to, static_cast<__mmask16>((1u << count) - 1u), bytes);
#else
    const hn::Rebind<int8_t, D> narrow;
    int8_t all[kHostLanes];
    int8_t* const into = count == kHostLanes ? to : all;
    for (size_t v = 0; v < kVectors; ++v)
        hn::StoreU(hn::DemoteTo(narrow, outputs[v]), narrow, into + v * kWidth);
    if (into == all)
        memcpy(to, all, count);
#endif
}

} // namespace HWY_NAMESPACE
} // namespace rt
} // namespace tmw
HWY_AFTER_NAMESPACE();

#endif
