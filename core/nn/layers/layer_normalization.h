// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/layer_ops.h"

namespace tmw::nn {

/// Keras' LayerNormalization over the last dimension.
Result<LayerShape> layerNormalizationShape(const LayerSpec& spec, const Shape& input,
                                           std::string_view name);
Result<LayerSpec> parseLayerNormalization(const LayerWords& words);
std::string formatLayerNormalization(const LayerSpec& spec);
void layerNormalizationForward(const LayerPass& pass, const float* input, float* answer,
                               bool activated);
void layerNormalizationBackward(const LayerPass& pass, const LayerGradients& gradients);
size_t layerNormalizationMemory(const GraphLayer& layer, size_t stride);
/// Each of the values of Inside.
void layerNormalizationInside(const GraphLayer& layer, const float* weights,
                              std::span<const float> inputs, size_t samples,
                              const VisitInside& visit);

/// What its operators hold on the way: of each place the mean, x - mean, (x - mean)^2, the
/// variance, 1 / sqrt(variance + epsilon), and (x - mean) times that.
struct NormalInside {
    enum : size_t { Mean, Off, Square, Variance, Inverse, Normal, Total };
};

inline constexpr LayerOps kLayerNormalizationOps{layerNormalizationShape,
                                                 parseLayerNormalization,
                                                 formatLayerNormalization,
                                                 linear,
                                                 layerNormalizationForward,
                                                 layerNormalizationBackward,
                                                 nullptr,
                                                 layerNormalizationMemory,
                                                 layerNormalizationInside};

} // namespace tmw::nn
