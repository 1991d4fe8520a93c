// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/operator_order.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/plan_operator.h"
#include "core/plan/subgraph.h"
#include "core/tflite/schema_generated.h"

#include <cstddef>

namespace tmw {

// Variables lie in the state extent. What CALL_ONCE assigns is known when the model is planned, and
// is what the extent begins with.

namespace {

/// The variable that input 0 stands for.
Result<Variable*> variableOf(OpPlanner& planner) {
    PlanDraft& draft = planner.draft();
    const auto handle = draft.handles.find(draft.root(planner.inputIndex(0)));
    if (handle == draft.handles.end())
        return planner.refuse(kUnsupportedForm, "its variable is not named by VAR_HANDLE");
    return &draft.variables[handle->second];
}

/// Every byte of a variable that nothing is assigned to, as TensorFlow Lite Micro has it.
uint8_t zeroOf(const TfliteTensor& value) {
    const auto& zeroPoints = value.quantization.zeroPoints;
    return zeroPoints.empty() ? uint8_t{0} : static_cast<uint8_t>(zeroPoints[0]);
}

/// Gives the variable its place, and checks that `value` is as large as it.
Status place(OpPlanner& planner, Variable& variable, const TfliteTensor& value) {
    const uint64_t bytes = planner.elements(value) * rt::sizeOf(value.type);
    if (rt::sizeOf(value.type) == 0)
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (variable.at == rt::kNowhere) {
        if (variable.initial.empty())
            variable.initial.assign(bytes, zeroOf(value));
        variable.bytes = variable.initial.size();
        variable.at = planner.draft().addState(planner.inputIndex(0), variable.initial);
    }
    if (variable.bytes != bytes)
        return planner.refuse(kShape, "a variable of " + toText(variable.bytes) + " bytes and " +
                                          toText(value.shape));
    return {};
}

rt::CopyRecord copyOf(const Variable& variable) {
    rt::CopyRecord record{};
    record.bytes = static_cast<uint32_t>(variable.bytes);
    return record;
}

} // namespace

Status planVarHandle(OpPlanner& planner) {
    TMW_CHECK(planner.expect(0, 1));
    const auto* options = planner.options<schema::VarHandleOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::VarHandleOptions));
    if (!options || !options->shared_name())
        return planner.refuse(kUnsupportedForm, "its variable has no name");
    std::string name = options->container() ? options->container()->str() : std::string();
    name.push_back('\0');
    planner.draft().handles[planner.outputIndex()] = name + options->shared_name()->str();
    return {};
}

Status planReadVariable(OpPlanner& planner) {
    using R = rt::CopyRecord;
    TMW_CHECK(planner.expect(1, 1));
    TMW_TRY(Variable* const variable, variableOf(planner));
    if (planner.draft().isInitial)
        return planner.refuse(kUnsupportedForm, "variables begin with what others hold");
    TMW_CHECK(place(planner, *variable, planner.output()));
    R record = copyOf(*variable);
    record.input = variable->at;
    planner.emit(rt::KernelId::Copy, record, {}, planner.write(offsetof(R, output)));
    planner.keepState();
    return {};
}

Status planAssignVariable(OpPlanner& planner) {
    using R = rt::CopyRecord;
    TMW_CHECK(planner.expect(2, 0));
    TMW_TRY(Variable* const variable, variableOf(planner));
    if (planner.draft().isInitial) {
        if (!planner.isConstant(1))
            return planner.refuse(kUnsupportedForm, "variables begin with what is no constant");
        variable->initial = planner.constant<uint8_t>(1);
        return {};
    }
    TMW_CHECK(place(planner, *variable, planner.input(1)));
    R record = copyOf(*variable);
    record.output = variable->at;
    planner.emitAll(rt::KernelId::Copy, record, {planner.read(offsetof(R, input), 1)}, {});
    planner.keepState();
    return {};
}

Status planCallOnce(OpPlanner& planner) {
    PlanDraft& draft = planner.draft();
    const auto* options = planner.options<schema::CallOnceOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::CallOnceOptions));
    TMW_TRY(const TfliteSubgraph* const graph,
            subgraphOf(planner, options ? options->init_subgraph_index() : 0));
    if (draft.isInitial || !draft.within.empty())
        return planner.refuse(kUnsupportedForm, "it is called once within another");
    TMW_TRY(const std::vector<int32_t> order, operatorOrder(*graph));
    PlanDraft initial(draft.model, *graph, draft.core);
    initial.isInitial = true;
    initial.origins.assign(graph->operators.size(), planner.draft().originOf(planner.index()));
    for (const int32_t op : order)
        TMW_CHECK(planOperator(initial, op));
    for (auto& [name, variable] : initial.variables) {
        Variable& own = draft.variables[name];
        if (own.at != rt::kNowhere)
            return planner.refuse(kUnsupportedForm, "its variables are used before it");
        own.initial = std::move(variable.initial);
    }
    return {};
}

} // namespace tmw
