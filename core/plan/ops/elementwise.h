// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

#include <functional>
#include <optional>

namespace tmw {

using ByteFunction = std::function<int32_t(int32_t)>; ///< of a byte of the output's type to one

/// One input and one output of the same shape and type. plan.shape, plan.unsupported_type.
Status checkElementwise(const OpPlanner& planner);

/// The output's elements from the input's, in place where that may be.
void emitFloatFunction(OpPlanner& planner, rt::UnaryFunction function);
/// Bytes of uint8 as int8's, and back: the highest bit turned. Tensors of the draft, of one size.
void emitTurned(OpPlanner& planner, int32_t from, int32_t to, bool inPlace);
/// int8, uint8 or booleans by a table of 256.
void emitByteTable(OpPlanner& planner, const ByteFunction& function);

/// Strides of two operands over the output's shape, neighbouring dimensions joined where both run
/// through them in one go. Nothing: the shapes do not fit, or stay more than six.
std::optional<rt::Broadcast> broadcast(const Shape& a, const Shape& b, const Shape& out);
/// All elements of the first operand, and one of the other.
rt::Broadcast withOne(size_t elements);
/// The same of inputs 0 and 1 to the output. plan.shape.
Result<rt::Broadcast> broadcastOf(const OpPlanner& planner);
/// So many elements of the first operand, and one of the other.
rt::Broadcast withOne(size_t elements);

} // namespace tmw
