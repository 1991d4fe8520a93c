// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/layer_noise.h"

#include "core/quant/quantization.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tmw {

namespace {

constexpr std::array<std::string_view, 5> kActivations{"RELU", "RELU6", "TANH", "LOGISTIC",
                                                       "SOFTMAX"};

/// Whether the operator's answer goes into an activation and nowhere else.
bool endsInActivation(const TfliteSubgraph& graph, const TfliteOperator& op) {
    if (op.outputs.size() != 1 || std::ranges::count(graph.outputs, op.outputs[0]))
        return false;
    size_t readers = 0;
    bool activation = false;
    for (const TfliteOperator& reader : graph.operators)
        if (std::ranges::count(reader.inputs, op.outputs[0])) {
            ++readers;
            activation = std::ranges::count(kActivations, reader.name) > 0;
        }
    return readers == 1 && activation;
}

const TfliteTensor& tensorOf(const TfliteModel& model, const TracedOutput& output) {
    return model.graph().tensors[static_cast<size_t>(output.tensor)];
}

/// Whether any value is more than a step away from what the float one would be here.
bool isApart(std::span<const float> expected, std::span<const uint8_t> bytes,
             const TfliteTensor& tensor) {
    const auto rounded = quantized(expected, tensor);
    if (!rounded || rounded->size() != bytes.size())
        return false;
    for (size_t i = 0; i < bytes.size(); ++i)
        if (std::abs((*rounded)[i] - static_cast<int8_t>(bytes[i])) > 1)
            return true;
    return false;
}

} // namespace

std::vector<bool> shownLayers(const TfliteModel& model) {
    std::vector<bool> shown;
    for (const TfliteOperator& op : model.graph().operators)
        shown.push_back(op.outputs.size() == 1 && !endsInActivation(model.graph(), op));
    return shown;
}

std::optional<std::vector<int8_t>> quantized(std::span<const float> values,
                                             const TfliteTensor& tensor) {
    if (tensor.type != DataType::Int8 || tensor.quantization.scales.size() != 1)
        return std::nullopt;
    const Quantization to{{tensor.quantization.scales[0]},
                          {static_cast<int32_t>(tensor.quantization.zeroPoints[0])}};
    std::vector<int8_t> made;
    made.reserve(values.size());
    for (const float value : values)
        made.push_back(quantizeInt8(value, to));
    return made;
}

LayerNoiseMeter::LayerNoiseMeter(const TfliteModel& reference, const TfliteModel& other)
    : reference_(reference), other_(other), shown_(shownLayers(reference)),
      answers_(reference.graph().operators.size()), sums_(answers_.size()) {}

// An operator without a record of its own shows another's bytes.
Runner::Trace LayerNoiseMeter::referenceTrace() {
    return [this](const TracedOperator& op, const TracedOutput& output,
                  std::span<const uint8_t> bytes) {
        const auto index = static_cast<size_t>(op.index);
        answers_[index].clear();
        if (!op.record || !shown_[index])
            return;
        const TfliteTensor& tensor = tensorOf(reference_, output);
        if (auto values = realValues(tensor.type, bytes, tensor.quantization))
            answers_[index] = std::move(*values);
    };
}

Runner::Trace LayerNoiseMeter::otherTrace() {
    return [this](const TracedOperator& op, const TracedOutput& output,
                  std::span<const uint8_t> bytes) {
        const auto index = static_cast<size_t>(op.index);
        const TfliteTensor& tensor = tensorOf(other_, output);
        const auto values = realValues(tensor.type, bytes, tensor.quantization);
        const std::vector<float>& expected = answers_[index];
        if (!op.record || !values || values->empty() || values->size() != expected.size())
            return;
        Sums& sums = sums_[index];
        if (!sums.noise.any())
            sums.range = RangeMeter(tensor);
        sums.range.add(expected);
        sums.apart = isApart(expected, bytes, tensor);
        for (size_t i = 0; i < expected.size(); ++i)
            sums.noise.add(expected[i], (*values)[i]);
    };
}

std::vector<TensorRange> LayerNoiseMeter::ranges() const {
    std::vector<TensorRange> ranges;
    for (const Sums& sums : sums_)
        if (sums.noise.any())
            ranges.push_back(sums.range.result());
    return ranges;
}

std::optional<size_t> LayerNoiseMeter::firstApart() const {
    size_t layer = 0;
    for (const Sums& sums : sums_) {
        if (sums.apart)
            return layer;
        layer += sums.noise.any() ? 1 : 0;
    }
    return std::nullopt;
}

std::vector<LayerNoise> LayerNoiseMeter::result() const {
    std::vector<LayerNoise> layers;
    const TfliteSubgraph& graph = reference_.graph();
    for (size_t i = 0; i < sums_.size(); ++i) {
        if (!sums_[i].noise.any())
            continue;
        const auto output = static_cast<size_t>(graph.operators[i].outputs[0]);
        layers.push_back(
            {.layer = graph.tensors[output].name, .snrDb = sums_[i].noise.decibels(), .op = i});
    }
    return layers;
}

} // namespace tmw
