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

void lstmInside(const GraphLayer& layer, const float* weights, std::span<const float> inputs,
                size_t samples, const VisitInside& visit) {
    const Sequence s = sequenceOf(layer);
    const size_t width = s.steps * s.inputs;
    std::vector<float> input(width * kBlock);
    std::vector<float> memory(lstmMemory(layer, kBlock));
    const LstmRows rows = rowsAt(s, memory.data(), kBlock, true);
    std::vector<float> values;
    const auto show = [&](size_t which, const float* from, size_t count) {
        values.clear();
        for (size_t row = 0; row < s.steps * s.units; ++row)
            values.insert(values.end(), from + row * kBlock, from + row * kBlock + count);
        visit(which, values);
    };
    for (size_t done = 0; done < samples; done += kBlock) {
        const size_t count = std::min(kBlock, samples - done);
        for (size_t i = 0; i < width; ++i)
            for (size_t sample = 0; sample < count; ++sample)
                input[i * kBlock + sample] = inputs[(done + sample) * width + i];
        lstm(s, {kBlock, kBlock}, input.data(), recurrentWeights(layer, weights), rows);
        show(LstmInside::Cells, rows.cells, count);
        show(LstmInside::States, rows.states, count);
    }
}

} // namespace tmw::nn
