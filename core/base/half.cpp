// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/half.h"

#include <bit>
#include <cmath>

namespace tmw {

float halfToFloat(uint16_t half) {
    const uint32_t sign = uint32_t(half & 0x8000u) << 16;
    const uint32_t exponent = half >> 10 & 0x1fu;
    const uint32_t fraction = half & 0x3ffu;
    if (exponent == 0)
        return (sign ? -1.0f : 1.0f) * std::ldexp(static_cast<float>(fraction), -24);
    const uint32_t top = exponent == 31 ? 255u : exponent + 112u;
    return std::bit_cast<float>(sign | top << 23 | fraction << 13);
}

uint16_t floatToHalf(float value) {
    const auto sign = static_cast<uint16_t>(std::signbit(value) ? 0x8000 : 0);
    const float magnitude = std::abs(value);
    if (magnitude >= 65520) // half a step above the greatest
        return sign | 0x7c00;
    // The step: 2^-10 of the power of two below, or that of the least normal number.
    const int exponent = magnitude < 0x1p-14F ? -14 : std::ilogb(magnitude);
    const auto steps = static_cast<uint32_t>(std::lrint(std::ldexp(magnitude, 10 - exponent)));
    // 1024 steps and more carry the exponent's lowest bit.
    return static_cast<uint16_t>(sign | (static_cast<uint32_t>(exponent + 14) * 1024 + steps));
}

} // namespace tmw
