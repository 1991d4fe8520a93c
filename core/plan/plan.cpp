// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan.h"

#include "core/plan/buffers.h"
#include "core/plan/jumps.h"
#include "core/plan/operator_order.h"
#include "core/plan/plan_operator.h"
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
constexpr ErrorKind kContract{
    "plan.contract", "The input contract has %1 values where the first input has %2 elements."};
constexpr ErrorKind kModelTensor{
    "plan.model_tensor", "Input or output \"%1\" of the model is %2, which cannot be passed in or "
                         "out. Convert the model to float32 or to full int8."};

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
        record.head.kernel = static_cast<uint16_t>(rt::KernelId::Copy);
        record.head.version = 1;
        record.head.bytes = sizeof record;
        record.input = draft.addConstants(bytes);
        record.bytes = static_cast<uint32_t>(bytes.size());
        DraftRecord copy{std::vector<uint8_t>(sizeof record),
                         {},
                         {{offsetof(R, output), root, bytes.size()}},
                         false,
                         {},
                         -1};
        std::memcpy(copy.bytes.data(), &record, sizeof record);
        draft.records.push_back(std::move(copy));
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

Result<rt::PlanTensor> planTensor(const PlanDraft& draft, const TensorPlaces& places,
                                  int32_t index) {
    const TfliteTensor& from = draft.graph.tensors[static_cast<size_t>(index)];
    const Shape& shape = draft.shapeOf(index);
    TMW_TRY(const size_t elements, elementCount(shape));
    const size_t width = rt::sizeOf(from.type);
    if (width == 0 || shape.size() > 6)
        return fail(kModelTensor, from.name,
                    width == 0 ? std::string("of a type without whole bytes")
                               : toText(shape.size()) + "-dimensional");
    rt::PlanTensor tensor{};
    tensor.arenaOffset = static_cast<uint32_t>(placeOf(draft, places, index));
    tensor.bytes = static_cast<uint32_t>(elements * width);
    tensor.elements = static_cast<uint32_t>(elements);
    tensor.type = static_cast<uint8_t>(from.type);
    tensor.rank = static_cast<uint8_t>(shape.size());
    std::ranges::copy(shape, tensor.dims);
    if (from.quantization.scales.size() == 1 && from.type != DataType::Float32) {
        tensor.scale = from.quantization.scales[0];
        if (!from.quantization.zeroPoints.empty())
            tensor.zeroPoint = static_cast<int32_t>(from.quantization.zeroPoints[0]);
    }
    return tensor;
}

/// Raw values to the first input's numbers: standardisation, then quantization.
Result<std::vector<rt::InputContract>> contractOf(const PlanParts& parts, const Affine* affine) {
    if (parts.inputs.empty())
        return std::vector<rt::InputContract>();
    const rt::PlanTensor& input = parts.inputs[0];
    const size_t rows = affine ? affine->scale.size() : 1;
    if (affine && (rows != input.elements || affine->offset.size() != rows))
        return fail(kContract, rows, input.elements);
    if (!affine && input.scale == 0)
        return std::vector<rt::InputContract>();
    std::vector<rt::InputContract> contract;
    for (size_t i = 0; i < rows; ++i) {
        rt::InputContract row = affine ? rt::InputContract{affine->scale[i], affine->offset[i]}
                                       : rt::InputContract{1, 0};
        if (input.scale > 0) {
            const double scale = static_cast<double>(input.scale);
            row = {static_cast<float>(static_cast<double>(row.a) / scale),
                   static_cast<float>(static_cast<double>(row.b) / scale + input.zeroPoint)};
        }
        contract.push_back(row);
    }
    const bool same = std::ranges::all_of(contract, [&](const rt::InputContract& row) {
        return row.a == contract[0].a && row.b == contract[0].b;
    });
    if (same && !contract.empty())
        contract.resize(1);
    return contract;
}

Result<PlanParts> partsOf(const PlanDraft& draft, const TensorPlaces& places,
                          const Affine* inputContract) {
    PlanParts parts;
    parts.core = draft.core;
    parts.arenaBytes = static_cast<uint32_t>(places.arenaBytes);
    parts.recordCount = static_cast<uint32_t>(draft.records.size());
    for (const DraftRecord& record : draft.records)
        parts.records.insert(parts.records.end(), record.bytes.begin(), record.bytes.end());
    parts.constants = draft.constants;
    parts.state = draft.state;
    for (const int32_t input : draft.graph.inputs) {
        TMW_TRY(const rt::PlanTensor tensor, planTensor(draft, places, input));
        parts.inputs.push_back(tensor);
    }
    for (const int32_t output : draft.graph.outputs) {
        TMW_TRY(const rt::PlanTensor tensor, planTensor(draft, places, output));
        parts.outputs.push_back(tensor);
    }
    TMW_TRY(parts.contract, contractOf(parts, inputContract));
    return parts;
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
