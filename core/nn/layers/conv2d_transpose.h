// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/activation.h"
#include "core/nn/layers/window.h"

namespace tmw::nn {

/// Keras' Conv2DTranspose: what a convolution hands back to its input.
Result<LayerShape> conv2DTransposeShape(const LayerSpec& spec, const Shape& input,
                                        std::string_view name);
Result<LayerSpec> parseConv2DTranspose(const LayerWords& words);
std::string formatConv2DTranspose(const LayerSpec& spec);
Activation conv2DTransposeActivation(const LayerSpec& spec);
void conv2DTransposeForward(const LayerPass& pass, const float* input, float* answer,
                            bool activated);
void conv2DTransposeBackward(const LayerPass& pass, const LayerGradients& gradients);

inline constexpr LayerOps kConv2DTransposeOps{conv2DTransposeShape,
                                              parseConv2DTranspose,
                                              formatConv2DTranspose,
                                              conv2DTransposeActivation,
                                              conv2DTransposeForward,
                                              conv2DTransposeBackward,
                                              nullptr,
                                              activationMemory};

} // namespace tmw::nn
