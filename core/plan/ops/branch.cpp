// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/jumps.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/subgraph.h"
#include "core/tflite/schema_generated.h"

namespace tmw {

namespace {

Status checkOutputs(const OpPlanner& planner, const std::vector<int32_t>& made) {
    if (!areAlike(planner.draft(), planner.op().outputs, made))
        return planner.refuse(kShape, "its outputs are not those of its subgraph");
    return {};
}

/// The operator is the subgraph and nothing more.
Status planAs(OpPlanner& planner, int32_t subgraph, const std::vector<int32_t>& inputs) {
    TMW_TRY(const std::vector<int32_t> made, planSubgraph(planner, subgraph, inputs));
    TMW_CHECK(checkOutputs(planner, made));
    for (size_t i = 0; i < made.size(); ++i)
        planner.draft().aliases[planner.outputIndex(i)] = {made[i]};
    return {};
}

Status planBranch(OpPlanner& planner, int32_t subgraph, const std::vector<int32_t>& inputs) {
    TMW_TRY(const std::vector<int32_t> made, planSubgraph(planner, subgraph, inputs));
    TMW_CHECK(checkOutputs(planner, made));
    for (size_t i = 0; i < made.size(); ++i) {
        if (rt::sizeOf(planner.output(i).type) == 0)
            return planner.refuse(kUnsupportedType, planner.typeList());
        emitCopy(planner, made[i], planner.outputIndex(i));
    }
    return {};
}

} // namespace

Status planComposite(OpPlanner& planner) {
    if (planner.op().decomposition < 1)
        return planner.refuse(kUnsupportedForm, "no subgraph says what it computes");
    return planAs(planner, planner.op().decomposition, planner.op().inputs);
}

Status planIf(OpPlanner& planner) {
    const auto* options =
        planner.options<schema::IfOptions>(static_cast<int32_t>(schema::BuiltinOptions::IfOptions));
    if (!options)
        return planner.refuse(kUnsupportedForm, "its options are missing");
    if (!planner.hasInput(0) || planner.input(0).type != DataType::Bool ||
        planner.elements(planner.input(0)) != 1)
        return planner.refuse(kShape, "its condition is not one bool");
    const std::vector<int32_t> inputs(planner.op().inputs.begin() + 1, planner.op().inputs.end());
    if (planner.isConstant(0))
        return planAs(planner,
                      planner.constant<uint8_t>(0).at(0) ? options->then_subgraph_index()
                                                         : options->else_subgraph_index(),
                      inputs);
    PlanDraft& draft = planner.draft();
    const size_t toElse = emitJump(planner, rt::KernelId::Skip, planner.inputIndex(0));
    TMW_CHECK(planBranch(planner, options->then_subgraph_index(), inputs));
    const size_t toEnd = emitJump(planner, rt::KernelId::Skip, std::nullopt);
    draft.jumps[toElse].target = draft.records.size();
    TMW_CHECK(planBranch(planner, options->else_subgraph_index(), inputs));
    draft.jumps[toEnd].target = draft.records.size();
    return {};
}

} // namespace tmw
