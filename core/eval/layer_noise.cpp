// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/layer_noise.h"

#include "core/quant/quantization.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

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

} // namespace

LayerNoiseMeter::LayerNoiseMeter(const TfliteModel& reference, const TfliteModel& other)
    : reference_(reference), other_(other), answers_(reference.graph().operators.size()),
      sums_(answers_.size()) {
    for (const TfliteOperator& op : reference.graph().operators)
        shown_.push_back(op.outputs.size() == 1 && !endsInActivation(reference.graph(), op));
}

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
        if (!sums.seen)
            sums.range = RangeMeter(tensor);
        sums.seen = true;
        sums.range.add(expected);
        for (size_t i = 0; i < expected.size(); ++i) {
            const double signal = static_cast<double>(expected[i]);
            const double noise = signal - static_cast<double>((*values)[i]);
            sums.signal += signal * signal;
            sums.noise += noise * noise;
        }
    };
}

std::vector<TensorRange> LayerNoiseMeter::ranges() const {
    std::vector<TensorRange> ranges;
    for (const Sums& sums : sums_)
        if (sums.seen)
            ranges.push_back(sums.range.result());
    return ranges;
}

std::vector<LayerNoise> LayerNoiseMeter::result() const {
    std::vector<LayerNoise> layers;
    const TfliteSubgraph& graph = reference_.graph();
    for (size_t i = 0; i < sums_.size(); ++i) {
        if (!sums_[i].seen)
            continue;
        const double snr = sums_[i].noise > 0 ? 10 * std::log10(sums_[i].signal / sums_[i].noise)
                                              : std::numeric_limits<double>::infinity();
        const auto output = static_cast<size_t>(graph.operators[i].outputs[0]);
        layers.push_back({graph.tensors[output].name, snr});
    }
    return layers;
}

} // namespace tmw
