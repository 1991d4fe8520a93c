// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/graph.h"
#include "core/nn/kernels/recurrent.h"
#include "core/nn/layers/layer_ops.h"

namespace tmw::nn {

// What LSTM and GRU have in common. Answers: all states, or the last one.

Status checkRecurrent(const RecurrentSpec& spec, const Shape& input, std::string_view name);
/// Output and multiply-accumulates, with `gates` of them; parameters are left to the layer.
LayerShape recurrentShape(const RecurrentSpec& spec, const Shape& input, int gates);
Status takeRecurrentWords(RecurrentSpec& spec, const LayerWords& words, std::string_view example);
std::string recurrentWords(const RecurrentSpec& spec);

/// Weighted sums at each step, as a convolution of one tap.
Convolution stepSums(size_t steps, size_t inputs, size_t sums);

Sequence sequenceOf(const GraphLayer& layer);
RecurrentWeights recurrentWeights(const GraphLayer& layer, const float* weights);

/// Samples that one worker takes along the whole sequence.
constexpr size_t kRecurrentColumns = 32;
/// Calls work(first column, columns) for parts of a pass. `cost` is multiply-adds of a sample.
template <typename Work>
void splitColumns(const LayerPass& pass, size_t cost, const Work& work) {
    const size_t parts = (pass.columns + kRecurrentColumns - 1) / kRecurrentColumns;
    pass.workers.split(parts, cost * kRecurrentColumns, [&](size_t first, size_t last) {
        const size_t begin = first * kRecurrentColumns;
        const size_t end = std::min(last * kRecurrentColumns, pass.columns);
        work(begin, Columns{end - begin, pass.stride});
    });
}

/// Gradients by kernel, recurrent kernel and the input from those of the gates: by the inputs' sums
/// and by the states' sums of each step.
struct GateGradients {
    const float* byInputs;
    const float* byStates;
    const float* states; ///< of all steps
    size_t gates;        ///< rows of a step
};
void recurrentGradients(const LayerPass& pass, const LayerGradients& gradients,
                        const GateGradients& gates);

} // namespace tmw::nn
