// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdint.h>

namespace tmw {
namespace rt {

/// The highest bit that is set, counted from 1; 0: none.
inline uint32_t highestBit(uint32_t value) {
    uint32_t bits = 0;
    for (; value != 0; value >>= 1)
        ++bits;
    return bits;
}

} // namespace rt
} // namespace tmw
