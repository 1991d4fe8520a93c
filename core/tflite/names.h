// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace tmw {

/// Tensor types the format has, numbered from 0.
inline constexpr size_t kTensorTypes = 23;

/// "FULLY_CONNECTED" for BuiltinOperator's number; "UNKNOWN_300" for one that is newer than this
/// program.
std::string builtinOperatorName(int32_t code);

/// "int8", "string": also of the types that nothing here computes with.
std::string_view tensorTypeName(DataType type);

} // namespace tmw
