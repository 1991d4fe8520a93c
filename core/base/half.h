// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace tmw {

/// The value of an IEEE half-precision number.
float halfToFloat(uint16_t half);

} // namespace tmw
