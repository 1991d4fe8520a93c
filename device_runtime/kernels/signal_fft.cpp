// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// To 16 bits, which wrap.
int16_t narrow(int32_t value) {
    return static_cast<int16_t>(static_cast<uint16_t>(value));
}

/// A product of Q15, rounded; its sums of two wrap.
int16_t rounded(uint32_t product) {
    return narrow(static_cast<int32_t>(product + (1u << 14)) >> 15);
}

uint32_t product(int16_t a, int16_t b) {
    return static_cast<uint32_t>(int32_t(a) * b);
}

Complex16 operator*(Complex16 a, Complex16 b) {
    return {rounded(product(a.real, b.real) - product(a.imaginary, b.imaginary)),
            rounded(product(a.real, b.imaginary) + product(a.imaginary, b.real))};
}
Complex16 operator+(Complex16 a, Complex16 b) {
    return {narrow(a.real + b.real), narrow(a.imaginary + b.imaginary)};
}
Complex16 operator-(Complex16 a, Complex16 b) {
    return {narrow(a.real - b.real), narrow(a.imaginary - b.imaginary)};
}

/// Divided by 2 or 4, by a factor of Q15.
Complex16 part(Complex16 value, int16_t branches) {
    const int16_t factor = static_cast<int16_t>(32767 / branches);
    return {rounded(product(value.real, factor)), rounded(product(value.imaginary, factor))};
}

void mixTwo(Complex16* at, uint32_t span, const Complex16* twiddles, uint32_t step) {
    for (uint32_t k = 0; k < span; ++k, ++at) {
        const Complex16 even = part(at[0], 2);
        const Complex16 odd = part(at[span], 2) * twiddles[k * step];
        at[span] = even - odd;
        at[0] = even + odd;
    }
}

void mixFour(Complex16* at, uint32_t span, const Complex16* twiddles, uint32_t step) {
    for (uint32_t k = 0; k < span; ++k, ++at) {
        const Complex16 first = part(at[0], 4);
        const Complex16 second = part(at[span], 4) * twiddles[k * step];
        const Complex16 third = part(at[2 * span], 4) * twiddles[2 * k * step];
        const Complex16 fourth = part(at[3 * span], 4) * twiddles[3 * k * step];
        const Complex16 apart = first - third;
        const Complex16 both = first + third;
        const Complex16 sum = second + fourth;
        const Complex16 turned = second - fourth;
        at[2 * span] = both - sum;
        at[0] = both + sum;
        at[span] = {narrow(apart.real + turned.imaginary), narrow(apart.imaginary - turned.real)};
        at[3 * span] = {narrow(apart.real - turned.imaginary),
                        narrow(apart.imaginary + turned.real)};
    }
}

uint32_t branchesOf(uint32_t length) {
    return length % 4 == 0 ? 4 : 2;
}

/// Where the stages, outermost first, want the sample that stands at `place`.
uint32_t sourceOf(uint32_t place, uint32_t length) {
    uint32_t source = 0;
    for (uint32_t weight = 1; length > 1;) {
        const uint32_t branches = branchesOf(length);
        length /= branches;
        source += place / length * weight;
        place %= length;
        weight *= branches;
    }
    return source;
}

/// The transform in place, its samples in the order that the stages want; innermost first.
void transform(Complex16* data, uint32_t length, const Complex16* twiddles) {
    uint32_t span = 1;
    for (uint32_t rest = length; rest > 1; rest /= 4)
        if (rest == 2) {
            for (uint32_t at = 0; at < length; at += 2)
                mixTwo(data + at, 1, twiddles, length / 2);
            span = 2;
        }
    for (; span < length; span *= 4)
        for (uint32_t at = 0; at < length; at += 4 * span)
            mixFour(data + at, span, twiddles, length / (4 * span));
}

/// Even and odd samples, which were transformed as one complex signal.
void takeApart(const Complex16* mixed, uint32_t length, const Complex16* finish, Complex16* out) {
    const Complex16 first = part(mixed[0], 2);
    out[0] = {narrow(first.real + first.imaginary), 0};
    out[length] = {narrow(first.real - first.imaginary), 0};
    for (uint32_t k = 1; k <= length / 2; ++k) {
        const Complex16 mirror = mixed[length - k];
        const Complex16 one = part(mixed[k], 2);
        const Complex16 other = part({mirror.real, narrow(-mirror.imaginary)}, 2);
        const Complex16 even = one + other;
        const Complex16 odd = (one - other) * finish[k - 1];
        out[k] = {narrow((even.real + odd.real) >> 1),
                  narrow((even.imaginary + odd.imaginary) >> 1)};
        out[length - k] = {narrow((even.real - odd.real) >> 1),
                           narrow((odd.imaginary - even.imaginary) >> 1)};
    }
}

} // namespace

uint16_t runSignalFft(const PlanRecord& record, const KernelContext& context) {
    const SignalFftRecord& r = as<SignalFftRecord>(record);
    const int16_t* in = context.read<int16_t>(r.input);
    Complex16* out = context.write<Complex16>(r.output);
    Complex16* const mixed = context.write<Complex16>(r.scratch);
    const Complex16* const twiddles = context.read<Complex16>(r.twiddles);
    const uint32_t length = r.length / 2;
    for (uint32_t row = 0; row < r.rows; ++row, in += r.size, out += length + 1) {
        const auto sample = [&](uint32_t i) { return i < r.size ? in[i] : int16_t(0); };
        for (uint32_t i = 0; i < length; ++i) {
            const uint32_t source = 2 * sourceOf(i, length);
            mixed[i] = {sample(source), sample(source + 1)};
        }
        transform(mixed, length, twiddles);
        takeApart(mixed, length, context.read<Complex16>(r.finish), out);
    }
    return 0;
}

Status checkSignalFft(const PlanRecord& record, const Extents& extents) {
    const SignalFftRecord& r = as<SignalFftRecord>(record);
    if (r.length < 4 || r.length > 65536 || (r.length & (r.length - 1)) != 0 || r.size > r.length ||
        r.rows > 0xffffu)
        return Status::BadRecord;
    const uint64_t half = r.length / 2;
    return extents.canRead(r.input, 2 * (uint64_t(r.rows) * r.size), 2) &&
                   extents.canWrite(r.output, 4 * (r.rows * (half + 1)), 2) &&
                   extents.canRead(r.twiddles, 4 * half, 2) &&
                   extents.canRead(r.finish, 2 * half, 2) &&
                   extents.canWrite(r.scratch, 4 * half, 2)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
