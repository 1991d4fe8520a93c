// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/complex.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

/// One stage: groups of `branches` times `span` places; every step-th twiddle is its own.
struct TransformStage {
    uint32_t branches;
    uint32_t span;
    uint32_t step;
};

/// The stages of a length, outermost first: of four branches as long as these divide what is left,
/// then of two, three and five. The innermost spans one place.
struct TransformStages {
    static constexpr uint32_t kMost = 10; ///< 2 * 3^9 is more than the longest
    uint32_t count;
    TransformStage stages[kMost];

    /// False: the length has other factors.
    bool set(uint32_t length);
};

/// Where the stages want samples: for one place after the other, the sample that goes there.
class SampleOrder {
public:
    explicit SampleOrder(const TransformStages& stages);
    uint32_t next();

private:
    const TransformStages& stages_;
    uint32_t digits_[TransformStages::kMost];
    uint32_t source_;
};

/// A transform's numbers beside its data.
template <typename T>
struct TransformTables {
    TransformStages stages;
    const Complex<T>* twiddles;
    const Complex<T>* finish;
    bool inverse;
};

/// Mixes a group in place.
template <typename T>
using MixGroup = void (*)(Complex<T>* at, const TransformStage& stage,
                          const TransformTables<T>& tables);

/// A turn of 0 is 1 less a bit of Q15 or Q31, and rounds.
template <typename T>
void mixTwo(Complex<T>* at, const TransformStage& stage, const TransformTables<T>& tables) {
    const uint32_t span = stage.span;
    for (uint32_t k = 0; k < span; ++k, ++at) {
        const Complex<T> even = part<2>(at[0]);
        const Complex<T> odd = part<2>(at[span]) * tables.twiddles[k * stage.step];
        at[span] = even - odd;
        at[0] = even + odd;
    }
}

template <typename T>
void mixFour(Complex<T>* at, const TransformStage& stage, const TransformTables<T>& tables) {
    const uint32_t span = stage.span, step = stage.step;
    const Complex<T>* const twiddles = tables.twiddles;
    // How many spans from the first the branch lies that goes a quarter of a turn ahead.
    const uint32_t ahead = tables.inverse ? 1 : 3;
    for (uint32_t k = 0; k < span; ++k, ++at) {
        const Complex<T> first = part<4>(at[0]);
        const Complex<T> second = part<4>(at[span]) * twiddles[k * step];
        const Complex<T> third = part<4>(at[2 * span]) * twiddles[2 * k * step];
        const Complex<T> fourth = part<4>(at[3 * span]) * twiddles[3 * k * step];
        const Complex<T> apart = first - third;
        const Complex<T> both = first + third;
        const Complex<T> sum = second + fourth;
        const Complex<T> across = turned(second - fourth);
        at[0] = both + sum;
        at[2 * span] = both - sum;
        at[ahead * span] = apart + across;
        at[(4 - ahead) * span] = apart - across;
    }
}

/// Stages of powers of two.
template <typename T>
__attribute__((noinline)) void mixEven(Complex<T>* at, const TransformStage& stage,
                                       const TransformTables<T>& tables) {
    stage.branches == 4 ? mixFour(at, stage, tables) : mixTwo(at, stage, tables);
}

/// The transform in place, its samples in the order that the stages want; innermost first.
template <typename T>
void transform(Complex<T>* data, uint32_t length, const TransformTables<T>& tables,
               MixGroup<T> mix) {
    for (uint32_t i = tables.stages.count; i-- > 0;) {
        const TransformStage& stage = tables.stages.stages[i];
        for (uint32_t at = 0; at < length; at += stage.branches * stage.span)
            mix(data + at, stage, tables);
    }
}

