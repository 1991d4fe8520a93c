// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/plan/tensor_records.h"

#include <cstddef>

namespace tmw {

/// The number of the slice that a row of indices names; `load` answers index `at` of all rows.
template <typename Load>
size_t sliceOf(const rt::NdIndex& index, size_t row, Load load) {
    size_t slice = 0;
    for (size_t d = 0; d < index.depth; ++d) {
        const double at = load(row * index.depth + d);
        slice =
            slice * index.dims[d] + (at >= 0 && at < index.dims[d] ? static_cast<size_t>(at) : 0);
    }
    return slice;
}

} // namespace tmw
