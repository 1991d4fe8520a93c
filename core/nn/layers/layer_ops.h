// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"
#include "core/nn/layer_spec.h"
#include "core/nn/workers.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

struct GraphLayer;
struct LayerSource;

/// What a layer makes of an input shape. Shapes are without the batch.
struct LayerShape {
    Shape output;
    /// Trainable tensors in the order of their storage.
    std::vector<std::pair<std::string, Shape>> parameters;
    /// Tensors that are not trained but follow what each batch gives, with this momentum.
    std::vector<std::pair<std::string, Shape>> averages;
    double momentum = 0;
    uint64_t macs = 0;
};

/// The words that follow a layer's own in the grammar.
struct LayerWords {
    size_t layer = 0; ///< from 1, for errors
    std::string text; ///< the layer as it was written, for errors
    std::vector<std::string> words;
};

/// One pass over a batch. Every tensor is feature-major (core/nn/kernels/product.h): a row of
/// `stride` samples per feature, of which `columns` (a multiple of 16) are in use. Below the last
/// feature of an input or answer stands a row of ones, then room up to a multiple of 4 rows.
struct LayerPass {
    const GraphLayer& layer;
    const float* const* inputs; ///< of each source
    const float* weights;       ///< the graph's
    size_t columns;
    size_t stride;
    const nn::Workers& workers;
    size_t samples = 0; ///< columns that are not padding
    bool trains = false;
    uint64_t noise = 0;      ///< where this step's random numbers of this layer begin
    float* memory = nullptr; ///< what LayerOps::memory asked for, kept from forward to backward
};

struct LayerGradients {
    size_t source; ///< by which input; layers of several go backward once for each, in order
    const float* input;
    const float* answer;
    float* byAnswer; ///< given, and used up by the last source
    float* byInput;  ///< made, unless null
    float* weights;  ///< made: the graph's
    float* scratch;
    /// The loss has taken the activation in: `byAnswer` is by what went into it.
    bool throughActivation;
};

/// Takes values number `which` of those that a layer's operators hold between input and answer.
using VisitInside = std::function<void(size_t which, std::span<const float> values)>;

/// What is known of one kind of layer. The functions are called with the
/// alternative of LayerSpec that their row stands for.
struct LayerOps {
    /// `name` is for errors. Null: see merge.
    Result<LayerShape> (*shape)(const LayerSpec& spec, const Shape& input, std::string_view name);
    Result<LayerSpec> (*parse)(const LayerWords& words);
    /// The words after the layer's own, without `name=` and `from=`.
    std::string (*format)(const LayerSpec& spec);
    Activation (*activation)(const LayerSpec& spec);
    /// `activated`: with the activation.
    void (*forward)(const LayerPass& pass, const float* input, float* answer, bool activated);
    void (*backward)(const LayerPass& pass, const LayerGradients& gradients);
    /// Floats of scratch that backward needs; null: none.
    size_t (*scratch)(const GraphLayer& layer, size_t stride) = nullptr;
    /// Floats of memory; null: none.
    size_t (*memory)(const GraphLayer& layer, size_t stride) = nullptr;
    /// Shows what an int8 model has to hold inside the layer for these inputs, sample after sample:
    /// values 0, 1, ... in turn; null: nothing. `weights` is the graph's.
    void (*inside)(const GraphLayer& layer, const float* weights, std::span<const float> inputs,
                   size_t samples, const VisitInside& visit) = nullptr;
    /// Of layers with several inputs, instead of `shape`; null: the layer takes one.
    Result<LayerShape> (*merge)(const LayerSpec& spec, std::span<const LayerSource> sources,
                                std::string_view name) = nullptr;
};

namespace nn {

/// Of layers without an activation of their own.
inline Activation linear(const LayerSpec&) {
    return Activation::Linear;
}

} // namespace nn

} // namespace tmw
