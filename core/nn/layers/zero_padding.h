// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/spans.h"
#include "core/nn/layers/window.h"

namespace tmw::nn {

/// Keras' ZeroPadding1D and ZeroPadding2D.
Result<LayerShape> zeroPaddingShape(const LayerSpec& spec, const Shape& input,
                                    std::string_view name);
Result<LayerSpec> parseZeroPadding(const LayerWords& words);
std::string formatZeroPadding(const LayerSpec& spec);
void zeroPaddingSpans(const GraphLayer& layer, const std::function<void(const Span&)>& visit);

inline constexpr LayerOps kZeroPaddingOps{zeroPaddingShape,
                                          parseZeroPadding,
                                          formatZeroPadding,
                                          linear,
                                          moveForward<zeroPaddingSpans>,
                                          moveBackward<zeroPaddingSpans>};

/// Zeros at each side of a plane.
struct Sides {
    size_t top = 0;
    size_t bottom = 0;
    size_t left = 0;
    size_t right = 0;
};
/// What the numbers of the layer mean along so many axes; nothing: there are too many.
std::optional<Sides> sidesOf(const ZeroPaddingSpec& spec, int axes);

} // namespace tmw::nn
