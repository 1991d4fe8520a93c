// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

/// Visits the elements of the output in order: each(a, b, out) with element indices.
template <typename Each>
void forEachElement(const Broadcast& shape, Each each) {
    uint32_t at[6] = {0, 0, 0, 0, 0, 0};
    for (uint32_t d = 0; d < 6; ++d)
        if (shape.dims[d] == 0)
            return;
    uint32_t out = 0;
    for (;;) {
        uint32_t a = 0;
        uint32_t b = 0;
        for (uint32_t d = 0; d < 5; ++d) {
            a += at[d] * shape.strideA[d];
            b += at[d] * shape.strideB[d];
        }
        for (uint32_t i = 0; i < shape.dims[5]; ++i) {
            each(a, b, out++);
            a += shape.strideA[5];
            b += shape.strideB[5];
        }
        uint32_t d = 5;
        while (d > 0 && ++at[d - 1] == shape.dims[d - 1])
            at[--d] = 0;
        if (d == 0)
            return;
    }
}

/// Elements of the output and reach of the operands: one more than the greatest index.
struct BroadcastExtents {
    uint64_t out;
    uint64_t a;
    uint64_t b;
};
/// False where a count passes kMostElements.
bool extentsOf(const Broadcast& shape, BroadcastExtents* extents);

} // namespace rt
} // namespace tmw
