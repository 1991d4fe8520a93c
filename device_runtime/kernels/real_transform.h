// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/complex.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/signal.h"

namespace tmw {
namespace rt {

/// A turn of 0 is 1 less a bit of Q15 or Q31, and rounds.
template <typename T>
void mixTwo(Complex<T>* at, const Complex<T>* twiddles) {
    const Complex<T> even = part(at[0], 1);
    const Complex<T> odd = part(at[1], 1) * twiddles[0];
    at[1] = even - odd;
    at[0] = even + odd;
}

/// A group of `span` places a branch, mixed in place; every step-th twiddle is its own.
/// `ahead`: how many spans from the first the branch lies that goes a quarter of a turn ahead: 3,
/// or 1 for the inverse.
template <typename T>
void mixFour(Complex<T>* at, uint32_t span, const Complex<T>* twiddles, uint32_t step,
             uint32_t ahead) {
    for (uint32_t k = 0; k < span; ++k, ++at) {
        const Complex<T> first = part(at[0], 2);
        const Complex<T> second = part(at[span], 2) * twiddles[k * step];
        const Complex<T> third = part(at[2 * span], 2) * twiddles[2 * k * step];
        const Complex<T> fourth = part(at[3 * span], 2) * twiddles[3 * k * step];
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

/// Where the stages of 2^bits places, outermost first, want the sample that stands at `place`.
uint32_t sourceOf(uint32_t place, uint32_t bits);

/// Of rows of numbers of `width` bytes.
Status checkTransform(const PlanRecord& record, const Extents& extents, uint32_t width,
                      bool inverse);

/// The transform in place, its samples in the order that the stages want; innermost first.
template <typename T>
void transform(Complex<T>* data, uint32_t length, const Complex<T>* twiddles, bool inverse) {
    uint32_t span = 1;
    for (uint32_t rest = length; rest > 1; rest /= 4)
        if (rest == 2) {
            for (uint32_t at = 0; at < length; at += 2)
                mixTwo(data + at, twiddles);
            span = 2;
        }
    for (; span < length; span *= 4)
        for (uint32_t at = 0; at < length; at += 4 * span)
            mixFour(data + at, span, twiddles, length / (4 * span), inverse ? 1 : 3);
}

/// Even and odd samples, which were transformed as one complex signal.
template <typename T>
void takeApart(const Complex<T>* mixed, uint32_t length, const Complex<T>* finish,
               Complex<T>* out) {
    const Complex<T> first = part(mixed[0], 1);
    out[0] = {add(first.real, first.imaginary), T(0)};
    out[length] = {subtract(first.real, first.imaginary), T(0)};
    for (uint32_t k = 1; k <= length / 2; ++k) {
        const Complex<T> one = part(mixed[k], 1);
        const Complex<T> other = part(conjugate(mixed[length - k]), 1);
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
    mixed[0] = part(
        Complex<T>{add(in[0].real, in[length].real), subtract(in[0].real, in[length].real)}, 1);
    for (uint32_t k = 1; k <= length / 2; ++k) {
        const Complex<T> one = part(in[k], 1);
        const Complex<T> other = part(conjugate(in[length - k]), 1);
        const Complex<T> even = one + other;
        const Complex<T> odd = (one - other) * finish[k - 1];
        mixed[k] = even + odd;
        mixed[length - k] = conjugate(even - odd);
    }
}

template <typename T>
void runRealTransform(const SignalFftRecord& r, const KernelContext& context) {
    const T* in = context.read<T>(r.input);
    Complex<T>* out = context.write<Complex<T>>(r.output);
    Complex<T>* const mixed = context.write<Complex<T>>(r.scratch);
    const uint32_t length = r.length / 2, bits = highestBit(length) - 1;
    for (uint32_t row = 0; row < r.rows; ++row, in += r.size, out += length + 1) {
        const auto sample = [&](uint32_t i) { return i < r.size ? in[i] : T(0); };
        for (uint32_t i = 0; i < length; ++i) {
            const uint32_t source = 2 * sourceOf(i, bits);
            mixed[i] = {sample(source), sample(source + 1)};
        }
        transform(mixed, length, context.read<Complex<T>>(r.twiddles), false);
        takeApart(mixed, length, context.read<Complex<T>>(r.finish), out);
    }
}

template <typename T>
void runInverseTransform(const SignalFftRecord& r, const KernelContext& context) {
    const Complex<T>* in = context.read<Complex<T>>(r.input);
    Complex<T>* out = context.write<Complex<T>>(r.output);
    Complex<T>* const mixed = context.write<Complex<T>>(r.scratch);
    const uint32_t length = r.length / 2, bits = highestBit(length) - 1;
    for (uint32_t row = 0; row < r.rows; ++row, in += length + 1, out += length) {
        putTogether(in, length, context.read<Complex<T>>(r.finish), mixed);
        for (uint32_t i = 0; i < length; ++i)
            out[i] = mixed[sourceOf(i, bits)];
        transform(out, length, context.read<Complex<T>>(r.twiddles), true);
    }
}

} // namespace rt
} // namespace tmw
