// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/ops/lstm_steps.h"

#include "core/nn/layers/lstm.h"
#include "core/tflite/ops/activation.h"
#include "core/tflite/ops/recurrent.h"
#include "core/tflite/ops/step_writer.h"
#include "core/tflite/ops/versions.h"

namespace tmw::tflite {

namespace {

using Inside = nn::LstmInside;

constexpr size_t kGates = 4;

/// Beyond these a gate's answer is its last step already.
std::vector<Range> usefulRanges(const LayerToWrite& from) {
    std::vector<Range> ranges(from.inside.begin(), from.inside.end());
    if (const auto type = integersOf(from))
        ranges[Inside::GateSums] =
            usefulRange(ranges[Inside::GateSums], Activation::Sigmoid, *type);
    return ranges;
}

/// What goes from step to step.
struct Carried {
    LayerTensor state;
    LayerTensor cell;
};

class LstmSteps {
public:
    LstmSteps(const LayerToWrite& from, ModelWriter& to)
        : from_(from), to_(to), s_(nn::sequenceOf(from.layer)),
          units_(static_cast<int32_t>(s_.units)), ranges_(usefulRanges(from)),
          steps_(from.layer.name, integersOf(from), ranges_, to) {}

    Result<LayerTensor> write() {
        TMW_CHECK(addWeights());
        Carried carried{steps_.zeros("start", units_, Inside::States),
                        steps_.zeros("empty", units_, Inside::Cells)};
        std::vector<int32_t> states;
        const bool sequences = std::get<LstmSpec>(from_.layer.spec).sequences;
        for (size_t t = 0; t < s_.steps; ++t) {
            steps_.begin(t);
            const bool ends = t + 1 == s_.steps && !sequences;
            carried = addStep(static_cast<int32_t>(t), carried, ends);
            states.push_back(carried.state.index);
        }
        return sequences ? packStates(from_, states, carried.state, to_) : carried.state;
    }

private:
    Status addWeights() {
        const GatePart all{s_.units, kGates, 0, kGates};
        const Range* range = from_.range ? &from_.inside[Inside::GateInputs] : nullptr;
        TMW_TRY(inputs_,
                writeInputSums(from_, "gates", range,
                               gateSums(parameterValues(from_, 0), parameterValues(from_, 2), all),
                               to_));
        const std::string& name = from_.layer.name;
        TMW_TRY(recurrent_,
                addSums({name, name + "/recurrent"}, gateSums(parameterValues(from_, 1), {}, all),
                        steps_.quantizationOf(Inside::States), false, to_));
        return {};
    }

    /// c' = f c + i tanh(g), h' = o tanh(c'), where i, f, o are logistic functions of their sums.
    Carried addStep(int32_t t, const Carried& before, bool ends) {
        const Shape row{1, units_};
        const auto width = static_cast<int32_t>(kGates) * units_;
        const LayerTensor byInput = steps_.step("x", inputs_, t, width);
        const LayerTensor byState =
            steps_.fullyConnected("r", before.state, recurrent_, width, Inside::GateStates);
        const LayerTensor sums =
            steps_.binary("s", StepWriter::Add, byInput, byState, {1, width}, Inside::GateSums);
        const LayerTensor gates = steps_.squash("l", Activation::Sigmoid, sums, width);
        const LayerTensor in = gate("i", gates, 0);
        const LayerTensor forget = gate("f", gates, 1);
        const LayerTensor made = steps_.squash("g", Activation::Tanh, gate("sg", sums, 2), units_);
        const LayerTensor output = gate("o", gates, 3);
        const LayerTensor kept =
            steps_.binary("k", StepWriter::Mul, forget, before.cell, row, Inside::Kept);
        const LayerTensor fresh = steps_.binary("n", StepWriter::Mul, in, made, row, Inside::Fresh);
        const LayerTensor cell =
            steps_.binary("c", StepWriter::Add, kept, fresh, row, Inside::Cells);
        const LayerTensor shown = steps_.squash("t", Activation::Tanh, cell, units_);
        if (ends)
            steps_.nameNext(from_.layer.name);
        return {steps_.binary("h", StepWriter::Mul, output, shown, row, Inside::States), cell};
    }

    LayerTensor gate(const char* what, const LayerTensor& of, int32_t index) {
        return steps_.columns(what, of, index * units_, (index + 1) * units_);
    }

    const LayerToWrite& from_;
    ModelWriter& to_;
    nn::Sequence s_;
    int32_t units_;
    std::vector<Range> ranges_;
    StepWriter steps_;
    LayerTensor inputs_;
    AddedSums recurrent_;
};

} // namespace

Result<LayerTensor> writeLstmSteps(const LayerToWrite& from, ModelWriter& to) {
    return LstmSteps(from, to).write();
}

} // namespace tmw::tflite
