// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

#include <functional>
#include <optional>

namespace tmw {

using Int8Function = std::function<int32_t(int32_t)>; ///< of an int8 to an int8

/// One input and one output of the same shape and type. plan.shape, plan.unsupported_type.
Status checkElementwise(const OpPlanner& planner);

/// The output's elements from the input's, in place where that may be.
void emitFloatFunction(OpPlanner& planner, rt::UnaryFunction function);
/// int8 by a table of 256.
void emitInt8Table(OpPlanner& planner, const Int8Function& function);

/// Strides of two operands over the output's shape, neighbouring dimensions joined where both run
/// through them in one go. Nothing: the shapes do not fit, or stay more than six.
std::optional<rt::Broadcast> broadcast(const Shape& a, const Shape& b, const Shape& out);
/// The same of inputs 0 and 1 to the output. plan.shape.
Result<rt::Broadcast> broadcastOf(const OpPlanner& planner);

} // namespace tmw
