// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/reshape.h"

namespace tmw::nn {

/// Keras' GaussianNoise: in training only, with the step's numbers.
Result<LayerShape> gaussianNoiseShape(const LayerSpec& spec, const Shape& input,
                                      std::string_view name);
Result<LayerSpec> parseGaussianNoise(const LayerWords& words);
std::string formatGaussianNoise(const LayerSpec& spec);
void gaussianNoiseForward(const LayerPass& pass, const float* input, float* answer, bool activated);

inline constexpr LayerOps kGaussianNoiseOps{gaussianNoiseShape,   parseGaussianNoise,
                                            formatGaussianNoise,  linear,
                                            gaussianNoiseForward, copyBackward};

} // namespace tmw::nn
