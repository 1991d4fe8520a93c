// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/layer_details.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

const TfliteTensor& tensorOf(const TfliteModel& model, int32_t index) {
    return model.graph().tensors[static_cast<size_t>(index)];
}

bool hasWeights(const TfliteModel& model, const TfliteOperator& op) {
    return op.inputs.size() > 1 && op.inputs[1] >= 0 && tensorOf(model, op.inputs[1]).isConstant;
}

const TfliteOperator* writerOf(const TfliteModel& model, int32_t tensor) {
    for (const TfliteOperator& op : model.graph().operators)
        if (std::ranges::count(op.outputs, tensor) > 0)
            return &op;
    return nullptr;
}

/// The operator that ends the layer; where it has no weights, the one in front of it.
const TfliteOperator* weightsOf(const TfliteModel& model, const LayerNoise& layer) {
    const TfliteOperator& last = model.graph().operators[layer.op];
    if (hasWeights(model, last))
        return &last;
    const TfliteOperator* before =
        last.inputs.empty() ? nullptr : writerOf(model, last.inputs.front());
    return before && hasWeights(model, *before) ? before : nullptr;
}

/// Largest magnitude of the weights of each answer.
std::vector<double> magnitudes(const TfliteOperator& op, const TfliteTensor& weights) {
    const auto values = realValues(weights.type, weights.data, weights.quantization);
    // A depthwise filter counts its answers along its last dimension, all others along the first.
    const bool last = op.name == "DEPTHWISE_CONV_2D";
    const int32_t answers = weights.shape.empty() ? 0
                            : last                ? weights.shape.back()
                                                  : weights.shape.front();
    if (!values || values->empty() || answers <= 0)
        return {};
    const auto rows = static_cast<size_t>(answers);
    std::vector<double> greatest(rows, 0);
    const size_t length = values->size() / rows;
    for (size_t i = 0; i < length * rows; ++i) {
        double& most = greatest[last ? i % rows : i / length];
        most = std::max(most, std::abs(static_cast<double>((*values)[i])));
    }
    return greatest;
}

const TensorRange* rangeOf(const Comparison& comparison, const std::string& tensor) {
    const auto at = std::ranges::find(comparison.ranges, tensor, &TensorRange::tensor);
    return at == comparison.ranges.end() ? nullptr : &*at;
}

} // namespace

std::optional<LayerWeights> layerWeights(const TfliteModel& inFloat, const TfliteModel& int8,
                                         const LayerNoise& layer) {
    const TfliteOperator* inFloatOp = weightsOf(inFloat, layer);
    const TfliteOperator* int8Op = weightsOf(int8, layer);
    if (!inFloatOp || !int8Op)
        return std::nullopt;
    LayerWeights made;
    made.largest = magnitudes(*inFloatOp, tensorOf(inFloat, inFloatOp->inputs[1]));
    made.scales = tensorOf(int8, int8Op->inputs[1]).quantization.scales;
    if (made.largest.empty())
        return std::nullopt;
    const auto widest = std::ranges::max_element(made.largest);
    made.widest = static_cast<size_t>(widest - made.largest.begin());
    std::vector<double> sorted = made.largest;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::ranges::nth_element(sorted, middle);
    made.ratio = *middle > 0 ? *widest / *middle : 1;
    return made;
}

const TensorRange* inputRange(const Comparison& comparison, const TfliteModel& inFloat,
                              const LayerNoise& layer) {
    const TfliteOperator* op = weightsOf(inFloat, layer);
    if (!op)
        op = &inFloat.graph().operators[layer.op];
    // What only changes the shape has no range of its own.
    for (size_t steps = 0; op && steps < inFloat.graph().operators.size(); ++steps) {
        if (op->inputs.empty() || op->inputs.front() < 0)
            return nullptr;
        const int32_t tensor = op->inputs.front();
        if (std::ranges::count(inFloat.graph().inputs, tensor) > 0)
            return comparison.ranges.empty() ? nullptr : &comparison.ranges.front();
        if (const TensorRange* range = rangeOf(comparison, tensorOf(inFloat, tensor).name))
            return range;
        op = writerOf(inFloat, tensor);
    }
    return nullptr;
}

const TensorRange* outputRange(const Comparison& comparison, const LayerNoise& layer) {
    return rangeOf(comparison, layer.layer);
}

} // namespace tmw
