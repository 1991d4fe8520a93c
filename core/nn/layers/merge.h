// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/layer_ops.h"

namespace tmw::nn {

/// The part that Add, Multiply and Concatenate have in common.
const MergeSpec& mergeSpec(const LayerSpec& spec);

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

template <typename Spec>
constexpr LayerOps mergeOps(decltype(LayerOps::merge) merge, decltype(LayerOps::forward) forward,
                            decltype(LayerOps::backward) backward) {
    return {.shape = nullptr,
            .parse = parseMerge<Spec>,
            .format = formatMerge,
            .activation = mergeActivation,
            .forward = forward,
            .backward = backward,
            .merge = merge};
}
inline constexpr LayerOps kAddOps = mergeOps<AddSpec>(alikeShape, addForward, addBackward);
inline constexpr LayerOps kMultiplyOps =
    mergeOps<MultiplySpec>(alikeShape, multiplyForward, multiplyBackward);
inline constexpr LayerOps kConcatenateOps =
    mergeOps<ConcatenateSpec>(concatenateShape, concatenateForward, concatenateBackward);

} // namespace tmw::nn
