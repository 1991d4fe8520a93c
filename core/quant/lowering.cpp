// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/lowering.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kNoOperator{
    "convert.no_operator",
    "The network hands its input on unchanged: there is nothing to convert. Add a layer."};

constexpr size_t kLongestName = 64; ///< that Graph takes

/// Fused into a fully connected operator.
bool fuses(Activation activation) {
    return activation == Activation::Linear || activation == Activation::Relu ||
           activation == Activation::Relu6;
}

/// "NAME.sums", or nothing (a name is then made) where a layer has that name already.
std::string sumsName(const Graph& graph, const std::string& name) {
    const std::string sums = name + ".sums";
    const bool taken = std::ranges::any_of(
        graph.layers(), [&](const GraphLayer& layer) { return layer.name == sums; });
    return taken || sums.size() > kLongestName ? std::string() : sums;
}

void lowerDense(const Graph& graph, DenseSpec dense, std::vector<LayerSpec>& to) {
    const Activation activation = dense.activation;
    if (fuses(activation)) {
        to.emplace_back(std::move(dense));
        return;
    }
    ActivationSpec after{activation, dense.name};
    dense.activation = Activation::Linear;
    dense.name = sumsName(graph, dense.name);
    to.emplace_back(std::move(dense));
    to.emplace_back(std::move(after));
}

void lowerActivation(ActivationSpec spec, std::vector<LayerSpec>& to) {
    if (spec.activation == Activation::Linear)
        return;
    auto* before = to.empty() ? nullptr : std::get_if<DenseSpec>(&to.back());
    if (before && before->activation == Activation::Linear && fuses(spec.activation)) {
        before->activation = spec.activation;
        before->name = spec.name;
        return;
    }
    to.emplace_back(std::move(spec));
}

} // namespace

Result<Graph> lower(const Graph& graph) {
    std::vector<LayerSpec> to;
    for (const GraphLayer& layer : graph.layers()) {
        LayerSpec spec = layer.spec;
        std::visit([&](auto& s) { s.name = layer.name; }, spec);
        if (auto* dense = std::get_if<DenseSpec>(&spec))
            lowerDense(graph, std::move(*dense), to);
        else
            lowerActivation(std::move(std::get<ActivationSpec>(spec)), to);
    }
    if (to.empty())
        return fail(kNoOperator);
    return Graph::build(graph.input(), std::move(to));
}

} // namespace tmw
