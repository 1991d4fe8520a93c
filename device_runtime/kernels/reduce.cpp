// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/reduce.h"

namespace tmw {
namespace rt {

namespace {

/// A dimension goes on in memory, so that the memory bounds the work.
bool take(uint32_t dim, uint32_t stride, uint64_t* count, uint64_t* reach) {
    if (dim < 1 || dim > kMostElements || stride > kMostElements || (dim > 1 && stride == 0))
        return false;
    *count *= dim;
    *reach += uint64_t(dim - 1) * stride;
    return *count <= kMostElements && *reach <= kMostElements;
}

} // namespace

bool extentsOf(const ReduceShape& shape, ReduceExtents* extents) {
    ReduceExtents found = {1, 1, 1};
    for (int i = 0; i < 3; ++i)
        if (!take(shape.keptDims[i], shape.keptStrides[i], &found.out, &found.in) ||
            !take(shape.reducedDims[i], shape.reducedStrides[i], &found.reduced, &found.in))
            return false;
    *extents = found;
    return true;
}

} // namespace rt
} // namespace tmw
