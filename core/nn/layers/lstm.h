// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/recurrent.h"

namespace tmw::nn {

/// Keras' LSTM with its defaults: tanh, and sigmoid for the gates.
Result<LayerShape> lstmShape(const LayerSpec& spec, const Shape& input, std::string_view name);
Result<LayerSpec> parseLstm(const LayerWords& words);
std::string formatLstm(const LayerSpec& spec);
void lstmForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void lstmBackwardPass(const LayerPass& pass, const LayerGradients& gradients);
size_t lstmScratch(const GraphLayer& layer, size_t stride);
size_t lstmMemory(const GraphLayer& layer, size_t stride);
/// What its operators hold at each step: cells and states after it; of all gates the sums over the
/// inputs, over the state and of both; and what a cell is made of: what is kept of it, and what is
/// fresh.
struct LstmInside {
    enum : size_t { Cells, States, GateInputs, GateStates, GateSums, Kept, Fresh };
};
void lstmInside(const GraphLayer& layer, const float* weights, std::span<const float> inputs,
                size_t samples, const VisitInside& visit);

inline constexpr LayerOps kLstmOps{lstmShape,   parseLstm,   formatLstm,
                                   linear,      lstmForward, lstmBackwardPass,
                                   lstmScratch, lstmMemory,  lstmInside};

} // namespace tmw::nn
