// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/gru.h"

#include "core/nn/kernels/product.h"

#include <algorithm>
#include <array>

namespace tmw::nn {

namespace {

constexpr int kGates = 3;

/// Gates and sums lie one behind the other, then the states where these are no answers.
GruRows rowsAt(const Sequence& s, float* memory, size_t stride, bool kept) {
    const size_t steps = kept ? s.steps : 1;
    GruRows rows;
    rows.gates = memory;
    rows.sums = memory + kGates * s.units * steps * stride;
    rows.states = rows.sums + kGates * s.units * steps * stride;
    rows.kept = rows.allStates = kept;
    return rows;
}

GruRows from(const GruRows& rows, size_t column) {
    GruRows moved = rows;
    moved.gates += column;
    moved.sums += column;
    moved.states += column;
    return moved;
}

const GruSpec& specOf(const LayerPass& pass) {
    return std::get<GruSpec>(pass.layer.spec);
}

size_t costOf(const Sequence& s) {
    return s.steps * kGates * s.units * (s.inputs + s.units + 16);
}

} // namespace

Result<LayerShape> gruShape(const LayerSpec& layer, const Shape& input, std::string_view name) {
    const auto& spec = std::get<GruSpec>(layer);
    TMW_CHECK(checkRecurrent(spec, input, name));
    LayerShape shape = recurrentShape(spec, input, kGates);
    const int32_t gates = kGates * spec.units;
    shape.parameters = {{"kernel", {input[1], gates}},
                        {"recurrent_kernel", {spec.units, gates}},
                        {"bias", {2, gates}}};
    return shape;
}

Result<LayerSpec> parseGru(const LayerWords& words) {
    GruSpec spec;
    TMW_CHECK(takeRecurrentWords(spec, words, "gru UNITS, for example gru 16"));
    return LayerSpec{spec};
}

std::string formatGru(const LayerSpec& spec) {
    return recurrentWords(std::get<GruSpec>(spec));
}

size_t gruMemory(const GraphLayer& layer, size_t stride) {
    const Sequence s = sequenceOf(layer);
    return (2 * kGates + 1) * s.units * s.steps * stride;
}

size_t gruScratch(const GraphLayer& layer, size_t stride) {
    return 2 * sequenceOf(layer).units * stride;
}

void gruForward(const LayerPass& pass, const float* input, float* answer, bool) {
    const Sequence s = sequenceOf(pass.layer);
    const bool sequences = specOf(pass).sequences;
    std::vector<float> passing; // where nothing comes back
    if (!pass.trains)
        passing.resize(2 * kGates * s.units * pass.stride);
    GruRows rows = rowsAt(s, pass.trains ? pass.memory : passing.data(), pass.stride, pass.trains);
    if (sequences || !pass.trains)
        rows.states = answer;
    rows.allStates = sequences || pass.trains;
    const RecurrentWeights weights = recurrentWeights(pass.layer, pass.weights);
    splitColumns(pass, costOf(s), [&](size_t column, Columns columns) {
        gru(s, columns, input + column, weights, from(rows, column));
    });
    if (rows.states != answer)
        std::copy_n(rows.states + (s.steps - 1) * s.units * pass.stride, s.units * pass.stride,
                    answer);
}

void gruBackwardPass(const LayerPass& pass, const LayerGradients& gradients) {
    const Sequence s = sequenceOf(pass.layer);
    const bool sequences = specOf(pass).sequences;
    const size_t gates = kGates * s.units;
    const GruRows rows = rowsAt(s, pass.memory, pass.stride, true);
    const float* states = sequences ? gradients.answer : rows.states;
    const RecurrentWeights weights = recurrentWeights(pass.layer, pass.weights);
    splitColumns(pass, costOf(s), [&](size_t column, Columns columns) {
        gruBackward(
            s, columns, weights, from(rows, column),
            {states + column, gradients.byAnswer + column, sequences, gradients.scratch + column});
    });
    recurrentGradients(pass, gradients, {rows.gates, rows.sums, states, gates});
    float* bias = gradients.weights + pass.layer.parameters[2].offset;
    pass.workers.split(gates, 2 * s.steps * pass.columns, [&](size_t first, size_t last) {
        const Columns columns{pass.columns, pass.stride};
        sumChannels(rows.gates, s.steps, gates, columns, bias, first, last);
        sumChannels(rows.sums, s.steps, gates, columns, bias + gates, first, last);
    });
}

namespace {

using InsideValues = std::array<std::vector<float>, GruInside::Total>;

/// Of one unit at one step of one sample.
struct UnitStep {
    float update, made;    ///< gates
    float byInput[kGates]; ///< sums
    float byState[kGates];
    float before, after; ///< states
    float reset;
};

void show(const UnitStep& u, InsideValues& to) {
    for (const size_t gate : {size_t{0}, size_t{1}}) {
        to[GruInside::GateInput].push_back(u.byInput[gate]);
        to[GruInside::GateState].push_back(u.byState[gate]);
        to[GruInside::GateSum].push_back(u.byInput[gate] + u.byState[gate]);
    }
    to[GruInside::NewInput].push_back(u.byInput[2]);
    to[GruInside::NewState].push_back(u.byState[2]);
    to[GruInside::ResetState].push_back(u.reset * u.byState[2]);
    to[GruInside::NewSum].push_back(u.byInput[2] + u.reset * u.byState[2]);
    to[GruInside::Off].push_back(u.before - u.made);
    to[GruInside::Kept].push_back(u.update * (u.before - u.made));
    to[GruInside::State].push_back(u.after);
}

/// All of a block whose rows were kept; `byInput` as the rows of sums. The state's biases of the
/// gates update and reset are counted with the inputs'.
void showBlock(const Sequence& s, const GruRows& rows, const float* byInput, const float* bias,
               size_t count, InsideValues& to) {
    const size_t size = s.units * kBlock;
    for (size_t t = 0; t < s.steps; ++t)
        for (size_t unit = 0; unit < s.units; ++unit)
            for (size_t sample = 0; sample < count; ++sample) {
                const size_t at = unit * kBlock + sample;
                const size_t gates = t * kGates * size + at;
                UnitStep u{};
                u.update = rows.gates[gates];
                u.reset = rows.gates[gates + size];
                u.made = rows.gates[gates + 2 * size];
                for (size_t gate = 0; gate < kGates; ++gate) {
                    const float moved = gate < 2 ? bias[gate * s.units + unit] : 0.0F;
                    u.byInput[gate] = byInput[gates + gate * size] + moved;
                    u.byState[gate] = rows.sums[gates + gate * size] - moved;
                }
                u.before = t > 0 ? rows.states[(t - 1) * size + at] : 0.0F;
                u.after = rows.states[t * size + at];
                show(u, to);
            }
}

} // namespace

void gruInside(const GraphLayer& layer, const float* weights, std::span<const float> inputs,
               size_t samples, const VisitInside& visit) {
    const Sequence s = sequenceOf(layer);
    const RecurrentWeights w = recurrentWeights(layer, weights);
    const size_t width = s.steps * s.inputs;
    constexpr Columns kColumns{kBlock, kBlock};
    std::vector<float> input(width * kBlock);
    std::vector<float> memory(gruMemory(layer, kBlock));
    std::vector<float> byInput(s.steps * kGates * s.units * kBlock);
    const GruRows rows = rowsAt(s, memory.data(), kBlock, true);
    for (size_t done = 0; done < samples; done += kBlock) {
        const size_t count = std::min(kBlock, samples - done);
        for (size_t i = 0; i < width; ++i)
            for (size_t sample = 0; sample < count; ++sample)
                input[i * kBlock + sample] = inputs[(done + sample) * width + i];
        gru(s, kColumns, input.data(), w, rows);
        convolve(stepSums(s.steps, s.inputs, kGates * s.units), kColumns, input.data(), w.kernel,
                 w.bias, byInput.data(), 0, s.steps);
        InsideValues values;
        showBlock(s, rows, byInput.data(), w.bias + kGates * s.units, count, values);
        for (size_t i = 0; i < values.size(); ++i)
            visit(i, values[i]);
    }
}

} // namespace tmw::nn
