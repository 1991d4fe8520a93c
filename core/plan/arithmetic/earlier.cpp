// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/earlier.h"

#include "core/plan/folding.h"
#include "core/plan/ops/op_table.h"

#include <algorithm>
#include <array>

namespace tmw {

namespace {

/// They make constants of what is none, may have no memory, or are about variables.
constexpr std::array<PlanOp, 8> kPlannedAlways{planShape,        planZerosLike,     planPad,
                                               planPadV2,        planVarHandle,     planCallOnce,
                                               planReadVariable, planAssignVariable};

/// Plans an operator and keeps what it makes of constants.
void planOne(PlanDraft& draft, OpPlanner& planner, PlanOp plan) {
    const std::vector<int32_t>& inputs = planner.op().inputs;
    const size_t first = draft.records.size();
    const bool ofConstants = !inputs.empty() && std::ranges::all_of(inputs, [&](int32_t each) {
        return each < 0 || draft.isConstant(each);
    });
    const bool always = std::ranges::find(kPlannedAlways, plan) != kPlannedAlways.end();
    if ((ofConstants || always) && plan(planner) && (ofConstants || plan == planZerosLike))
        foldConstants(draft, first);
    draft.records.resize(first);
}

} // namespace

EarlierOperators planBefore(PlanDraft& draft, int32_t layer) {
    EarlierOperators made;
    std::map<std::string, int32_t> assigned;
    for (int32_t i = 0; i <= layer; ++i) {
        OpPlanner planner(draft, i);
        const PlanOp plan = findPlanOp(planner.op());
        const bool reads = plan == planReadVariable;
        if (!plan || (i == layer && !reads))
            continue;
        planOne(draft, planner, plan);
        if (planner.op().inputs.empty() || (!reads && plan != planAssignVariable))
            continue;
        const auto handle = draft.handles.find(planner.inputIndex(0));
        if (handle == draft.handles.end())
            continue;
        const auto given = assigned.find(handle->second);
        if (!reads)
            assigned[handle->second] = planner.inputIndex(1);
        else if (i == layer)
            made.read = given == assigned.end()
                            ? VariableRead{{}, draft.variables[handle->second].initial}
                            : VariableRead{given->second, {}};
        else if (given == assigned.end())
            made.kept[planner.outputIndex()] = draft.variables[handle->second].initial;
    }
    return made;
}

std::optional<double> explainRead(const RecordedOperator& of, const VariableRead& read,
                                  ElementArithmetic& made) {
    if (read.assigned) {
        const auto value = recordedValue(of, 0, *read.assigned, made.element, made);
        if (value)
            made.steps.push_back({StepKind::Taken, {}, *value});
        return value;
    }
    if ((made.element + 1) * rt::sizeOf(made.type) > read.initial.size())
        return {};
    const double value = storedValue(made.type, read.initial, made.element);
    made.steps.push_back({StepKind::Initial, {}, value});
    return value;
}

} // namespace tmw
