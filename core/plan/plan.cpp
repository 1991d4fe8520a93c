// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"

#include "core/plan/buffers.h"
#include "core/plan/jumps.h"
#include "core/plan/operator_order.h"
#include "core/plan/plan_operator.h"
#include "core/plan/plan_parts.h"
#include "core/plan/plan_writer.h"
#include "core/plan/state_reads.h"
#include "core/plan/traced_operators.h"

#include <algorithm>
#include <set>

namespace tmw {

namespace {

constexpr ErrorKind kTooLarge{
    "plan.too_large",
    "The model needs %1 bytes of memory for its tensors, more than the %2 allowed."};

/// A model's output that is a constant is copied to where outputs are.
void copyConstantOutputs(PlanDraft& draft) {
    using R = rt::CopyRecord;
    std::set<int32_t> done;
    for (const int32_t output : draft.graph.outputs) {
        const int32_t root = draft.root(output);
        if (!draft.isConstant(root) || !done.insert(root).second)
            continue;
        const auto bytes = draft.constantBytes(root);
        R record{};
        record.input = draft.addConstants(bytes);
        record.bytes = static_cast<uint32_t>(bytes.size());
        draft.records.push_back(draftRecord(rt::KernelId::Copy, record, {},
                                            {{offsetof(R, output), root, bytes.size()}}, false, {},
                                            -1));
    }
}

rt::Location inArena(uint64_t offset) {
    return rt::locate(rt::Memory::Arena, static_cast<uint32_t>(offset));
}

rt::Location readAt(PlanDraft& draft, const TensorPlaces& places, const Operand& operand) {
    const int32_t root = draft.root(operand.tensor);
    const uint64_t offset = draft.offsetOf(operand.tensor) + operand.offset;
    if (const auto kept = draft.inState.find(root); kept != draft.inState.end())
        return kept->second + static_cast<uint32_t>(offset);
    if (draft.isConstant(root))
        return draft.addConstants(draft.constantBytes(root)) + static_cast<uint32_t>(offset);
    return inArena(places.offsets.at(root) + offset);
}

/// Writes the operands' places into the records.
void resolve(PlanDraft& draft, const TensorPlaces& places) {
    const auto put = [](DraftRecord& record, size_t field, rt::Location location) {
        std::memcpy(record.bytes.data() + field, &location, sizeof location);
    };
    for (size_t i = 0; i < draft.records.size(); ++i) {
        DraftRecord& record = draft.records[i];
        for (const Operand& operand : record.reads)
            put(record, operand.field, readAt(draft, places, operand));
        for (const Operand& write : record.writes)
            put(record, write.field, inArena(placeOf(draft, places, write.tensor) + write.offset));
        if (record.scratch.bytes > 0)
            put(record, record.scratch.field, inArena(places.scratch.at(i)));
    }
    resolveJumps(draft);
}

/// What lies within an operator's subgraphs goes by the name of its first output.
void nameInner(const PlanDraft& draft, std::vector<ArenaBuffer>& buffers) {
    const TfliteSubgraph& main = draft.model.graph();
    const auto own = static_cast<int32_t>(main.tensors.size());
    for (ArenaBuffer& buffer : buffers) {
        std::vector<int32_t> names;
        for (int32_t tensor : buffer.tensors) {
            if (tensor >= own) {
                const auto owner =
                    static_cast<size_t>(draft.owners[static_cast<size_t>(tensor - own)]);
                const auto& outputs = main.operators[owner].outputs;
                tensor = outputs.empty() ? -1 : outputs.front();
            }
            if (tensor >= 0 && std::ranges::find(names, tensor) == names.end())
                names.push_back(tensor);
        }
        buffer.tensors = std::move(names);
    }
}

/// A draft and where its tensors lie.
struct Placed {
    PlanDraft draft;
    TensorPlaces places;
};

Result<Placed> placed(PlanDraft draft, const std::vector<int32_t>& order) {
    for (const int32_t index : order)
        TMW_CHECK(planOperator(draft, index));
    copyConstantOutputs(draft);
    readWhereKept(draft);
    TensorPlaces places = placeTensors(draft);
    return Placed{std::move(draft), std::move(places)};
}

Result<Plan> planOf(Placed placed, const PlanOptions& options) {
    PlanDraft& draft = placed.draft;
    TensorPlaces& places = placed.places;
    const uint64_t memory = places.arenaBytes + draft.state.size();
    if (memory > std::min<uint64_t>(options.mostArenaBytes, rt::kLocationOffset))
        return fail(kTooLarge, memory, options.mostArenaBytes);
    resolve(draft, places);
    if (draft.constants.size() > rt::kLocationOffset)
        return fail(kTooLarge, draft.constants.size(), uint64_t(rt::kLocationOffset));
    TMW_TRY(PlanParts parts, partsOf(draft, places, options.inputContract));
    parts.modelSha256 = draft.model.sha256();
    Plan plan;
    plan.bytes = writePlan(parts);
    plan.core = draft.core;
    plan.operators = tracedOperators(draft, places);
    plan.buffers = std::move(places.buffers);
    nameInner(draft, plan.buffers);
    plan.arenaBytes = static_cast<uint32_t>(memory);
    plan.widened = draft.widened;
    for (const uint64_t macs : draft.macs)
        plan.macs += macs;
    plan.inputTensors = draft.graph.inputs;
    plan.outputTensors = draft.graph.outputs;
    return plan;
}

} // namespace

Result<Plan> makePlan(const TfliteModel& model, rt::CoreFamily core, const PlanOptions& options) {
    TMW_TRY(const std::vector<int32_t> order, operatorOrder(model.graph()));
    PlanDraft draft(model, model.graph(), core);
    draft.fast = options.fast;
    PlanDraft apart = draft;
    apart.partsInPlace = false;
    TMW_TRY(Placed best, placed(std::move(draft), order));
    if (!best.draft.joined)
        return planOf(std::move(best), options);
    // Parts in place need the whole from the first of them on.
    TMW_TRY(Placed other, placed(std::move(apart), order));
    return planOf(std::move(other.places.arenaBytes < best.places.arenaBytes ? other : best),
                  options);
}

std::vector<UnsupportedOperator> unsupportedOperators(const TfliteModel& model) {
    std::vector<UnsupportedOperator> found;
    PlanDraft draft(model, model.graph(), rt::CoreFamily::Generic);
    for (size_t i = 0; i < model.graph().operators.size(); ++i)
        if (const Status status = planOperator(draft, static_cast<int32_t>(i)); !status)
            found.push_back(
                {static_cast<int32_t>(i), model.graph().operators[i].name, Remark(status.error())});
    return found;
}

} // namespace tmw
