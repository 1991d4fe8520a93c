// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/layer_ops.h"

namespace tmw::nn {

Result<LayerShape> dropoutShape(const LayerSpec& spec, const Shape& input, std::string_view name);
Result<LayerSpec> parseDropout(const LayerWords& words);
std::string formatDropout(const LayerSpec& spec);
void dropoutForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void dropoutBackward(const LayerPass& pass, const LayerGradients& gradients);

inline constexpr LayerOps kDropoutOps{dropoutShape, parseDropout,   formatDropout,
                                      linear,       dropoutForward, dropoutBackward};

} // namespace tmw::nn
