// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/recurrent.h"

#include "core/nn/layers/dense.h"
#include "core/nn/layers/words.h"

#include <algorithm>

namespace tmw::nn {

namespace {

constexpr ErrorKind kBadUnits{"graph.bad_units",
                              "Layer \"%1\" has %2 units. Give it from 1 to %3."};
constexpr ErrorKind kRank{
    "graph.rank", "Layer \"%1\" takes a signal (length x channels), step after step, and gets a "
                  "tensor of %2. Put \"reshape 128x1\" with the signal's size before it."};
constexpr ErrorKind kUnitsWord{"layers.bad_units",
                               "Layer %1 (\"%2\"): \"%3\" is not a number of units from 1 to %4."};
constexpr std::string_view kSequences = "sequences";

Columns columnsOf(const LayerPass& pass) {
    return {pass.columns, pass.stride};
}

void weightGradient(const LayerPass& pass, const Convolution& c, const float* input,
                    const float* byAnswer, float* gradient) {
    const size_t pieces = weightPieces(c);
    pass.workers.split(pieces, c.places() * pass.columns * 16, [&](size_t first, size_t last) {
        convolveByWeights(c, columnsOf(pass), input, byAnswer, gradient, first, last);
    });
}

} // namespace

Convolution stepSums(size_t steps, size_t inputs, size_t sums) {
    Convolution c;
    c.width = c.outWidth = steps;
    c.channels = inputs;
    c.filters = sums;
    return c;
}

Status checkRecurrent(const RecurrentSpec& spec, const Shape& input, std::string_view name) {
    if (spec.units < 1 || spec.units > kUnitsLimit)
        return fail(kBadUnits, name, spec.units, kUnitsLimit);
    if (input.size() != 2)
        return fail(kRank, name, toText(input));
    return {};
}

LayerShape recurrentShape(const RecurrentSpec& spec, const Shape& input, int gates) {
    LayerShape shape;
    shape.output = spec.sequences ? Shape{input[0], spec.units} : Shape{spec.units};
    shape.macs = static_cast<uint64_t>(input[0]) * static_cast<uint64_t>(gates) *
                 static_cast<uint64_t>(spec.units) *
                 (static_cast<uint64_t>(input[1]) + static_cast<uint64_t>(spec.units));
    return shape;
}

Status takeRecurrentWords(RecurrentSpec& spec, const LayerWords& words, std::string_view example) {
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text, example);
    const auto units = numbersFromWord(words.words.front(), 1, kUnitsLimit);
    if (!units || units->size() != 1)
        return fail(kUnitsWord, words.layer, words.text, words.words.front(), kUnitsLimit);
    spec.units = units->front();
    for (size_t i = 1; i < words.words.size(); ++i) {
        const std::string& word = words.words[i];
        if (word == kSequences)
            spec.sequences = true;
        else
            return fail(kUnknownWord, words.layer, words.text, word, "sequences or name=NAME");
    }
    return {};
}

std::string recurrentWords(const RecurrentSpec& spec) {
    return std::to_string(spec.units).append(spec.sequences ? " sequences" : "");
}

Sequence sequenceOf(const GraphLayer& layer) {
    return {static_cast<size_t>(layer.input[0]), static_cast<size_t>(layer.input[1]),
            static_cast<size_t>(layer.output.back())};
}

RecurrentWeights recurrentWeights(const GraphLayer& layer, const float* weights) {
    const auto at = [&](size_t i) { return weights + layer.parameters[i].offset; };
    return {at(0), at(1), at(2)};
}

void recurrentGradients(const LayerPass& pass, const LayerGradients& gradients,
                        const GateGradients& gates) {
    const Sequence s = sequenceOf(pass.layer);
    const auto& parameters = pass.layer.parameters;
    const Convolution inputs = stepSums(s.steps, s.inputs, gates.gates);
    weightGradient(pass, inputs, gradients.input, gates.byInputs,
                   gradients.weights + parameters[0].offset);
    // The first step has no state before it.
    float* recurrent = gradients.weights + parameters[1].offset;
    if (s.steps > 1)
        weightGradient(pass, stepSums(s.steps - 1, s.units, gates.gates), gates.states,
                       gates.byStates + gates.gates * pass.stride, recurrent);
    else
        std::fill_n(recurrent, parameters[1].count, 0.0F);
    if (!gradients.byInput)
        return;
    const float* kernel = pass.weights + parameters[0].offset;
    pass.workers.split(s.steps, s.inputs * gates.gates * pass.columns,
                       [&](size_t first, size_t last) {
                           convolveByInput(inputs, columnsOf(pass), gates.byInputs, kernel, nullptr,
                                           gradients.byInput, first, last);
                       });
}

} // namespace tmw::nn
