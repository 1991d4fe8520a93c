// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/lstm.h"

#include "core/nn/layers/lstm.h"
#include "core/tflite/ops/convolution.h"
#include "core/tflite/ops/lstm_steps.h"
#include "core/tflite/ops/recurrent.h"
#include "core/tflite/ops/versions.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tmw::tflite {

namespace {

constexpr OperatorVersion kLstm{44, 1, {1, 13, 1}};
constexpr Versions kLstms{kLstm, kLstm, {44, 5, {2, 14, 0}}};
constexpr std::array<const char*, 4> kGates{"input", "forget", "cell", "output"};
constexpr int32_t kNone = -1;

/// The least power of two that holds what was seen in 16 bits.
Quantization cellQuantization(Range range) {
    const double greatest = std::max(std::abs(static_cast<double>(range.low)),
                                     std::abs(static_cast<double>(range.high)));
    int exponent = 0;
    std::frexp(greatest / 32767, &exponent);
    return {{std::ldexp(1.0F, std::clamp(exponent, -15, 0))}, {0}};
}

class Lstm {
public:
    Lstm(const LayerToWrite& from, ModelWriter& to)
        : from_(from), to_(to), s_(nn::sequenceOf(from.layer)) {
        if (const auto type = integersOf(from))
            states_ = quantizationOf(*type, from.inside[nn::LstmInside::States]);
    }

    Result<LayerTensor> write() {
        const auto size = [](size_t n) { return static_cast<int32_t>(n); };
        const std::string& name = from_.layer.name;
        const LayerTensor input =
            addReshape(from_.input, name + "/steps", {1, size(s_.steps), size(s_.inputs)}, to_);
        std::vector<int32_t> inputs(24, kNone);
        inputs[0] = input.index;
        for (size_t gate = 0; gate < kGates.size(); ++gate)
            TMW_CHECK(addGate(gate, inputs));
        addStates(inputs);
        LayerTensor all;
        all.quantization = states_;
        all.index = to_.addActivation(name + "/states", {1, size(s_.steps), size(s_.units)},
                                      all.quantization);
        to_.addOperator(versionFor(from_, kLstms), inputs, {all.index},
                        schema::BuiltinOptions::UnidirectionalSequenceLSTMOptions,
                        schema::CreateUnidirectionalSequenceLSTMOptions(
                            to_.builder(), schema::ActivationFunctionType::TANH)
                            .Union(),
                        intermediates());
        if (std::get<LstmSpec>(from_.layer.spec).sequences)
            return addReshape(all, name, tensorShape(from_.layer.output), to_);
        return last(all);
    }

private:
    Status addGate(size_t gate, std::vector<int32_t>& inputs) {
        const std::string name = from_.layer.name + "/" + kGates[gate];
        const GatePart part{s_.units, kGates.size(), gate};
        const Sums byInputs = gateSums(parameterValues(from_, 0), parameterValues(from_, 2), part);
        const Sums byStates = gateSums(parameterValues(from_, 1), {}, part);
        TMW_TRY(const AddedSums first,
                addSums({from_.layer.name, name}, byInputs, from_.input.quantization, false, to_));
        TMW_TRY(const AddedSums second,
                addSums({from_.layer.name, name + "/recurrent"}, byStates, states_, false, to_));
        inputs[1 + gate] = first.kernel;
        inputs[5 + gate] = second.kernel;
        inputs[12 + gate] = first.bias;
        return {};
    }

    void addStates(std::vector<int32_t>& inputs) {
        const std::string& name = from_.layer.name;
        const Shape shape{1, static_cast<int32_t>(s_.units)};
        if (!from_.range) {
            inputs[18] = to_.addVariable(name + "/state", shape, DataType::Float32, {});
            inputs[19] = to_.addVariable(name + "/cell", shape, DataType::Float32, {});
            return;
        }
        const Quantization cell = cellQuantization(from_.inside[nn::LstmInside::Cells]);
        inputs[18] =
            to_.addVariable(name + "/state", shape, states_->type, tensorQuantization(*states_));
        inputs[19] =
            to_.addVariable(name + "/cell", shape, DataType::Int16, tensorQuantization(cell));
    }

    /// LiteRT wants five of them for integers, and of the last, the state, its quantization;
    /// TensorFlow Lite Micro wants them without values.
    std::vector<int32_t> intermediates() {
        std::vector<int32_t> made;
        for (size_t i = 0; from_.range && i < 5; ++i)
            made.push_back(to_.addActivation(
                from_.layer.name + "/intermediate_" + std::to_string(i), {0}, states_));
        return made;
    }

    LayerTensor last(const LayerTensor& all) {
        const auto step = static_cast<int32_t>(s_.steps);
        const auto units = static_cast<int32_t>(s_.units);
        const auto constant = [&](const char* what, const std::vector<int32_t>& values) {
            return to_.addConstant(from_.layer.name + "/" + what, {3}, DataType::Int32, values, {});
        };
        LayerTensor made;
        made.quantization = states_;
        made.index = to_.addActivation(from_.layer.name, tensorShape(from_.layer.output), states_);
        constexpr int32_t kStepAxis = 1 << 1;
        to_.addOperator(
            versionFor(from_, kStridedSlice),
            {all.index, constant("begin", {0, step - 1, 0}), constant("end", {1, step, units}),
             constant("strides", {1, 1, 1})},
            {made.index}, schema::BuiltinOptions::StridedSliceOptions,
            schema::CreateStridedSliceOptions(to_.builder(), 0, 0, 0, 0, kStepAxis).Union());
        return made;
    }

    const LayerToWrite& from_;
    ModelWriter& to_;
    nn::Sequence s_;
    std::optional<Quantization> states_;
};

} // namespace

Result<LayerTensor> writeLstm(const LayerToWrite& from, ModelWriter& to) {
    if (integersOf(from) == DataType::Int16 && !from.fusedLstm)
        return writeLstmSteps(from, to);
    return Lstm(from, to).write();
}

} // namespace tmw::tflite
