// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/spans.h"

namespace tmw::nn {

/// Keras' Permute: dimensions in another order, counted from 1.
Result<LayerShape> permuteShape(const LayerSpec& spec, const Shape& input, std::string_view name);
Result<LayerSpec> parsePermute(const LayerWords& words);
std::string formatPermute(const LayerSpec& spec);
void permuteSpans(const GraphLayer& layer, const std::function<void(const Span&)>& visit);

inline constexpr LayerOps kPermuteOps{permuteShape,
                                      parsePermute,
                                      formatPermute,
                                      linear,
                                      moveForward<permuteSpans>,
                                      moveBackward<permuteSpans>};

} // namespace tmw::nn
