// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/activation.h"

namespace tmw::nn {

/// Units in one layer.
inline constexpr int kUnitsLimit = 65536;

Result<LayerShape> denseShape(const LayerSpec& spec, const Shape& input, std::string_view name);
Result<LayerSpec> parseDense(const LayerWords& words);
std::string formatDense(const LayerSpec& spec);

Activation denseActivation(const LayerSpec& spec);
void denseForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void denseBackward(const LayerPass& pass, const LayerGradients& gradients);
size_t denseScratch(const GraphLayer& layer, size_t stride);

inline constexpr LayerOps kDenseOps{denseShape,   parseDense,    formatDense,  denseActivation,
                                    denseForward, denseBackward, denseScratch, activationMemory};

} // namespace tmw::nn
