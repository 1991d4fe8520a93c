// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace tmw {

// %1: operator index, %2: its name, %3: what about it.
inline constexpr ErrorKind kUnsupportedOp{
    "plan.unsupported_op",
    "Operator %1 (%2) cannot run yet. Replace it in the model, or see `tmw inspect` for those that "
    "can."};
inline constexpr ErrorKind kUnsupportedType{
    "plan.unsupported_type",
    "Operator %1 (%2) cannot run with these types: %3. Convert the model to float32 or to full "
    "int8."};
inline constexpr ErrorKind kUnsupportedForm{"plan.unsupported_form",
                                            "Operator %1 (%2) cannot run in this form: %3."};
inline constexpr ErrorKind kShape{
    "plan.shape", "The shapes of operator %1 (%2) do not fit: %3. The file is damaged."};
inline constexpr ErrorKind kQuantization{
    "plan.quantization",
    "The quantization of operator %1 (%2) is not usable: %3. Convert the model again."};

} // namespace tmw
