// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/broadcast.h"

namespace tmw {
namespace rt {

bool extentsOf(const Broadcast& shape, BroadcastExtents* extents) {
    BroadcastExtents found = {1, 1, 1};
    bool empty = false;
    for (uint32_t d = 0; d < 6; ++d) {
        const uint64_t dim = shape.dims[d];
        if (dim == 0) {
            empty = true;
            continue;
        }
        if (dim > kMostElements || shape.strideA[d] > kMostElements ||
            shape.strideB[d] > kMostElements)
            return false;
        found.out *= dim;
        found.a += (dim - 1) * shape.strideA[d];
        found.b += (dim - 1) * shape.strideB[d];
        if (found.out > kMostElements || found.a > kMostElements || found.b > kMostElements)
            return false;
    }
    *extents = empty ? BroadcastExtents{0, 0, 0} : found;
    return true;
}

} // namespace rt
} // namespace tmw
