// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

#include <string.h>

namespace tmw {
namespace rt {

/// Counts whose products stay within 64 bits when they are multiplied on.
inline bool isSvdf(const SvdfShape& s) {
    return s.batches <= 0xffffu && s.inputs <= 0xffffu && s.units <= 0xffffu && s.rank >= 1 &&
           s.rank <= 0xffu && s.memory >= 1 && s.memory <= 0xffffu &&
           uint64_t(s.batches) * s.units * s.rank * s.memory <= kMostElements;
}

/// Every filter's oldest sum falls out; the place of the newest holds what is to be overwritten.
template <typename State>
void forgetOldest(const SvdfShape& s, State* state) {
    const size_t count = size_t(s.batches) * s.units * s.rank * s.memory;
    if (count > 1)
        memmove(state, state + 1, (count - 1) * sizeof *state);
}

} // namespace rt
} // namespace tmw
