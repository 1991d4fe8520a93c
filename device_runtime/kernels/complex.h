// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/plan/signal_records.h"

namespace tmw {
namespace rt {

// Numbers of a transform with KISS FFT's rounding: sums of integers wrap, products are Q15 or Q31.

/// To 16 bits, which wrap.
inline int16_t narrow(int32_t value) {
    return static_cast<int16_t>(static_cast<uint16_t>(value));
}

inline int16_t add(int16_t a, int16_t b) {
    return narrow(a + b);
}
inline int32_t add(int32_t a, int32_t b) {
    return wrappingAdd(a, b);
}
inline float add(float a, float b) {
    return a + b;
}

inline int16_t subtract(int16_t a, int16_t b) {
    return narrow(a - b);
}
inline int32_t subtract(int32_t a, int32_t b) {
    return wrappingSubtract(a, b);
}
inline float subtract(float a, float b) {
    return a - b;
}

inline int16_t negate(int16_t a) {
    return narrow(-a);
}
inline int32_t negate(int32_t a) {
    return wrappingSubtract(0, a);
}
inline float negate(float a) {
    return -a;
}

/// Half of a sum; of int16 before it is narrowed.
inline int16_t halfSum(int16_t a, int16_t b) {
    return narrow((a + b) >> 1);
}
inline int32_t halfSum(int32_t a, int32_t b) {
    return wrappingAdd(a, b) >> 1;
}
inline float halfSum(float a, float b) {
    return (a + b) * 0.5f;
}

inline int16_t halfDifference(int16_t a, int16_t b) {
    return narrow((a - b) >> 1);
}
inline int32_t halfDifference(int32_t a, int32_t b) {
    return wrappingSubtract(a, b) >> 1;
}
inline float halfDifference(float a, float b) {
    return (a - b) * 0.5f;
}

/// A product whose sums wrap until it is rounded.
inline uint32_t product(int16_t a, int16_t b) {
    return static_cast<uint32_t>(int32_t(a) * b);
}
inline uint64_t product(int32_t a, int32_t b) {
    return static_cast<uint64_t>(int64_t(a) * b);
}
inline float product(float a, float b) {
    return a * b;
}

inline int16_t rounded(uint32_t product) {
    return narrow(static_cast<int32_t>(product + (1u << 14)) >> 15);
}
inline int32_t rounded(uint64_t product) {
    return static_cast<int32_t>(
        static_cast<uint32_t>(static_cast<int64_t>(product + (1u << 30)) >> 31));
}
inline float rounded(float product) {
    return product;
}

/// The greatest factor: 1 less a bit of Q15 or Q31.
constexpr int16_t greatestFactor(int16_t) {
    return 32767;
}
constexpr int32_t greatestFactor(int32_t) {
    return 2147483647;
}

template <typename T>
Complex<T> multiplied(Complex<T> a, Complex<T> b) {
    return {rounded(product(a.real, b.real) - product(a.imaginary, b.imaginary)),
            rounded(product(a.real, b.imaginary) + product(a.imaginary, b.real))};
}
template <typename T>
Complex<T> scaledBy(Complex<T> value, T factor) {
    return {rounded(product(value.real, factor)), rounded(product(value.imaginary, factor))};
}

inline Complex<int16_t> operator*(Complex<int16_t> a, Complex<int16_t> b) {
    return multiplied(a, b);
}
inline Complex<int16_t> operator*(Complex<int16_t> value, int16_t factor) {
    return scaledBy(value, factor);
}
// The others out of line: they are long where the core has no such product.
__attribute__((noinline)) inline Complex<int32_t> operator*(Complex<int32_t> a,
                                                            Complex<int32_t> b) {
    return multiplied(a, b);
}
__attribute__((noinline)) inline Complex<int32_t> operator*(Complex<int32_t> value,
                                                            int32_t factor) {
    return scaledBy(value, factor);
}
__attribute__((noinline)) inline Complex<float> operator*(Complex<float> a, Complex<float> b) {
    return multiplied(a, b);
}
__attribute__((noinline)) inline Complex<float> operator*(Complex<float> value, float factor) {
    return scaledBy(value, factor);
}

/// Integers divided by the number of branches, by a factor.
template <int branches, typename T>
Complex<T> part(Complex<T> value) {
    return value * static_cast<T>(greatestFactor(T(0)) / branches);
}
template <int branches>
Complex<float> part(Complex<float> value) {
    return value;
}

template <typename T>
Complex<T> operator+(Complex<T> a, Complex<T> b) {
    return {add(a.real, b.real), add(a.imaginary, b.imaginary)};
}
template <typename T>
Complex<T> operator-(Complex<T> a, Complex<T> b) {
    return {subtract(a.real, b.real), subtract(a.imaginary, b.imaginary)};
}
template <typename T>
Complex<T> conjugate(Complex<T> a) {
    return {a.real, negate(a.imaginary)};
}
/// A quarter of a turn ahead.
template <typename T>
Complex<T> turned(Complex<T> a) {
    return {negate(a.imaginary), a.real};
}

} // namespace rt
} // namespace tmw
