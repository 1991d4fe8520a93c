// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/layer_noise.h"

#include "core/quant/quantization.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

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

template <typename T>
bool anyApart(std::span<const uint8_t> expected, std::span<const uint8_t> bytes) {
    for (size_t at = 0; at < bytes.size(); at += sizeof(T)) {
        T a{}, b{};
        std::memcpy(&a, expected.data() + at, sizeof a);
        std::memcpy(&b, bytes.data() + at, sizeof b);
        if (std::abs(a - b) > 1)
            return true;
    }
    return false;
}

/// Whether any integer is more than a step away from what the float value would be here.
bool isApart(std::span<const float> expected, std::span<const uint8_t> bytes,
             const TfliteTensor& tensor) {
    const auto held = heldBytes(expected, tensor);
    if (!held || held->size() != bytes.size() || tensor.type == DataType::Float32)
        return false;
    return tensor.type == DataType::Int16 ? anyApart<int16_t>(*held, bytes)
                                          : anyApart<int8_t>(*held, bytes);
}

template <typename T>
std::vector<uint8_t> integers(std::span<const float> values, const Quantization& to) {
    std::vector<uint8_t> bytes(values.size() * sizeof(T));
    for (size_t i = 0; i < values.size(); ++i) {
        const T q = static_cast<T>(quantizeValue(values[i], to));
        std::memcpy(bytes.data() + i * sizeof q, &q, sizeof q);
    }
    return bytes;
}

} // namespace

std::vector<bool> shownLayers(const TfliteModel& model) {
    std::vector<bool> shown;
    for (const TfliteOperator& op : model.graph().operators)
        shown.push_back(op.outputs.size() == 1 && !endsInActivation(model.graph(), op));
    return shown;
}

std::optional<std::vector<uint8_t>> heldBytes(std::span<const float> values,
                                              const TfliteTensor& tensor) {
    if (tensor.type == DataType::Float32) {
        const auto* bytes = reinterpret_cast<const uint8_t*>(values.data());
        return std::vector<uint8_t>(bytes, bytes + values.size_bytes());
    }
    const bool wide = tensor.type == DataType::Int16;
    if ((!wide && tensor.type != DataType::Int8) || tensor.quantization.scales.size() != 1)
        return std::nullopt;
    const Quantization to{{tensor.quantization.scales[0]},
                          {static_cast<int32_t>(tensor.quantization.zeroPoints[0])},
                          tensor.type};
    return wide ? integers<int16_t>(values, to) : integers<int8_t>(values, to);
}

LayerNoiseMeter::LayerNoiseMeter(const TfliteModel& reference, const TfliteModel& other,
                                 const OperatorMatch& match)
    : reference_(reference), other_(other), match_(match), shown_(shownLayers(reference)),
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
        const auto matched = match_.first(static_cast<size_t>(op.index));
        if (!matched)
            return;
        const size_t index = *matched;
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

void LayerNoiseMeter::add(const LayerNoiseMeter& later) {
    for (size_t i = 0; i < sums_.size(); ++i) {
        sums_[i].noise.add(later.sums_[i].noise);
        sums_[i].range.add(later.sums_[i].range);
    }
}

void LayerNoiseMeter::endSample() {
    answers_.assign(answers_.size(), {});
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
        layers.push_back({.layer = graph.tensors[output].name,
                          .snrDb = sums_[i].noise.decibels(),
                          .op = i,
                          .otherOp = match_.second(i).value_or(i)});
    }
    return layers;
}

} // namespace tmw
