// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/quantization_loss.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr double kOutside = 0.01; ///< share that is too much
constexpr double kWide = 8;       ///< ratio that leaves the others under 16 steps to a side
constexpr double kFewSteps = 64;  ///< a quarter of what int8 has

/// The operator that ends the layer; where it has no weights, the one in front of it.
const TfliteOperator* weightsOf(const TfliteModel& model, const std::string& layer) {
    const TfliteSubgraph& graph = model.graph();
    const auto answers = [&](const TfliteOperator& op, int32_t tensor) {
        return std::ranges::count(op.outputs, tensor) > 0;
    };
    const auto hasWeights = [&](const TfliteOperator& op) {
        return op.inputs.size() > 1 && op.inputs[1] >= 0 &&
               graph.tensors[static_cast<size_t>(op.inputs[1])].isConstant;
    };
    for (const TfliteOperator& op : graph.operators) {
        if (op.outputs.empty() || graph.tensors[static_cast<size_t>(op.outputs[0])].name != layer)
            continue;
        if (hasWeights(op))
            return &op;
        for (const TfliteOperator& before : graph.operators)
            if (!op.inputs.empty() && answers(before, op.inputs[0]) && hasWeights(before))
                return &before;
    }
    return nullptr;
}

/// Largest magnitude of the weights of each answer.
std::vector<double> magnitudes(const TfliteTensor& weights) {
    const auto values = realValues(weights.type, weights.data, weights.quantization);
    const size_t rows = weights.shape.empty() ? 0 : static_cast<size_t>(weights.shape[0]);
    if (!values || rows == 0)
        return {};
    std::vector<double> greatest(rows, 0);
    const size_t length = values->size() / rows;
    for (size_t i = 0; i < length * rows; ++i)
        greatest[i / length] =
            std::max(greatest[i / length], std::abs(static_cast<double>((*values)[i])));
    return greatest;
}

void addWeights(const TfliteModel& inFloat, QuantizationLoss& loss) {
    const TfliteOperator* op = weightsOf(inFloat, loss.layer);
    if (!op)
        return;
    std::vector<double> greatest =
        magnitudes(inFloat.graph().tensors[static_cast<size_t>(op->inputs[1])]);
    if (greatest.empty())
        return;
    const auto widest = std::ranges::max_element(greatest);
    loss.widestAnswer = static_cast<size_t>(widest - greatest.begin());
    const double most = *widest;
    const auto middle = greatest.begin() + static_cast<std::ptrdiff_t>(greatest.size() / 2);
    std::ranges::nth_element(greatest, middle);
    loss.weightRatio = *middle > 0 ? most / *middle : 1;
}

bool hasOneScale(const TfliteModel& int8, const std::string& layer) {
    const TfliteOperator* op = weightsOf(int8, layer);
    return op &&
           int8.graph().tensors[static_cast<size_t>(op->inputs[1])].quantization.scales.size() == 1;
}

} // namespace

QuantizationLoss quantizationLoss(const Comparison& comparison, const TfliteModel& inFloat,
                                  const TfliteModel& int8) {
    QuantizationLoss loss;
    const auto worst = std::ranges::min_element(comparison.layers, {}, &LayerNoise::snrDb);
    if (worst == comparison.layers.end() || !std::isfinite(worst->snrDb))
        return loss;
    loss.layer = worst->layer;
    loss.snrDb = worst->snrDb;
    for (const TensorRange& range : comparison.ranges)
        if (range.tensor == loss.layer)
            loss.range = range;
    addWeights(inFloat, loss);
    if (loss.range.outside > kOutside)
        loss.cause = LossCause::Outside;
    else if (loss.weightRatio > kWide && hasOneScale(int8, loss.layer))
        loss.cause = LossCause::OneScale;
    else if (loss.range.steps > 0 && loss.range.steps < kFewSteps)
        loss.cause = LossCause::FewSteps;
    return loss;
}

} // namespace tmw
