// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

/// Visits the output's elements in order: each(a, b, out), where a and b are the elements that the
/// sum begins with.
template <typename Each>
void forEachProduct(const MatMulShape& s, Each each) {
    uint32_t out = 0;
    for (uint32_t x = 0; x < s.batches[0]; ++x)
        for (uint32_t y = 0; y < s.batches[1]; ++y)
            for (uint32_t z = 0; z < s.batches[2]; ++z) {
                const uint32_t a =
                    x * s.batchStridesA[0] + y * s.batchStridesA[1] + z * s.batchStridesA[2];
                const uint32_t b =
                    x * s.batchStridesB[0] + y * s.batchStridesB[1] + z * s.batchStridesB[2];
                for (uint32_t i = 0; i < s.rows; ++i)
                    for (uint32_t j = 0; j < s.columns; ++j)
                        each(a + i * s.strideAi, b + j * s.strideBj, out++);
            }
}

/// One more than the greatest index of each operand, and elements of the output. False where a
/// count passes kMostElements.
struct MatMulExtents {
    uint64_t a;
    uint64_t b;
    uint64_t out;
};
bool extentsOf(const MatMulShape& shape, MatMulExtents* extents);

} // namespace rt
} // namespace tmw
