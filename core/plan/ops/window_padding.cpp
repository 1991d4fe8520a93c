// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/window_padding.h"

#include "core/plan/ops/op_table.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>

namespace tmw {

namespace {

/// VALID, or nothing where the operator is no window whose kernel pads by itself.
template <typename Options>
bool isValid(const TfliteOperator& op, schema::BuiltinOptions type) {
    return op.optionsType == static_cast<int32_t>(type) && op.options &&
           static_cast<const Options*>(op.options)->padding() == schema::Padding::VALID;
}

bool padsItself(const DraftGraph& graph, const TfliteOperator& op) {
    constexpr int32_t kConv = 3, kDepthwise = 4; // BuiltinOperator
    if (op.inputs.size() < 2 || op.inputs[1] < 0)
        return false;
    const DataType in = graph.tensors[static_cast<size_t>(op.inputs[0])].type;
    const DataType weights = graph.tensors[static_cast<size_t>(op.inputs[1])].type;
    const bool hasKernel =
        in == DataType::Float32
            ? weights == in
            : weights == DataType::Int8 && (in == DataType::Int8 || in == DataType::Int16);
    return hasKernel &&
           ((op.code == kConv &&
             isValid<schema::Conv2DOptions>(op, schema::BuiltinOptions::Conv2DOptions)) ||
            (op.code == kDepthwise && isValid<schema::DepthwiseConv2DOptions>(
                                          op, schema::BuiltinOptions::DepthwiseConv2DOptions)));
}

/// Whether all that take the tensor are such, and take it as their plane.
bool windowsAloneTake(const DraftGraph& graph, int32_t tensor) {
    bool taken = false;
    for (const TfliteOperator& op : graph.operators) {
        const auto uses = std::ranges::count(op.inputs, tensor);
        if (uses > 1 || (uses == 1 && (op.inputs[0] != tensor || !padsItself(graph, op))))
            return false;
        taken = taken || uses == 1;
    }
    return taken && std::ranges::find(graph.outputs, tensor) == graph.outputs.end();
}

/// The element that stands for zero, as its bytes lie in the value.
std::optional<uint64_t> zeroOf(const OpPlanner& planner) {
    const TfliteTensor& tensor = planner.output();
    if (tensor.type == DataType::Float32)
        return 0;
    const auto q = planner.affine(tensor);
    if (!q || tensor.quantization.scales != planner.input(0).quantization.scales ||
        tensor.quantization.zeroPoints != planner.input(0).quantization.zeroPoints)
        return std::nullopt;
    const uint64_t mask = (uint64_t(1) << 8 * rt::sizeOf(tensor.type)) - 1;
    return static_cast<uint64_t>(int64_t(q->zeroPoint)) & mask;
}

} // namespace

bool becomesWindowPadding(OpPlanner& planner, const std::vector<int64_t>& pads, uint64_t value) {
    const DataType type = planner.output().type;
    const bool isPlane = pads.size() == 8 && pads[0] == 0 && pads[1] == 0 && pads[6] == 0 &&
                         pads[7] == 0 && std::ranges::max(pads) <= 0xffff;
    if (!isPlane || !planner.draft().absorbsPadding || !planner.draft().within.empty() ||
        planner.isConstant(0) || planner.input(0).type != type ||
        !windowsAloneTake(planner.draft().graph, planner.outputIndex()))
        return false;
    const std::optional<uint64_t> zero = zeroOf(planner);
    const uint64_t mask = (uint64_t(1) << 8 * rt::sizeOf(type)) - 1;
    if (!zero || (value & mask) != *zero)
        return false;
    planner.draft().padded[planner.outputIndex()] = {
        planner.inputIndex(0), static_cast<int32_t>(pads[2]), static_cast<int32_t>(pads[3]),
        static_cast<int32_t>(pads[4]), static_cast<int32_t>(pads[5])};
    planner.alias();
    return true;
}

} // namespace tmw
