// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/window.h"

namespace tmw::nn {

Result<LayerShape> poolShape(const LayerSpec& spec, const Shape& input, std::string_view name);
template <typename Spec>
Result<LayerSpec> parsePool(const LayerWords& words);
std::string formatPool(const LayerSpec& spec);
void maxPoolForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void maxPoolBackwardPass(const LayerPass& pass, const LayerGradients& gradients);
void averagePoolForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void averagePoolBackwardPass(const LayerPass& pass, const LayerGradients& gradients);

inline constexpr LayerOps kMaxPoolOps{poolShape, parsePool<MaxPoolSpec>, formatPool,
                                      linear,    maxPoolForward,         maxPoolBackwardPass};
inline constexpr LayerOps kAveragePoolOps{poolShape,          parsePool<AveragePoolSpec>,
                                          formatPool,         linear,
                                          averagePoolForward, averagePoolBackwardPass};

const PoolSpec& poolSpec(const LayerSpec& spec);
/// Where the layer's window goes; the layer was checked.
Convolution poolOf(const GraphLayer& layer);

} // namespace tmw::nn
