// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/traced_operators.h"

#include <algorithm>

namespace tmw {

namespace {

/// The first operator of the .tflite that takes it.
std::optional<int32_t> takerOf(const PlanDraft& draft, int32_t tensor) {
    for (const TfliteOperator& op : draft.model.graph().operators)
        if (std::ranges::find(op.inputs, tensor) != op.inputs.end())
            return static_cast<int32_t>(&op - draft.model.graph().operators.data());
    return std::nullopt;
}

std::vector<TracedOperator> trace(const PlanDraft& draft, const TensorPlaces& places) {
    const auto& operators = draft.model.graph().operators;
    std::vector<TracedOperator> traced(operators.size());
    std::map<int32_t, int32_t> writer; // root tensor to operator
    for (size_t i = 0; i < operators.size(); ++i) {
        traced[i].index = static_cast<int32_t>(i);
        traced[i].name = operators[i].name;
        traced[i].macs = draft.macs[i];
    }
    for (size_t r = 0; r < draft.records.size(); ++r) {
        const DraftRecord& record = draft.records[r];
        if (record.operatorIndex < 0)
            continue;
        // Of several records the last: then its outputs are whole.
        traced[static_cast<size_t>(record.operatorIndex)].record = static_cast<uint32_t>(r);
        for (const Operand& write : record.writes)
            writer[draft.root(write.tensor)] = record.operatorIndex;
    }
    for (TracedOperator& op : traced)
        for (const int32_t output : operators[static_cast<size_t>(op.index)].outputs) {
            const int32_t root = draft.root(output);
            if (draft.isConstant(root))
                continue;
            if (draft.padded.contains(output)) {
                op.fusedInto = takerOf(draft, output);
                continue;
            }
            if (!op.record && writer.contains(root))
                op.fusedInto = writer.at(root);
            const TfliteTensor& tensor = draft.graph.tensors[static_cast<size_t>(output)];
            if (!places.isThere(root, op.record))
                continue; // a variable's handle, or what nobody reads
            const size_t elements = elementCount(draft.shapeOf(output)).value_or(0);
            op.outputs.push_back({output, static_cast<uint32_t>(placeOf(draft, places, output)),
                                  static_cast<uint32_t>(elements * rt::sizeOf(tensor.type))});
        }
    return traced;
}

/// A constant computed while planning is part of the first operator that reads it.
void traceFolded(const PlanDraft& draft, std::vector<TracedOperator>& traced) {
    const auto& operators = draft.model.graph().operators;
    for (TracedOperator& op : traced)
        for (const int32_t output : operators[static_cast<size_t>(op.index)].outputs)
            for (size_t i = 0; draft.isConstant(output) && !op.fusedInto && i < operators.size();
                 ++i)
                if (std::ranges::find(operators[i].inputs, output) != operators[i].inputs.end())
                    op.fusedInto = static_cast<int32_t>(i);
}

} // namespace

std::vector<TracedOperator> tracedOperators(const PlanDraft& draft, const TensorPlaces& places) {
    std::vector<TracedOperator> traced = trace(draft, places);
    traceFolded(draft, traced);
    return traced;
}

} // namespace tmw
