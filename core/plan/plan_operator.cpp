// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_operator.h"

#include "core/plan/folding.h"
#include "core/plan/ops/op_table.h"
#include "core/tflite/names.h"

#include <algorithm>

namespace tmw {

namespace {

/// How the custom operators begin that compilers of accelerators leave in a file.
struct Accelerator {
    std::string_view code;
    std::string_view name;
};
constexpr Accelerator kAccelerators[] = {
    {"ethos-u", "Arm Ethos-U, by Vela"},
    {"edgetpu-custom-op", "Coral Edge TPU"},
    {"DISPATCH_OP", "an NPU, by LiteRT"},
    {"MTKEXT_", "MediaTek's NPU"},
};

Status refuseUnknown(const OpPlanner& planner) {
    const TfliteOperator& op = planner.op();
    if (!isCustom(op))
        return planner.refuse(kUnsupportedOp);
    for (const Accelerator& each : kAccelerators)
        if (op.name.starts_with(each.code))
            return planner.refuse(kAcceleratorOp, each.name);
    return planner.refuse(op.name.starts_with("Flex") ? kSelectOp : kCustomOp);
}

bool hasText(const PlanDraft& draft, const TfliteOperator& op) {
    const auto isText = [&](int32_t tensor) {
        return tensor >= 0 &&
               tensorTypeName(draft.graph.tensors[static_cast<size_t>(tensor)].type) == "string";
    };
    return std::ranges::any_of(op.inputs, isText) || std::ranges::any_of(op.outputs, isText);
}

} // namespace

Status planUnfolded(PlanDraft& draft, int32_t index) {
    OpPlanner planner(draft, index);
    const TfliteOperator& op = planner.op();
    const PlanOp plan = findPlanOp(op);
    if (!plan)
        return refuseUnknown(planner);
    if (hasText(draft, op))
        return planner.refuse(kTextTensor);
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
