// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/layer_ops.h"

namespace tmw::nn {

/// The part that Add, Multiply and Concatenate have in common.
const MergeSpec& mergeSpec(const LayerSpec& spec);

Result<LayerShape> mergeAlone(const LayerSpec& spec, const Shape& input, std::string_view name);
Result<LayerShape> alikeShape(const LayerSpec& spec, std::span<const LayerSource> sources,
                              std::string_view name);
Result<LayerShape> concatenateShape(const LayerSpec& spec, std::span<const LayerSource> sources,
                                    std::string_view name);
template <typename Spec>
Result<LayerSpec> parseMerge(const LayerWords& words);
std::string formatMerge(const LayerSpec& spec);
Activation mergeActivation(const LayerSpec& spec);

void addForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void addBackward(const LayerPass& pass, const LayerGradients& gradients);
void multiplyForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void multiplyBackward(const LayerPass& pass, const LayerGradients& gradients);
void concatenateForward(const LayerPass& pass, const float* input, float* answer, bool activated);
void concatenateBackward(const LayerPass& pass, const LayerGradients& gradients);

inline constexpr LayerOps kAddOps{.shape = mergeAlone,
                                  .parse = parseMerge<AddSpec>,
                                  .format = formatMerge,
                                  .activation = mergeActivation,
                                  .forward = addForward,
                                  .backward = addBackward,
                                  .merge = alikeShape};
inline constexpr LayerOps kMultiplyOps{.shape = mergeAlone,
                                       .parse = parseMerge<MultiplySpec>,
                                       .format = formatMerge,
                                       .activation = mergeActivation,
                                       .forward = multiplyForward,
                                       .backward = multiplyBackward,
                                       .merge = alikeShape};
inline constexpr LayerOps kConcatenateOps{.shape = mergeAlone,
                                          .parse = parseMerge<ConcatenateSpec>,
                                          .format = formatMerge,
                                          .activation = mergeActivation,
                                          .forward = concatenateForward,
                                          .backward = concatenateBackward,
                                          .merge = concatenateShape};

} // namespace tmw::nn
