// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/plan_parts.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kContract{
    "plan.contract", "The input contract has %1 values where the first input has %2 elements."};
constexpr ErrorKind kModelTensor{
    "plan.model_tensor", "Input or output \"%1\" of the model is %2, which cannot be passed in or "
                         "out. Convert the model to float32 or to full int8."};

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

} // namespace

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

} // namespace tmw
