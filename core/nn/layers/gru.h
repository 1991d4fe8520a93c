// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/recurrent.h"

namespace tmw::nn {

/// Keras' GRU with its defaults: tanh, sigmoid for the gates, reset_after.
Result<LayerShape> gruShape(const LayerSpec& spec, const Shape& input, std::string_view name);
Result<LayerSpec> parseGru(const LayerWords& words);
std::string formatGru(const LayerSpec& spec);
void gruForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void gruBackwardPass(const LayerPass& pass, const LayerGradients& gradients);
size_t gruScratch(const GraphLayer& layer, size_t stride);
size_t gruMemory(const GraphLayer& layer, size_t stride);
/// What its operators hold at each step: of the gates update and reset (Gate) and the new state
/// (New) the sums over the inputs, over the state and of both, reset times the state's sum, what
/// the new state is away from the old (Off), what of that is kept, and the states. Both biases of
/// the gates count with the inputs.
struct GruInside {
    enum : size_t {
        GateInput,
        NewInput,
        GateState,
        NewState,
        GateSum,
        ResetState,
        NewSum,
        Off,
        Kept,
        State,
        Total
    };
};
void gruInside(const GraphLayer& layer, const float* weights, std::span<const float> inputs,
               size_t samples, const VisitInside& visit);

inline constexpr LayerOps kGruOps{gruShape,        parseGru,   formatGru, linear,   gruForward,
                                  gruBackwardPass, gruScratch, gruMemory, gruInside};

} // namespace tmw::nn
