// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/float_math.h"

#include <stdint.h>
#include <string.h>

namespace tmw {
namespace rt {

namespace {

float fromBits(uint32_t bits) {
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

uint32_t toBits(float value) {
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

/// exp(r) - 1 by its Taylor series: below 6e-9 off for |r| <= ln(2) / 2.
float expMinusOne(float r) {
    float sum = 1.0f / 5040.0f;
    sum = sum * r + 1.0f / 720.0f;
    sum = sum * r + 1.0f / 120.0f;
    sum = sum * r + 1.0f / 24.0f;
    sum = sum * r + 1.0f / 6.0f;
    sum = sum * r + 0.5f;
    sum = sum * r + 1.0f;
    return sum * r;
}

/// 2^n for n of -126 to 127.
float powerOfTwo(int32_t n) {
    return fromBits(static_cast<uint32_t>(n + 127) << 23);
}

} // namespace

float exponential(float x) {
    if (x != x)
        return x;
    if (x > 88.73f)
        return fromBits(0x7f800000u);
    if (x < -104.0f)
        return 0.0f;
    const float turns = x * 1.44269504f;
    const int32_t n = static_cast<int32_t>(turns + (turns < 0.0f ? -0.5f : 0.5f));
    // ln(2) in two parts: the first has 9 significant bits, so its product with n is exact.
    const float whole = static_cast<float>(n);
    const float high = x - whole * 0.693359375f;
    const float r = high + whole * 2.12194440e-4f;
    const float mantissa = expMinusOne(r) + 1.0f;
    // Two steps, because 2^n alone may leave the range where the product does not.
    const int32_t half = n / 2;
    const float scaled = mantissa * powerOfTwo(half);
    return scaled * powerOfTwo(n - half);
}

float hyperbolicTangent(float x) {
    const float magnitude = x < 0.0f ? -x : x;
    if (magnitude > 10.0f)
        return x < 0.0f ? -1.0f : 1.0f;
    // Near 0 the difference below would lose digits.
    if (magnitude < 0.17f) {
        const float e = expMinusOne(x + x);
        return e / (e + 2.0f);
    }
    const float e = exponential(magnitude + magnitude);
    const float value = 1.0f - 2.0f / (e + 1.0f);
    return x < 0.0f ? -value : value;
}

float logistic(float x) {
    return 1.0f / (1.0f + exponential(-x));
}

float logarithm(float x) {
    if (x != x || x < 0.0f)
        return fromBits(0x7fc00000u);
    if (x == 0.0f)
        return fromBits(0xff800000u);
    int32_t exponent = 0;
    if (x < 1.17549435e-38f) {
        x = x * 8388608.0f;
        exponent = -23;
    }
    uint32_t bits = toBits(x);
    if (bits >= 0x7f800000u)
        return x;
    // The mantissa within [sqrt(1/2), sqrt(2)).
    bits -= 0x3f3504f3u;
    exponent += static_cast<int32_t>(bits) >> 23;
    const float m = fromBits((bits & 0x007fffffu) + 0x3f3504f3u);
    const float s = (m - 1.0f) / (m + 1.0f);
    const float z = s * s;
    float series = 1.0f / 11.0f;
    series = series * z + 1.0f / 9.0f;
    series = series * z + 1.0f / 7.0f;
    series = series * z + 0.2f;
    series = series * z + 1.0f / 3.0f;
    series = series * z;
    const float whole = static_cast<float>(exponent);
    const float twice = s + s;
    const float low = twice * series + whole * -2.12194440e-4f;
    return (low + twice) + whole * 0.693359375f;
}

} // namespace rt
} // namespace tmw
