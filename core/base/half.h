// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tmw {

/// The value of an IEEE half-precision number.
float halfToFloat(uint16_t half);

/// The nearest half-precision number, ties to even; beyond the greatest, 65504: infinite. `value`
/// is a number.
uint16_t floatToHalf(float value);

} // namespace tmw
