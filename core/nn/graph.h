// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/tensor.h"
#include "core/nn/layer_spec.h"

#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// A trainable tensor: its extent in the flat vector of weights.
struct Parameter {
    std::string name; ///< "kernel", "bias"
    Shape shape;
    size_t offset = 0;
    size_t count = 0;
    /// Above 0 it is not trained: a moving average with this momentum of what backward gives.
    double momentum = 0;
};

/// What a layer takes.
struct LayerSource {
    size_t tensor = 0; ///< 0: the network's input; i + 1: what layer i answers
    Shape shape;       ///< without the batch
};

struct GraphLayer {
    std::string name; ///< unique: "dense", "dense_1", or as given
    LayerSpec spec;
    Shape input;  ///< without the batch; of the first source
    Shape output; ///< without the batch
    std::vector<Parameter> parameters;
    std::vector<LayerSource> sources; ///< one, or those that are merged
    uint64_t macs = 0;                ///< multiply-accumulates of one inference
};

/// Layers whose shapes were checked once, when it was built, each after those it takes from; the
/// last answers for the network. Immutable.
class Graph {
public:
    /// Up to 256 layers, 65536 units each, 2^24 parameters together. Errors name the layer:
    /// graph.empty, graph.too_many_layers, graph.bad_input, graph.bad_units, graph.rank,
    /// graph.softmax_of_one, graph.window, graph.reshape, graph.too_large, graph.duplicate_name,
    /// graph.bad_name, graph.reserved_name, graph.unknown_source, graph.unused, graph.merge.
    static Result<Graph> build(Shape input, std::vector<LayerSpec> layers);

    const Shape& input() const { return input_; }
    const Shape& output() const { return layers_.back().output; }
    const std::vector<GraphLayer>& layers() const { return layers_; }
    size_t parameterCount() const { return parameterCount_; }
    /// Multiply-accumulates of one inference.
    size_t macs() const { return macs_; }
    /// The layer that takes what this tensor (as LayerSource has it) holds, if one alone does.
    const GraphLayer* onlyTaker(size_t tensor) const;

private:
    Graph() = default;
    Result<std::vector<LayerSource>> sourcesOf(const LayerSpec& spec, const std::string& name,
                                               const std::vector<std::string>& tensors) const;
    Status add(LayerSpec spec, const std::string& name, std::vector<LayerSource> sources);
    Shape input_;
    std::vector<GraphLayer> layers_;
    size_t parameterCount_ = 0;
    size_t macs_ = 0;
};

/// "dense 16 relu, dense 16 relu, dense 1" to specs and back. Errors name the word and its place:
/// layers.empty, layers.empty_layer, layers.unknown_layer, layers.unknown_word,
/// layers.missing_word, layers.bad_units.
Result<std::vector<LayerSpec>> parseLayers(std::string_view text);
std::string formatLayers(const std::vector<LayerSpec>& layers);
/// The grammar, for `tmw help layers`.
std::string layerHelp();

} // namespace tmw
