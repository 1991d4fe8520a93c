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

float exponentialMinusOne(float x) {
    return x > -0.3f && x < 0.3f ? expMinusOne(x) : exponential(x) - 1.0f;
}

float squareRoot(float x) {
    if (x != x || x < 0.0f)
        return fromBits(0x7fc00000u);
    uint32_t bits = toBits(x);
    if (x == 0.0f || bits == 0x7f800000u)
        return x;
    int32_t exponent = static_cast<int32_t>(bits >> 23) - 127;
    if (exponent == -127) { // subnormal
        bits = toBits(x * 16777216.0f);
        exponent = static_cast<int32_t>(bits >> 23) - 127 - 24;
    }
    // The mantissa in Q48, so that its root is in Q24: one bit more than a float has.
    uint64_t rest = uint64_t((bits & 0x007fffffu) | 0x00800000u) << ((exponent & 1) != 0 ? 26 : 25);
    uint64_t root = 0;
    for (uint64_t bit = uint64_t(1) << 50; bit != 0; bit >>= 2) {
        const bool fits = rest >= root + bit;
        if (fits)
            rest -= root + bit;
        root = (root >> 1) + (fits ? bit : 0);
    }
    const int32_t half = (exponent - (exponent & 1)) / 2;
    // A root never lies half way between two floats.
    const uint32_t mantissa = static_cast<uint32_t>((root + 1) >> 1);
    return fromBits((static_cast<uint32_t>(half + 126) << 23) + mantissa);
}

float errorFunction(float x) {
    const float magnitude = x < 0.0f ? -x : x;
    if (x != x)
        return x;
    if (magnitude < 0.5f) {
        const float z = x * x;
        return x * (1.128379167f +
                    z * (-0.3761263890f +
                         z * (0.1128379167f +
                              z * (-0.02686617064f + z * (0.005223977625f - z * 8.5483270e-4f)))));
    }
    const float t = 1.0f / (1.0f + 0.3275911f * magnitude);
    const float polynomial =
        t * (0.254829592f +
             t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f))));
    const float value = 1.0f - polynomial * exponential(-magnitude * magnitude);
    return x < 0.0f ? -value : value;
}

float roundDown(float x) {
    if (!(x > -8388608.0f && x < 8388608.0f))
        return x;
    const float whole = static_cast<float>(static_cast<int32_t>(x));
    return whole > x ? whole - 1.0f : whole;
}

float roundHalfEven(float x) {
    const float down = roundDown(x);
    const float rest = x - down;
    if (rest < 0.5f || !(rest < 1.0f))
        return down;
    const bool odd = (static_cast<int32_t>(down) & 1) != 0;
    return rest > 0.5f || odd ? down + 1.0f : down;
}

namespace {

/// sin of a quarter turn's angle, |r| <= pi / 4.
float sineNearZero(float r) {
    const float z = r * r;
    return r + r * z * (-0.166666672f + z * (0.00833332911f + z * -1.98393348e-4f));
}

float cosineNearZero(float r) {
    const float z = r * r;
    return 1.0f + z * (-0.5f + z * (0.0416666418f + z * (-0.00138873036f + z * 2.44331571e-5f)));
}

/// sin(x + quarters * pi / 2).
float sineOf(float x, int32_t quarters) {
    if (!(x > -3.0e38f && x < 3.0e38f))
        return fromBits(0x7fc00000u);
    const float turns = roundDown(x * 0.636619772f + 0.5f);
    // pi / 2 in three parts; the first two have few bits, so their products are exact.
    float r = x - turns * 1.5703125f;
    r = r - turns * 4.83751297e-4f;
    r = r - turns * 7.54978995e-8f;
    const float whole = turns - 4.0f * roundDown(turns * 0.25f);
    const int32_t quadrant = (static_cast<int32_t>(whole) + quarters) & 3;
    const float value = (quadrant & 1) != 0 ? cosineNearZero(r) : sineNearZero(r);
    return (quadrant & 2) != 0 ? -value : value;
}

} // namespace

float sine(float x) {
    return sineOf(x, 0);
}

float cosine(float x) {
    return sineOf(x, 1);
}

namespace {

/// Of 0 to 1: around 0, or around 1 by the tangent of the difference.
float arcTangentToOne(float x) {
    const bool far = x > 0.414213568f;
    const float t = far ? (x - 1.0f) / (x + 1.0f) : x;
    const float z = t * t;
    float series = -1.0f / 15.0f;
    series = series * z + 1.0f / 13.0f;
    series = series * z - 1.0f / 11.0f;
    series = series * z + 1.0f / 9.0f;
    series = series * z - 1.0f / 7.0f;
    series = series * z + 0.2f;
    series = series * z - 1.0f / 3.0f;
    const float value = t + t * z * series;
    return far ? 0.785398185f + value : value;
}

} // namespace

float arcTangent2(float y, float x) {
    if (x != x || y != y)
        return fromBits(0x7fc00000u);
    const float high = y < 0.0f ? -y : y, wide = x < 0.0f ? -x : x;
    const bool steep = high > wide;
    const float large = steep ? high : wide, small = steep ? wide : high;
    // Both zero: a flat angle; both infinite: half of a right one.
    const float ratio = large == 0.0f ? 0.0f : small == large ? 1.0f : small / large;
    float angle = arcTangentToOne(ratio);
    if (steep)
        angle = 1.57079637f - angle;
    if ((toBits(x) & 0x80000000u) != 0)
        angle = 3.14159274f - angle;
    return fromBits(toBits(angle) | (toBits(y) & 0x80000000u));
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
