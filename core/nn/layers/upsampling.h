// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/spans.h"

namespace tmw::nn {

/// Keras' UpSampling1D and UpSampling2D: each place so many times along each axis.
Result<LayerShape> upsamplingShape(const LayerSpec& spec, const Shape& input,
                                   std::string_view name);
Result<LayerSpec> parseUpsampling(const LayerWords& words);
std::string formatUpsampling(const LayerSpec& spec);
void upsamplingSpans(const GraphLayer& layer, const std::function<void(const Span&)>& visit);

inline constexpr LayerOps kUpsamplingOps{upsamplingShape,
                                         parseUpsampling,
                                         formatUpsampling,
                                         linear,
                                         moveForward<upsamplingSpans>,
                                         moveBackward<upsamplingSpans>};

} // namespace tmw::nn
