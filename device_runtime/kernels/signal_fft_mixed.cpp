// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/real_transform.h"

namespace tmw {
namespace rt {

namespace {

template <typename T>
void mixThree(Complex<T>* at, const TransformStage& stage, const TransformTables<T>& tables) {
    const uint32_t span = stage.span, step = stage.step;
    const T third = tables.twiddles[span * step].imaginary;
    for (uint32_t k = 0; k < span; ++k, ++at) {
        const Complex<T> first = part<3>(at[0]);
        const Complex<T> one = part<3>(at[span]) * tables.twiddles[k * step];
        const Complex<T> other = part<3>(at[2 * span]) * tables.twiddles[2 * k * step];
        const Complex<T> sum = one + other;
        const Complex<T> across = turned((one - other) * third);
        const Complex<T> middle = {subtract(first.real, halfSum(sum.real, T(0))),
                                   subtract(first.imaginary, halfSum(sum.imaginary, T(0)))};
        at[0] = first + sum;
        at[span] = middle + across;
        at[2 * span] = middle - across;
    }
}

/// `near` and `far`: branches that lie one, and two, from the first on both sides.
template <typename T>
void mixFive(Complex<T>* at, const TransformStage& stage, const TransformTables<T>& tables) {
    const uint32_t span = stage.span, step = stage.step;
    const Complex<T> fifth = tables.twiddles[span * step];
    const Complex<T> fifths = tables.twiddles[2 * span * step];
    for (uint32_t k = 0; k < span; ++k, ++at) {
        const auto branch = [&](uint32_t i) {
            return part<5>(at[i * span]) * tables.twiddles[i * k * step];
        };
        const Complex<T> first = part<5>(at[0]);
        const Complex<T> one = branch(1), two = branch(2), three = branch(3), four = branch(4);
        const Complex<T> near = one + four, nearApart = one - four;
        const Complex<T> far = two + three, farApart = two - three;
        at[0] = first + (near + far);
        const auto place = [&](uint32_t i, Complex<T> middle, Complex<T> across) {
            at[i * span] = middle + turned(across);
            at[(5 - i) * span] = middle - turned(across);
        };
        place(1, first + near * fifth.real + far * fifths.real,
              nearApart * fifth.imaginary + farApart * fifths.imaginary);
        place(2, first + near * fifths.real + far * fifth.real,
              nearApart * fifths.imaginary - farApart * fifth.imaginary);
    }
}

template <typename T>
void mixAny(Complex<T>* at, const TransformStage& stage, const TransformTables<T>& tables) {
    stage.branches == 3   ? mixThree(at, stage, tables)
    : stage.branches == 5 ? mixFive(at, stage, tables)
                          : mixEven(at, stage, tables);
}

} // namespace

uint16_t runSignalFftMixed(const PlanRecord& record, const KernelContext& context) {
    runRealTransform<int16_t>(as<SignalFftRecord>(record), context, mixAny<int16_t>);
    return 0;
}

uint16_t runSignalFftMixedInt32(const PlanRecord& record, const KernelContext& context) {
    runRealTransform<int32_t>(as<SignalFftRecord>(record), context, mixAny<int32_t>);
    return 0;
}

uint16_t runSignalFftMixedFloat(const PlanRecord& record, const KernelContext& context) {
    runRealTransform<float>(as<SignalFftRecord>(record), context, mixAny<float>);
    return 0;
}

uint16_t runSignalInverseFftMixed(const PlanRecord& record, const KernelContext& context) {
    runInverseTransform<int16_t>(as<SignalFftRecord>(record), context, mixAny<int16_t>);
    return 0;
}

uint16_t runSignalInverseFftMixedInt32(const PlanRecord& record, const KernelContext& context) {
    runInverseTransform<int32_t>(as<SignalFftRecord>(record), context, mixAny<int32_t>);
    return 0;
}

uint16_t runSignalInverseFftMixedFloat(const PlanRecord& record, const KernelContext& context) {
    const SignalFftRecord& r = as<SignalFftRecord>(record);
    runInverseTransform<float>(r, context, mixAny<float>);
    divideByLength(r, context);
    return 0;
}

} // namespace rt
} // namespace tmw
