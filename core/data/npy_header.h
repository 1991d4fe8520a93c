// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/tensor.h"

#include <string_view>

namespace tmw {

struct NpyHeader {
    DataType type = DataType::Float32;
    Shape shape;
    bool isFloat64 = false; ///< to be narrowed to Float32
};

/// Reads "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }".
/// Errors: npy.header, npy.type, npy.byte_order, npy.fortran_order, tensor.bad_shape.
Result<NpyHeader> parseNpyHeader(std::string_view text, std::string_view file, bool narrowFloat64);

/// "<f4"; empty for a type without one.
std::string_view npyDescriptor(DataType type);

} // namespace tmw
