// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

namespace tmw {

/// Subgraph `index` of the model. plan.shape: there is none.
Result<const TfliteSubgraph*> subgraphOf(const OpPlanner& planner, int32_t index);

/// Plans a subgraph as a part of the operator: its inputs are the tensors `inputs` of the draft.
/// Answers the tensors that its outputs are. plan.shape, plan.unsupported_form (also where it is a
/// part of itself), and what its operators are refused with.
Result<std::vector<int32_t>> planSubgraph(OpPlanner& planner, int32_t index,
                                          const std::vector<int32_t>& inputs);

/// Plans one more operator, by BuiltinOperator and without options, as a part of this one.
Status planInner(OpPlanner& planner, int32_t code, std::vector<int32_t> inputs,
                 std::vector<int32_t> outputs);

/// Whether tensors of the draft have, one by one, the same types and shapes.
bool areAlike(const PlanDraft& draft, std::span<const int32_t> a, std::span<const int32_t> b);

/// output = input, for tensors of the draft that are alike.
void emitCopy(OpPlanner& planner, int32_t input, int32_t output);

} // namespace tmw
