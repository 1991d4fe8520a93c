// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

/// Visits every index of a block of three dimensions in order: each(offset).
template <typename Each>
void forEachOffset(const uint32_t (&dims)[3], const uint32_t (&strides)[3], uint32_t start,
                   Each each) {
    for (uint32_t i = 0; i < dims[0]; ++i)
        for (uint32_t j = 0; j < dims[1]; ++j) {
            uint32_t at = start + i * strides[0] + j * strides[1];
            for (uint32_t k = 0; k < dims[2]; ++k, at += strides[2])
                each(at);
        }
}

/// Elements that are read and written. False where a count passes kMostElements, where nothing is
/// reduced into an output, or where elements are read more than once.
struct ReduceExtents {
    uint64_t in;
    uint64_t out;
    uint64_t reduced; ///< elements for each output
};
bool extentsOf(const ReduceShape& shape, ReduceExtents* extents);

} // namespace rt
} // namespace tmw
