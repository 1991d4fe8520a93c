// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/host_kernels/sums.h"
#include "device_runtime/host_kernels/targets.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "device_runtime/host_kernels/binary.cpp"
#include <hwy/foreach_target.h>
// After foreach_target.h, which re-includes this file.
#include "device_runtime/host_kernels/requantize-inl.h"

TMW_HOST_BEFORE_NAMESPACE();
namespace tmw {
namespace rt {
namespace HWY_NAMESPACE {

/// The operands less their zero points.
struct Operands {
    V zeroA, zeroB;

    explicit Operands(const BinaryIntRecord& r)
        : zeroA(hn::Set(D(), r.zeroPointA)), zeroB(hn::Set(D(), r.zeroPointB)) {}
};

template <bool kSubtracts>
struct Adder : Operands {
    LaneRescaler rescaleA, rescaleB, rescale;
    V shift;

    explicit Adder(const BinaryIntRecord& r)
        : Operands(r), rescaleA(r.rescaleA), rescaleB(r.rescaleB), rescale(r.rescale),
          shift(hn::Set(D(), r.shift)) {}

    HWY_INLINE V operator()(V a, V b) const {
        const V left = rescaleA(hn::Shl(hn::Sub(a, zeroA), shift));
        const V right = rescaleB(hn::Shl(hn::Sub(b, zeroB), shift));
        return rescale(kSubtracts ? hn::Sub(left, right) : hn::Add(left, right));
    }
};

struct Multiplier : Operands {
    LaneRescaler rescale;

    explicit Multiplier(const BinaryIntRecord& r) : Operands(r), rescale(r.rescale) {}

    HWY_INLINE V operator()(V a, V b) const {
        return rescale(hn::Mul(hn::Sub(a, zeroA), hn::Sub(b, zeroB)));
    }
};

struct Sloper : Operands {
    LaneRescaler rescaleA, rescale;

    explicit Sloper(const BinaryIntRecord& r)
        : Operands(r), rescaleA(r.rescaleA), rescale(r.rescale) {}

    HWY_INLINE V operator()(V a, V b) const {
        const V value = hn::Sub(a, zeroA);
        return hn::IfThenElse(hn::Lt(value, hn::Zero(D())),
                              rescale(hn::Mul(value, hn::Sub(b, zeroB))), rescaleA(value));
    }
};

template <bool kGreatest>
struct Chooser {
    explicit Chooser(const BinaryIntRecord&) {}
    HWY_INLINE V operator()(V a, V b) const { return kGreatest ? hn::Max(a, b) : hn::Min(a, b); }
};

/// How far each operand and the output lie; the innermost run has strides of 1 or 0.
struct Runs {
    uint32_t outer; ///< dimensions outside of the run
    uint32_t length;
    bool denseA;
    bool denseB;
};

bool runsOf(const Broadcast& s, Runs* runs) {
    if (s.strideA[5] > 1 || s.strideB[5] > 1)
        return false;
    uint32_t length = s.dims[5], d = 5;
    for (; d > 0 && s.strideA[d - 1] == length * s.strideA[5] &&
           s.strideB[d - 1] == length * s.strideB[5];
         --d)
        length *= s.dims[d - 1];
    *runs = {d, length, s.strideA[5] == 1, s.strideB[5] == 1};
    return true;
}

HWY_INLINE V elementsAt(const int8_t* at, bool dense, size_t first) {
    const D d;
    const hn::Rebind<int8_t, D> narrow;
    return dense ? hn::PromoteTo(d, hn::LoadU(narrow, at + first)) : hn::Set(d, *at);
}

template <typename Combine>
void combineAll(const BinaryIntRecord& record, const Runs& runs, const int8_t* inA,
                const int8_t* inB, int8_t* out) {
    const BinaryIntRecord r = record;
    const Broadcast& s = r.shape;
    const D d;
    const Combine combine(r);
    const V zeroPoint = hn::Set(d, r.zeroPoint);
    const V low = hn::Set(d, r.low), high = hn::Set(d, r.high);
    for (const uint32_t size : s.dims)
        if (size == 0)
            return;
    uint32_t at[6] = {};
    for (;;) {
        const int8_t* a = inA;
        const int8_t* b = inB;
        for (uint32_t i = 0; i < runs.outer; ++i) {
            a += at[i] * size_t(s.strideA[i]);
            b += at[i] * size_t(s.strideB[i]);
        }
        for (size_t i = 0; i < runs.length; i += kHostLanes) {
            const size_t left = runs.length - i;
            V results[kVectors];
            for (size_t v = 0; v < kVectors; ++v) {
                const size_t first = i + v * kWidth;
                const V result =
                    combine(elementsAt(a, runs.denseA, first), elementsAt(b, runs.denseB, first));
                results[v] = hn::Min(hn::Max(hn::Add(result, zeroPoint), low), high);
            }
            storeOutputs(results, static_cast<uint32_t>(left < kHostLanes ? left : kHostLanes),
                         out + i);
        }
        out += runs.length;
        uint32_t i = runs.outer;
        while (i > 0 && ++at[i - 1] == s.dims[i - 1])
            at[--i] = 0;
        if (i == 0)
            return;
    }
}

bool runBinary(const BinaryIntRecord& r, const int8_t* a, const int8_t* b, int8_t* out) {
    Runs runs;
    if (!runsOf(r.shape, &runs))
        return false;
    switch (static_cast<BinaryFunction>(r.function)) {
    case BinaryFunction::Add:
        combineAll<Adder<false>>(r, runs, a, b, out);
        return true;
    case BinaryFunction::Subtract:
        combineAll<Adder<true>>(r, runs, a, b, out);
        return true;
    case BinaryFunction::Mul:
        combineAll<Multiplier>(r, runs, a, b, out);
        return true;
    case BinaryFunction::Slope:
        combineAll<Sloper>(r, runs, a, b, out);
        return true;
    case BinaryFunction::Maximum:
        combineAll<Chooser<true>>(r, runs, a, b, out);
        return true;
    case BinaryFunction::Minimum:
        combineAll<Chooser<false>>(r, runs, a, b, out);
        return true;
    default:
        return false;
    }
}

} // namespace HWY_NAMESPACE
} // namespace rt
} // namespace tmw
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace tmw {
namespace rt {

HWY_EXPORT(runBinary);

bool runBinary(const BinaryIntRecord& record, const int8_t* a, const int8_t* b, int8_t* out) {
    return HWY_DYNAMIC_DISPATCH(runBinary)(record, a, b, out);
}

} // namespace rt
} // namespace tmw
#endif
