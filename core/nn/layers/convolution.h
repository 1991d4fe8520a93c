// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/activation.h"
#include "core/nn/layers/window.h"

namespace tmw::nn {

// Conv1D and Conv2D; `Axes` of the two is 1 or 2.

Result<LayerShape> convolutionShape(const LayerSpec& spec, const Shape& input,
                                    std::string_view name);
template <int Axes>
Result<LayerSpec> parseConvolution(const LayerWords& words);
std::string formatConvolution(const LayerSpec& spec);
Activation convolutionActivation(const LayerSpec& spec);
void convolutionForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void convolutionBackward(const LayerPass& pass, const LayerGradients& gradients);

template <int Axes>
inline constexpr LayerOps kConvolutionOps{
    convolutionShape,   parseConvolution<Axes>, formatConvolution, convolutionActivation,
    convolutionForward, convolutionBackward,    nullptr,           activationMemory};

// DepthwiseConv1D and DepthwiseConv2D.

Result<LayerShape> depthwiseShape(const LayerSpec& spec, const Shape& input, std::string_view name);
template <int Axes>
Result<LayerSpec> parseDepthwise(const LayerWords& words);
std::string formatDepthwise(const LayerSpec& spec);
Activation depthwiseActivation(const LayerSpec& spec);
void depthwiseForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void depthwiseBackward(const LayerPass& pass, const LayerGradients& gradients);

template <int Axes>
inline constexpr LayerOps kDepthwiseOps{
    depthwiseShape,   parseDepthwise<Axes>, formatDepthwise, depthwiseActivation,
    depthwiseForward, depthwiseBackward,    nullptr,         activationMemory};

/// The fields that Conv1D and Conv2D, or the depthwise ones, have in common.
const ConvolutionSpec& convolutionSpec(const LayerSpec& spec);
const DepthwiseSpec& depthwiseSpec(const LayerSpec& spec);
/// Where the layer's window goes; the layer was checked.
Convolution convolutionOf(const GraphLayer& layer);

} // namespace tmw::nn
