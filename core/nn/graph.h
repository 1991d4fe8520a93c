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
};

struct GraphLayer {
    std::string name; ///< unique: "dense", "dense_1", or as given
    LayerSpec spec;
    Shape input;  ///< without the batch
    Shape output; ///< without the batch
    std::vector<Parameter> parameters;
};

/// Layers whose shapes were checked once, when it was built. Immutable.
class Graph {
public:
    /// Errors name the layer: graph.empty, graph.bad_units, graph.rank, ...
    static Result<Graph> build(Shape input, std::vector<LayerSpec> layers);

    const Shape& input() const { return input_; }
    const Shape& output() const { return layers_.back().output; }
    const std::vector<GraphLayer>& layers() const { return layers_; }
    size_t parameterCount() const { return parameterCount_; }
    /// Multiply-accumulates of one inference.
    size_t macs() const;

private:
    Graph() = default;
    Shape input_;
    std::vector<GraphLayer> layers_;
    size_t parameterCount_ = 0;
};

/// "dense 16 relu, dense 16 relu, dense 1" to specs and back. Errors name the word and its place.
Result<std::vector<LayerSpec>> parseLayers(std::string_view text);
std::string formatLayers(const std::vector<LayerSpec>& layers);
/// The grammar, for `tmw help layers`.
std::string layerHelp();

} // namespace tmw
