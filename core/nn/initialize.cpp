// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/initialize.h"

#include "core/ops/op_table.h"

#include <cmath>

namespace tmw::nn {

namespace {

/// Standard deviation of a standard normal cut at -2 and 2.
constexpr double kCutDeviation = 0.87962566103423978;

double cutNormal(Random& random) {
    double value = random.normal();
    while (std::abs(value) > 2.0)
        value = random.normal();
    return value;
}

/// The activation that what a layer sums goes into, which may be the next layer.
Activation activationAfter(const Graph& graph, size_t layer) {
    const auto& layers = graph.layers();
    const auto own = opRow(layers[layer].spec).layer.activation(layers[layer].spec);
    if (own == Activation::Linear && layer + 1 < layers.size())
        if (const auto* next = std::get_if<ActivationSpec>(&layers[layer + 1].spec))
            return next->activation;
    return own;
}

Initializer choose(Initializer initializer, Activation activation) {
    if (initializer != Initializer::Auto)
        return initializer;
    const bool rectified = activation == Activation::Relu || activation == Activation::Relu6;
    return rectified ? Initializer::HeUniform : Initializer::GlorotUniform;
}

} // namespace

std::vector<float> initialWeights(const Graph& graph, Random& random) {
    std::vector<float> weights(graph.parameterCount());
    for (size_t i = 0; i < graph.layers().size(); ++i) {
        const GraphLayer& layer = graph.layers()[i];
        const auto* dense = std::get_if<DenseSpec>(&layer.spec);
        if (!dense)
            continue;
        const Initializer kind = choose(dense->initializer, activationAfter(graph, i));
        const bool he = kind == Initializer::HeUniform || kind == Initializer::HeNormal;
        const double fan = layer.input[0] + (he ? 0 : layer.output[0]);
        const double variance = 2.0 / fan;
        const bool uniform = kind == Initializer::GlorotUniform || kind == Initializer::HeUniform;
        const double scale =
            uniform ? std::sqrt(3.0 * variance) : std::sqrt(variance) / kCutDeviation;
        const Parameter& kernel = layer.parameters[0];
        for (size_t k = 0; k < kernel.count; ++k)
            weights[kernel.offset + k] = static_cast<float>(uniform ? random.uniform(-scale, scale)
                                                                    : scale * cutNormal(random));
    }
    return weights;
}

} // namespace tmw::nn
