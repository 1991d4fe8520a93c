// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/gru.h"

#include "core/nn/layers/gru.h"
#include "core/tflite/ops/activation.h"
#include "core/tflite/ops/recurrent.h"
#include "core/tflite/ops/step_writer.h"
#include "core/tflite/ops/versions.h"

#include <algorithm>
#include <functional>

namespace tmw::tflite {

namespace {

using Inside = nn::GruInside;

/// Beyond these a gate's answer is its last step already.
std::vector<Range> usefulRanges(const LayerToWrite& from) {
    const auto type = integersOf(from);
    if (!type)
        return {};
    std::vector<Range> ranges(from.inside.begin(), from.inside.end());
    ranges[Inside::GateSum] = usefulRange(ranges[Inside::GateSum], Activation::Sigmoid, *type);
    ranges[Inside::NewSum] = usefulRange(ranges[Inside::NewSum], Activation::Tanh, *type);
    return ranges;
}

class Gru {
public:
    Gru(const LayerToWrite& from, ModelWriter& to)
        : from_(from), to_(to), s_(nn::sequenceOf(from.layer)),
          units_(static_cast<int32_t>(s_.units)), ranges_(usefulRanges(from)),
          steps_(from.layer.name, integersOf(from), ranges_, to) {}

    Result<LayerTensor> write() {
        TMW_CHECK(addInputSums());
        TMW_CHECK(addWeights());
        LayerTensor state = steps_.zeros("start", units_, Inside::State);
        std::vector<int32_t> states;
        for (size_t t = 0; t < s_.steps; ++t) {
            steps_.begin(t);
            const bool ends = t + 1 == s_.steps && !sequences();
            state = addStep(static_cast<int32_t>(t), state, ends);
            states.push_back(state.index);
        }
        return sequences() ? packStates(from_, states, state, to_) : state;
    }

private:
    bool sequences() const { return std::get<GruSpec>(from_.layer.spec).sequences; }
    /// Gates [first, first + count) of a parameter, and of a bias.
    Sums partOf(size_t parameter, std::span<const float> bias, size_t first, size_t count) const {
        return gateSums(parameterValues(from_, parameter), bias, {s_.units, 3, first, count});
    }
    std::span<const float> biasOf(size_t parameter) const {
        return parameterValues(from_, 2).subspan(parameter * 3 * s_.units, 3 * s_.units);
    }
    /// Update and reset add both biases to their sums: they stand once, with the inputs.
    std::vector<float> gateBias() const {
        std::vector<float> both(3 * s_.units);
        std::ranges::transform(biasOf(0), biasOf(1), both.begin(), std::plus<float>());
        return both;
    }
    const Range* rangeOf(size_t which) const {
        return from_.range ? &from_.inside[which] : nullptr;
    }

    /// Of all steps: 2 units of the gates update and reset, and 1 unit of the new state.
    Status addInputSums() {
        TMW_TRY(gateInputs_, writeInputSums(from_, "gates", rangeOf(Inside::GateInput),
                                            partOf(0, gateBias(), 0, 2), to_));
        TMW_TRY(newInputs_, writeInputSums(from_, "new", rangeOf(Inside::NewInput),
                                           partOf(0, biasOf(0), 2, 1), to_));
        return {};
    }

    Status addWeights() {
        const std::string& name = from_.layer.name;
        const auto states = steps_.quantizationOf(Inside::State);
        TMW_TRY(gateWeights_, addSums({name, name + "/gates/recurrent"}, partOf(1, {}, 0, 2),
                                      states, false, to_));
        TMW_TRY(newWeights_, addSums({name, name + "/new/recurrent"}, partOf(1, biasOf(1), 2, 1),
                                     states, false, to_));
        return {};
    }

    /// h' = n + z (h - n), n = tanh(x + r s), s the state's part of its sum.
    LayerTensor addStep(int32_t t, const LayerTensor& state, bool ends) {
        const Shape row{1, units_};
        const LayerTensor gateInput = steps_.step("xg", gateInputs_, t, 2 * units_);
        const LayerTensor newInput = steps_.step("xn", newInputs_, t, units_);
        const LayerTensor gateState =
            steps_.fullyConnected("hg", state, gateWeights_, 2 * units_, Inside::GateState);
        const LayerTensor newState =
            steps_.fullyConnected("hn", state, newWeights_, units_, Inside::NewState);
        const LayerTensor gates =
            steps_.squash("g", Activation::Sigmoid,
                          steps_.binary("sg", StepWriter::Add, gateInput, gateState,
                                        {1, 2 * units_}, Inside::GateSum),
                          2 * units_);
        const LayerTensor update = steps_.columns("z", gates, 0, units_);
        const LayerTensor reset = steps_.columns("r", gates, units_, 2 * units_);
        const LayerTensor part =
            steps_.binary("p", StepWriter::Mul, reset, newState, row, Inside::ResetState);
        const LayerTensor made = steps_.squash(
            "n", Activation::Tanh,
            steps_.binary("sn", StepWriter::Add, newInput, part, row, Inside::NewSum), units_);
        const LayerTensor off = steps_.binary("d", StepWriter::Sub, state, made, row, Inside::Off);
        const LayerTensor kept =
            steps_.binary("k", StepWriter::Mul, update, off, row, Inside::Kept);
        if (ends)
            steps_.nameNext(from_.layer.name);
        return steps_.binary("h", StepWriter::Add, made, kept, row, Inside::State);
    }

    const LayerToWrite& from_;
    ModelWriter& to_;
    nn::Sequence s_;
    int32_t units_;
    std::vector<Range> ranges_;
    StepWriter steps_;
    LayerTensor gateInputs_, newInputs_;
    AddedSums gateWeights_, newWeights_;
};

} // namespace

Result<LayerTensor> writeGru(const LayerToWrite& from, ModelWriter& to) {
    return Gru(from, to).write();
}

} // namespace tmw::tflite
