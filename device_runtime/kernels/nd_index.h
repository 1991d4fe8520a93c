// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/data_type.h"
#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

inline int64_t loadIndex(const void* indices, uint32_t type, uint32_t at) {
    return type == static_cast<uint32_t>(DataType::Int64)
               ? static_cast<const int64_t*>(indices)[at]
               : static_cast<const int32_t*>(indices)[at];
}

constexpr bool isIndexType(uint32_t type) {
    return type == static_cast<uint32_t>(DataType::Int32) ||
           type == static_cast<uint32_t>(DataType::Int64);
}

/// The number of the slice that a row of indices names.
inline uint32_t sliceOf(const NdIndex& index, const void* indices, uint32_t row, uint16_t* fault) {
    uint32_t slice = 0;
    for (uint32_t d = 0; d < index.depth; ++d) {
        int64_t at = loadIndex(indices, index.type, row * index.depth + d);
        if (at < 0 || at >= index.dims[d]) {
            at = 0;
            *fault = kIndexFault;
        }
        slice = slice * index.dims[d] + static_cast<uint32_t>(at);
    }
    return slice;
}

/// Slices there are and indices that name them. False where a count passes kMostElements, or there
/// is no slice.
inline bool extentsOf(const NdIndex& index, uint64_t* slices, uint64_t* indices) {
    *slices = 1;
    if (index.depth > 6 || index.count > kMostElements || !isIndexType(index.type))
        return false;
    for (uint32_t d = 0; d < index.depth; ++d) {
        if (index.dims[d] < 1 || index.dims[d] > kMostElements)
            return false;
        *slices *= index.dims[d];
        if (*slices > kMostElements)
            return false;
    }
    *indices = uint64_t(index.count) * index.depth;
    return *indices <= kMostElements;
}

} // namespace rt
} // namespace tmw
