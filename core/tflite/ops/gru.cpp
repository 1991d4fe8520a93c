// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/gru.h"

#include "core/nn/layers/gru.h"
#include "core/tflite/ops/activation.h"
#include "core/tflite/ops/convolution.h"
#include "core/tflite/ops/step_writer.h"
#include "core/tflite/ops/sums.h"
#include "core/tflite/ops/versions.h"

namespace tmw::tflite {

namespace {

using Inside = nn::GruInside;

/// Gates [first, first + count) of a kernel inputs x 3 units: count units x depth, and their bias.
Sums partOf(std::span<const float> kernel, std::span<const float> bias, size_t units, size_t first,
            size_t count) {
    const size_t row = 3 * units;
    const size_t depth = kernel.size() / row;
    Sums part;
    part.units = count * units;
    part.shape = {static_cast<int32_t>(part.units), static_cast<int32_t>(depth)};
    for (size_t u = 0; u < part.units; ++u)
        for (size_t i = 0; i < depth; ++i)
            part.kernel.push_back(kernel[i * row + first * units + u]);
    const auto values = bias.subspan(first * units, part.units);
    part.bias.assign(values.begin(), values.end());
    return part;
}

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

constexpr Versions kPack{{83, 1, {1, 11, 0}}, {83, 2, {1, 14, 0}}, {83, 3, {2, 3, 0}}};

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
        return sequences() ? joined(states, state) : state;
    }

private:
    bool sequences() const { return std::get<GruSpec>(from_.layer.spec).sequences; }
    std::span<const float> biasOf(size_t row) const {
        return parameterValues(from_, 2).subspan(row * 3 * s_.units, 3 * s_.units);
    }

    /// Of all steps: 2 units of the gates update and reset, and 1 unit of the new state.
    Status addInputSums() {
        const auto kernel = parameterValues(from_, 0);
        TMW_TRY(gateInputs_,
                inputSums("gates", Inside::GateInput, partOf(kernel, biasOf(0), s_.units, 0, 2)));
        TMW_TRY(newInputs_,
                inputSums("new", Inside::NewInput, partOf(kernel, biasOf(0), s_.units, 2, 1)));
        return {};
    }

    Result<LayerTensor> inputSums(const char* what, size_t which, Sums sums) {
        GraphLayer layer = from_.layer;
        layer.name += std::string("/") + what;
        layer.output = {layer.input[0], static_cast<int32_t>(sums.units)};
        sums.shape = {sums.shape[0], 1, 1, sums.shape[1]};
        const LayerToWrite one{.layer = layer,
                               .weights = from_.weights,
                               .inputs = from_.inputs,
                               .input = from_.input,
                               .range = from_.range ? &from_.inside[which] : nullptr,
                               .perChannel = from_.perChannel,
                               .kind = from_.kind};
        return writePointwise(one, sums, to_);
    }

    Status addWeights() {
        const auto kernel = parameterValues(from_, 1);
        const Sums gates = partOf(kernel, biasOf(1), s_.units, 0, 2);
        const Sums fresh = partOf(kernel, biasOf(1), s_.units, 2, 1);
        const std::string& name = from_.layer.name;
        const auto states = steps_.quantizationOf(Inside::State);
        TMW_TRY(gateWeights_,
                addSums({name, name + "/gates/recurrent"}, gates, states, false, to_));
        TMW_TRY(newWeights_, addSums({name, name + "/new/recurrent"}, fresh, states, false, to_));
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

    LayerTensor joined(const std::vector<int32_t>& states, const LayerTensor& state) {
        const auto count = static_cast<int32_t>(s_.steps);
        const std::string& name = from_.layer.name;
        LayerTensor all = state;
        all.index = to_.addActivation(name + "/states", {1, count, units_}, all.quantization);
        to_.addOperator(versionFor(from_, kPack), states, {all.index},
                        schema::BuiltinOptions::PackOptions,
                        schema::CreatePackOptions(to_.builder(), count, 1).Union());
        return addReshape(all, name, tensorShape(from_.layer.output), to_);
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
