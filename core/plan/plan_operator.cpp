// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_operator.h"

#include "core/plan/folding.h"
#include "core/plan/ops/op_table.h"

namespace tmw {

Status planUnfolded(PlanDraft& draft, int32_t index) {
    OpPlanner planner(draft, index);
    const TfliteOperator& op = planner.op();
    const PlanOp plan = findPlanOp(op);
    if (!plan)
        return planner.refuse(kUnsupportedOp);
    const bool keepsState = plan == planUnidirectionalSequenceLstm || plan == planSvdf;
    for (const int32_t input : op.inputs)
        if (input >= 0 && draft.graph.tensors[static_cast<size_t>(input)].isVariable &&
            !keepsState && !draft.isWritten(input))
            return planner.refuse(kUnsupportedForm, "it keeps state between calls");
    return plan(planner);
}

Status planOperator(PlanDraft& draft, int32_t index) {
    const size_t first = draft.records.size();
    TMW_CHECK(planUnfolded(draft, index));
    foldConstants(draft, first);
    return {};
}

} // namespace tmw
