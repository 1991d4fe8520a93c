// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/layer_details.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

const TfliteTensor& tensorOf(const TfliteModel& model, int32_t index) {
    return model.graph().tensors[static_cast<size_t>(index)];
}

const TfliteOperator* writerOf(const TfliteModel& model, int32_t tensor) {
    for (const TfliteOperator& op : model.graph().operators)
        if (std::ranges::count(op.outputs, tensor) > 0)
            return &op;
    return nullptr;
}

/// The constant that an operator's second input is, or is made of where it is stored in fewer bits:
/// dequantized, and perhaps multiplied by a scale for each answer.
const TfliteTensor* weightsOf(const TfliteModel& model, const TfliteOperator& op) {
    if (op.inputs.size() < 2 || op.inputs[1] < 0)
        return nullptr;
    int32_t tensor = op.inputs[1];
    for (const char* name : {"MUL", "DEQUANTIZE"})
        if (const TfliteOperator* made = writerOf(model, tensor); made && made->name == name)
            tensor = made->inputs.front();
    const TfliteTensor& weights = tensorOf(model, tensor);
    return weights.isConstant ? &weights : nullptr;
}

/// The operator of a layer with weights: the one that ends it, or else the one in front of it.
const TfliteOperator* weightedOf(const TfliteModel& model, size_t end) {
    const TfliteOperator& last = model.graph().operators[end];
    if (weightsOf(model, last))
        return &last;
    const TfliteOperator* before =
        last.inputs.empty() ? nullptr : writerOf(model, last.inputs.front());
    return before && weightsOf(model, *before) ? before : nullptr;
}

/// One, or one an answer; none of weights that are floats.
std::vector<float> scalesOf(const TfliteModel& model, const TfliteOperator& op) {
    const TfliteOperator* made = writerOf(model, op.inputs[1]);
    if (!made || made->name != "MUL")
        return weightsOf(model, op)->quantization.scales;
    const TfliteTensor& factors = tensorOf(model, made->inputs[1]);
    return realValues(factors.type, factors.data, factors.quantization)
        .value_or(std::vector<float>());
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
    const TfliteOperator* inFloatOp = weightedOf(inFloat, layer.op);
    const TfliteOperator* int8Op = weightedOf(int8, layer.otherOp);
    if (!inFloatOp || !int8Op)
        return std::nullopt;
    LayerWeights made;
    made.largest = magnitudes(*inFloatOp, tensorOf(inFloat, inFloatOp->inputs[1]));
    made.scales = scalesOf(int8, *int8Op);
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
    const TfliteOperator* op = weightedOf(inFloat, layer.op);
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
