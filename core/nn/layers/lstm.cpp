// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/lstm.h"

#include "core/nn/kernels/product.h"

#include <algorithm>

namespace tmw::nn {

namespace {

constexpr int kGates = 4;

/// Rows of gates and cells lie one behind the other, then the states where these are no answers.
LstmRows rowsAt(const Sequence& s, float* memory, size_t stride, bool kept) {
    const size_t steps = kept ? s.steps : 1;
    LstmRows rows;
    rows.gates = memory;
    rows.cells = memory + kGates * s.units * steps * stride;
    rows.states = rows.cells + s.units * steps * stride;
    rows.kept = rows.allStates = kept;
    return rows;
}

LstmRows from(const LstmRows& rows, size_t column) {
    LstmRows moved = rows;
    moved.gates += column;
    moved.cells += column;
    moved.states += column;
    return moved;
}

const LstmSpec& specOf(const LayerPass& pass) {
    return std::get<LstmSpec>(pass.layer.spec);
}

size_t costOf(const Sequence& s) {
    return s.steps * kGates * s.units * (s.inputs + s.units + 16);
}

} // namespace

Result<LayerShape> lstmShape(const LayerSpec& layer, const Shape& input, std::string_view name) {
    const auto& spec = std::get<LstmSpec>(layer);
    TMW_CHECK(checkRecurrent(spec, input, name));
    LayerShape shape = recurrentShape(spec, input, kGates);
    const int32_t gates = kGates * spec.units;
    shape.parameters = {{"kernel", {input[1], gates}},
                        {"recurrent_kernel", {spec.units, gates}},
                        {"bias", {gates}}};
    return shape;
}

Result<LayerSpec> parseLstm(const LayerWords& words) {
    LstmSpec spec;
    TMW_CHECK(takeRecurrentWords(spec, words, "lstm UNITS, for example lstm 16"));
    return LayerSpec{spec};
}

std::string formatLstm(const LayerSpec& spec) {
    return recurrentWords(std::get<LstmSpec>(spec));
}

size_t lstmMemory(const GraphLayer& layer, size_t stride) {
    const Sequence s = sequenceOf(layer);
    return (kGates + 2) * s.units * s.steps * stride;
}

size_t lstmScratch(const GraphLayer& layer, size_t stride) {
    return 2 * sequenceOf(layer).units * stride;
}

void lstmForward(const LayerPass& pass, const float* input, float* answer, bool) {
    const Sequence s = sequenceOf(pass.layer);
    const bool sequences = specOf(pass).sequences;
    std::vector<float> passing; // where nothing comes back
    if (!pass.trains)
        passing.resize((kGates + 1) * s.units * pass.stride);
    LstmRows rows = rowsAt(s, pass.trains ? pass.memory : passing.data(), pass.stride, pass.trains);
    if (sequences || !pass.trains)
        rows.states = answer;
    rows.allStates = sequences || pass.trains;
    const RecurrentWeights weights = recurrentWeights(pass.layer, pass.weights);
    splitColumns(pass, costOf(s), [&](size_t column, Columns columns) {
        lstm(s, columns, input + column, weights, from(rows, column));
    });
    if (rows.states != answer)
        std::copy_n(rows.states + (s.steps - 1) * s.units * pass.stride, s.units * pass.stride,
                    answer);
}

void lstmBackwardPass(const LayerPass& pass, const LayerGradients& gradients) {
    const Sequence s = sequenceOf(pass.layer);
    const bool sequences = specOf(pass).sequences;
    const LstmRows rows = rowsAt(s, pass.memory, pass.stride, true);
    const float* states = sequences ? gradients.answer : rows.states;
    const RecurrentWeights weights = recurrentWeights(pass.layer, pass.weights);
    splitColumns(pass, costOf(s), [&](size_t column, Columns columns) {
        lstmBackward(
            s, columns, weights, from(rows, column),
            {states + column, gradients.byAnswer + column, sequences, gradients.scratch + column});
    });
    recurrentGradients(pass, gradients, {rows.gates, rows.gates, states, kGates * s.units});
    float* bias = gradients.weights + pass.layer.parameters[2].offset;
    pass.workers.split(kGates * s.units, s.steps * pass.columns, [&](size_t first, size_t last) {
        sumChannels(rows.gates, s.steps, kGates * s.units, {pass.columns, pass.stride}, bias, first,
                    last);
    });
}

namespace {

/// Shows rows of a block's first samples.
class InsideRows {
public:
    InsideRows(size_t samples, const VisitInside& visit) : samples_(samples), visit_(visit) {}

