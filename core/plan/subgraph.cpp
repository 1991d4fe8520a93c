// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/subgraph.h"

#include "core/plan/operator_order.h"
#include "core/plan/plan_operator.h"
#include "core/tflite/names.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

constexpr size_t kMostNested = 8; // a jump each: within rt::kMostNestedJumps
constexpr size_t kMostOperators = 65536;
constexpr size_t kMostTensors = 262144;

bool isAlike(const TfliteTensor& a, const TfliteTensor& b) {
    return a.type == b.type && a.shape == b.shape;
}

const TfliteTensor& tensorOf(const PlanDraft& draft, int32_t index) {
    return draft.graph.tensors[static_cast<size_t>(index)];
}

Status checkInputs(const OpPlanner& planner, const PlanDraft& draft, const TfliteSubgraph& graph,
                   const std::vector<int32_t>& inputs) {
    bool fit = inputs.size() == graph.inputs.size();
    for (size_t i = 0; fit && i < inputs.size(); ++i)
        fit = inputs[i] >= 0 && isAlike(tensorOf(draft, inputs[i]),
                                        graph.tensors[static_cast<size_t>(graph.inputs[i])]);
    if (!fit)
        return planner.refuse(kShape, "its inputs are not those of its subgraph");
    return {};
}

/// Its tensors and operators behind the draft's; answers how many tensors there were.
int32_t append(PlanDraft& draft, const TfliteSubgraph& graph, int32_t origin) {
    const auto base = static_cast<int32_t>(draft.graph.tensors.size());
    for (const TfliteTensor& tensor : graph.tensors)
        draft.addTensor(tensor, origin);
    for (TfliteOperator op : graph.operators) {
        for (auto* list : {&op.inputs, &op.outputs})
            for (int32_t& tensor : *list)
                tensor = tensor < 0 ? tensor : tensor + base;
        draft.graph.operators.push_back(std::move(op));
        draft.origins.push_back(origin);
    }
    const std::vector<uint64_t> room = scratchRoom(graph);
    draft.room.insert(draft.room.end(), room.begin(), room.end());
    return base;
}

Status planOperators(PlanDraft& draft, int32_t first, const std::vector<int32_t>& order) {
    for (const int32_t op : order)
        TMW_CHECK(planOperator(draft, first + op));
    return {};
}

} // namespace

Result<const TfliteSubgraph*> subgraphOf(const OpPlanner& planner, int32_t index) {
    const auto& subgraphs = planner.draft().model.subgraphs();
    if (index < 1 || static_cast<size_t>(index) >= subgraphs.size())
        return planner.refuse(kShape, "there is no subgraph " + toText(index));
    return &subgraphs[static_cast<size_t>(index)];
}

Result<std::vector<int32_t>> planSubgraph(OpPlanner& planner, int32_t index,
                                          const std::vector<int32_t>& inputs) {
    PlanDraft& draft = planner.draft();
    TMW_TRY(const TfliteSubgraph* const graph, subgraphOf(planner, index));
    if (std::ranges::find(draft.within, index) != draft.within.end())
        return planner.refuse(kUnsupportedForm,
                              "subgraph " + toText(index) + " is a part of itself");
    if (draft.within.size() >= kMostNested)
        return planner.refuse(kUnsupportedForm, "subgraphs within subgraphs, more than eight deep");
    if (draft.graph.operators.size() + graph->operators.size() > kMostOperators ||
        draft.graph.tensors.size() + graph->tensors.size() > kMostTensors)
        return planner.refuse(kUnsupportedForm, "its subgraphs have too many operators");
    TMW_CHECK(checkInputs(planner, draft, *graph, inputs));
    TMW_TRY(const std::vector<int32_t> order, operatorOrder(*graph));
    const auto first = static_cast<int32_t>(draft.graph.operators.size());
    const int32_t base = append(draft, *graph, draft.originOf(planner.index()));
    for (size_t i = 0; i < inputs.size(); ++i)
        draft.aliases[base + graph->inputs[i]] = {inputs[i]};
    draft.within.push_back(index);
    const Status planned = planOperators(draft, first, order);
    draft.within.pop_back();
    TMW_CHECK(planned);
    std::vector<int32_t> outputs;
    for (const int32_t output : graph->outputs)
        outputs.push_back(base + output);
    return outputs;
}

Status planInner(OpPlanner& planner, int32_t code, std::vector<int32_t> inputs,
                 std::vector<int32_t> outputs) {
    PlanDraft& draft = planner.draft();
    TfliteOperator op;
    op.code = code;
    op.name = builtinOperatorName(code);
    op.inputs = std::move(inputs);
    op.outputs = std::move(outputs);
    draft.graph.operators.push_back(std::move(op));
    draft.origins.push_back(draft.originOf(planner.index()));
    draft.room.push_back(kLeastScratchRoom);
    return planOperator(draft, static_cast<int32_t>(draft.graph.operators.size() - 1));
}

bool areAlike(const PlanDraft& draft, std::span<const int32_t> a, std::span<const int32_t> b) {
    return std::ranges::equal(a, b, [&](int32_t x, int32_t y) {
        return x >= 0 && y >= 0 && isAlike(tensorOf(draft, x), tensorOf(draft, y));
    });
}

void emitCopy(OpPlanner& planner, int32_t input, int32_t output) {
    using R = rt::CopyRecord;
    const Operand write = planner.operand(offsetof(R, output), output);
    R record{};
    record.bytes = static_cast<uint32_t>(write.bytes);
    planner.emit(rt::KernelId::Copy, record, {planner.operand(offsetof(R, input), input)}, write,
                 true);
}

} // namespace tmw
