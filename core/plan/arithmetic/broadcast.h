// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/plan/broadcast_records.h"

#include <cstddef>

namespace tmw {

/// Elements of two operands.
struct Operands {
    size_t a = 0;
    size_t b = 0;
};

/// Those that make element `out`.
inline Operands operandsOf(const rt::Broadcast& shape, size_t out) {
    Operands at;
    for (int d = 5; d >= 0; --d) {
        const size_t i = out % shape.dims[d];
        out /= shape.dims[d];
        at.a += i * shape.strideA[d];
        at.b += i * shape.strideB[d];
    }
    return at;
}

} // namespace tmw
