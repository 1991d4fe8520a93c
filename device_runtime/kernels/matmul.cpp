// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/matmul.h"

namespace tmw {
namespace rt {

namespace {

bool reach(uint32_t dim, uint32_t stride, uint64_t* elements) {
    if (dim > kMostElements || stride > kMostElements)
        return false;
    *elements += dim == 0 ? 0 : uint64_t(dim - 1) * stride;
    return *elements <= kMostElements;
}

} // namespace

bool extentsOf(const MatMulShape& s, MatMulExtents* extents) {
    *extents = {1, 1, 1};
    const uint32_t counts[] = {s.batches[0], s.batches[1], s.batches[2], s.rows, s.columns};
    for (const uint32_t count : counts) {
        if (count > kMostElements)
            return false;
        extents->out *= count;
        if (extents->out > kMostElements)
            return false;
    }
    for (int i = 0; i < 3; ++i)
        if (!reach(s.batches[i], s.batchStridesA[i], &extents->a) ||
            !reach(s.batches[i], s.batchStridesB[i], &extents->b))
            return false;
    return reach(s.rows, s.strideAi, &extents->a) && reach(s.depth, s.strideAk, &extents->a) &&
           reach(s.depth, s.strideBk, &extents->b) && reach(s.columns, s.strideBj, &extents->b);
}

} // namespace rt
} // namespace tmw
