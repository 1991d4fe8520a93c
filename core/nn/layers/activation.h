// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/layer_ops.h"

namespace tmw::nn {

Result<LayerShape> activationShape(const LayerSpec& spec, const Shape& input,
                                   std::string_view name);
Result<LayerSpec> parseActivationLayer(const LayerWords& words);
std::string formatActivationLayer(const LayerSpec& spec);

Activation activationOfLayer(const LayerSpec& spec);
void activationForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void activationBackward(const LayerPass& pass, const LayerGradients& gradients);
size_t activationScratch(const GraphLayer& layer, size_t stride);

inline constexpr LayerOps kActivationOps{
    activationShape,   parseActivationLayer, formatActivationLayer, activationOfLayer,
    activationForward, activationBackward,   activationScratch};

/// Softmax of one value is always 1: graph.softmax_of_one.
Status checkActivation(Activation activation, const Shape& output, std::string_view name);

} // namespace tmw::nn
