// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

/// The nearest integer, ties away from zero, held within [low, high]. NaN: 0, held likewise.
inline int32_t roundHalfAway(float value, int32_t low, int32_t high) {
    if (value != value)
        return low > 0 ? low : high < 0 ? high : 0;
    if (value <= static_cast<float>(low))
        return low;
    if (value >= static_cast<float>(high))
        return high;
    const int32_t whole = static_cast<int32_t>(value);
    // Exact: beyond 2^23 a float has no fraction.
    const float rest = value - static_cast<float>(whole);
    return rest >= 0.5f ? whole + 1 : rest <= -0.5f ? whole - 1 : whole;
}

} // namespace rt
} // namespace tmw