/// Even and odd samples, which were transformed as one complex signal.
template <typename T>
void takeApart(const Complex<T>* mixed, uint32_t length, const Complex<T>* finish,
               Complex<T>* out) {
    const Complex<T> first = part<2>(mixed[0]);
    out[0] = {add(first.real, first.imaginary), T(0)};
    out[length] = {subtract(first.real, first.imaginary), T(0)};
    for (uint32_t k = 1; k <= length / 2; ++k) {
        const Complex<T> one = part<2>(mixed[k]);
        const Complex<T> other = part<2>(conjugate(mixed[length - k]));
        const Complex<T> even = one + other;
        const Complex<T> odd = (one - other) * finish[k - 1];
        out[k] = {halfSum(even.real, odd.real), halfSum(even.imaginary, odd.imaginary)};
        out[length - k] = {halfDifference(even.real, odd.real),
                           halfDifference(odd.imaginary, even.imaginary)};
    }
}

/// A spectrum to that of one complex signal whose parts are even and odd samples.
template <typename T>
void putTogether(const Complex<T>* in, uint32_t length, const Complex<T>* finish,
                 Complex<T>* mixed) {
    mixed[0] = part<2>(
        Complex<T>{add(in[0].real, in[length].real), subtract(in[0].real, in[length].real)});
    for (uint32_t k = 1; k <= length / 2; ++k) {
        const Complex<T> one = part<2>(in[k]);
        const Complex<T> other = part<2>(conjugate(in[length - k]));
        const Complex<T> even = one + other;
        const Complex<T> odd = (one - other) * finish[k - 1];
        mixed[k] = even + odd;
        mixed[length - k] = conjugate(even - odd);
    }
}

template <typename T>
TransformTables<T> tablesOf(const SignalFftRecord& r, const KernelContext& context, bool inverse) {
    TransformTables<T> tables;
    tables.stages.set(r.length / 2);
    tables.twiddles = context.read<Complex<T>>(r.twiddles);
    tables.finish = context.read<Complex<T>>(r.finish);
    tables.inverse = inverse;
    return tables;
}

// Out of line: kernels of powers of two and of other lengths share them.

template <typename T>
__attribute__((noinline)) void runRealTransform(const SignalFftRecord& r,
                                                const KernelContext& context, MixGroup<T> mix) {
    const T* in = context.read<T>(r.input);
    Complex<T>* out = context.write<Complex<T>>(r.output);
    Complex<T>* const mixed = context.write<Complex<T>>(r.scratch);
    const TransformTables<T> tables = tablesOf<T>(r, context, false);
    const uint32_t length = r.length / 2;
    for (uint32_t row = 0; row < r.rows; ++row, in += r.size, out += length + 1) {
        const auto sample = [&](uint32_t i) { return i < r.size ? in[i] : T(0); };
        SampleOrder order(tables.stages);
        for (uint32_t i = 0; i < length; ++i) {
            const uint32_t source = 2 * order.next();
            mixed[i] = {sample(source), sample(source + 1)};
        }
        transform(mixed, length, tables, mix);
        takeApart(mixed, length, tables.finish, out);
    }
}

template <typename T>
__attribute__((noinline)) void runInverseTransform(const SignalFftRecord& r,
                                                   const KernelContext& context, MixGroup<T> mix) {
    const Complex<T>* in = context.read<Complex<T>>(r.input);
    Complex<T>* out = context.write<Complex<T>>(r.output);
    Complex<T>* const mixed = context.write<Complex<T>>(r.scratch);
    const TransformTables<T> tables = tablesOf<T>(r, context, true);
    const uint32_t length = r.length / 2;
    for (uint32_t row = 0; row < r.rows; ++row, in += length + 1, out += length) {
        putTogether(in, length, tables.finish, mixed);
        SampleOrder order(tables.stages);
        for (uint32_t i = 0; i < length; ++i)
            out[i] = mixed[order.next()];
        transform(out, length, tables, mix);
    }
}

/// What floats are divided by at the end of the inverse.
__attribute__((noinline)) inline void divideByLength(const SignalFftRecord& r,
                                                     const KernelContext& context) {
    float* const out = context.write<float>(r.output);
    const float length = static_cast<float>(r.length);
    for (uint32_t i = 0; i < r.rows * r.length; ++i)
        out[i] = out[i] / length;
}

} // namespace rt
} // namespace tmw
