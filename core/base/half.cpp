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

} // namespace tmw
