// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/layer_ops.h"

namespace tmw::nn {

// Parameters gamma, beta, and the moving mean and variance, which follow the batches.

Result<LayerShape> batchNormalizationShape(const LayerSpec& spec, const Shape& input,
                                           std::string_view name);
Result<LayerSpec> parseBatchNormalization(const LayerWords& words);
std::string formatBatchNormalization(const LayerSpec& spec);
void batchNormalizationForward(const LayerPass& pass, const float* input, float* answer,
                               bool activated);
void batchNormalizationBackward(const LayerPass& pass, const LayerGradients& gradients);
size_t batchNormalizationMemory(const GraphLayer& layer, size_t stride);

inline constexpr LayerOps kBatchNormalizationOps{batchNormalizationShape,
                                                 parseBatchNormalization,
                                                 formatBatchNormalization,
                                                 linear,
                                                 batchNormalizationForward,
                                                 batchNormalizationBackward,
                                                 nullptr,
                                                 batchNormalizationMemory};

} // namespace tmw::nn
