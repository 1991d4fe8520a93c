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

/// LayerOps::memory of a layer that ends in activate(): what went into an activation whose slope
/// cannot be told from the answer.
size_t activationMemory(const GraphLayer& layer, size_t stride);

inline constexpr LayerOps kActivationOps{
    activationShape,   parseActivationLayer, formatActivationLayer,
    activationOfLayer, activationForward,    activationBackward,
    nullptr,           activationMemory};

/// In place, over the places [first, last) of an answer; softmax goes over the channels of each.
void activate(Activation activation, float* answer, const LayerPass& pass, size_t first,
              size_t last);
/// Over all of it, in place.
void activateBackward(Activation activation, const float* answer, float* byAnswer,
                      const LayerPass& pass);

/// Softmax of one value is always 1: graph.softmax_of_one.
Status checkActivation(Activation activation, const Shape& output, std::string_view name);

} // namespace tmw::nn
