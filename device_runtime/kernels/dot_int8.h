// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/core_family.h"

#include <stdint.h>

#if TMW_RT_HAS_MVE
#include <arm_mve.h>
#endif

namespace tmw {
namespace rt {

/// start + sum of a[i] * b[i], wrapping: the same bits in any order.
inline int32_t dotInt8(const int8_t* a, const int8_t* b, uint32_t count, int32_t start) {
#if TMW_RT_HAS_MVE
    int32_t sum = start;
    for (int32_t left = static_cast<int32_t>(count); left > 0; left -= 16, a += 16, b += 16) {
        const mve_pred16_t lanes = vctp8q(static_cast<uint32_t>(left));
        sum = vmladavaq_p_s8(sum, vldrbq_z_s8(a, lanes), vldrbq_z_s8(b, lanes), lanes);
    }
    return sum;
#else
    uint32_t sum = static_cast<uint32_t>(start);
    for (uint32_t i = 0; i < count; ++i)
        sum += static_cast<uint32_t>(int32_t(a[i]) * b[i]);
    return static_cast<int32_t>(sum);
#endif
}

} // namespace rt
} // namespace tmw