    /// value(offset of a number in its block) for all of `rows`.
    template <typename Value>
    void show(size_t which, size_t rows, const Value& value) {
        values_.clear();
        for (size_t row = 0; row < rows; ++row)
            for (size_t sample = 0; sample < samples_; ++sample)
                values_.push_back(value(row * kBlock + sample));
        visit_(which, values_);
    }

private:
    size_t samples_;
    const VisitInside& visit_;
    std::vector<float> values_;
};

/// Of a block whose rows were kept.
void showBlock(const Sequence& s, const LstmRows& rows, const float* byInput, const float* byState,
               InsideRows to) {
    const size_t size = s.units * kBlock;
    const size_t gates = s.steps * kGates * s.units;
    const auto at = [](const float* from) { return [from](size_t i) { return from[i]; }; };
    to.show(LstmInside::Cells, s.steps * s.units, at(rows.cells));
    to.show(LstmInside::States, s.steps * s.units, at(rows.states));
    to.show(LstmInside::GateInputs, gates, at(byInput));
    to.show(LstmInside::GateStates, gates, at(byState));
    to.show(LstmInside::GateSums, gates, [&](size_t i) { return byInput[i] + byState[i]; });
    const auto gate = [&](size_t which, size_t i) {
        return rows.gates[(i / size * kGates + which) * size + i % size];
    };
    to.show(LstmInside::Kept, s.steps * s.units,
            [&](size_t i) { return i < size ? 0.0F : gate(1, i) * rows.cells[i - size]; });
    to.show(LstmInside::Fresh, s.steps * s.units,
            [&](size_t i) { return gate(0, i) * gate(2, i); });
}

} // namespace

void lstmInside(const GraphLayer& layer, const float* weights, std::span<const float> inputs,
                size_t samples, const VisitInside& visit) {
    const Sequence s = sequenceOf(layer);
    const RecurrentWeights w = recurrentWeights(layer, weights);
    const size_t width = s.steps * s.inputs;
    const size_t gates = kGates * s.units;
    constexpr Columns kColumns{kBlock, kBlock};
    std::vector<float> input(width * kBlock);
    std::vector<float> memory(lstmMemory(layer, kBlock));
    std::vector<float> byInput(s.steps * gates * kBlock);
    std::vector<float> byState(s.steps * gates * kBlock); // the first step has no state before it
    const LstmRows rows = rowsAt(s, memory.data(), kBlock, true);
    for (size_t done = 0; done < samples; done += kBlock) {
        const size_t count = std::min(kBlock, samples - done);
        for (size_t i = 0; i < width; ++i)
            for (size_t sample = 0; sample < count; ++sample)
                input[i * kBlock + sample] = inputs[(done + sample) * width + i];
        lstm(s, kColumns, input.data(), w, rows);
        convolve(stepSums(s.steps, s.inputs, gates), kColumns, input.data(), w.kernel, w.bias,
                 byInput.data(), 0, s.steps);
        if (s.steps > 1)
            convolve(stepSums(s.steps - 1, s.units, gates), kColumns, rows.states, w.recurrent,
                     nullptr, byState.data() + gates * kBlock, 0, s.steps - 1);
        showBlock(s, rows, byInput.data(), byState.data(), {count, visit});
    }
}

} // namespace tmw::nn
