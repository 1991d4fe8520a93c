// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/layer_ops.h"

namespace tmw::nn {

Result<LayerShape> reshapeShape(const LayerSpec& spec, const Shape& input, std::string_view name);
Result<LayerSpec> parseReshape(const LayerWords& words);
std::string formatReshape(const LayerSpec& spec);
void copyForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void copyBackward(const LayerPass& pass, const LayerGradients& gradients);

inline constexpr LayerOps kReshapeOps{reshapeShape, parseReshape, formatReshape,
                                      linear,       copyForward,  copyBackward};

} // namespace tmw::nn
