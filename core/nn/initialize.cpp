// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/initialize.h"

#include "core/ops/op_table.h"

#include <algorithm>
#include <cmath>
#include <optional>

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
    const LayerSpec& spec = graph.layers()[layer].spec;
    const auto own = opRow(spec).layer.activation(spec);
    if (own == Activation::Linear)
        if (const GraphLayer* next = graph.onlyTaker(layer + 1))
            if (const auto* after = std::get_if<ActivationSpec>(&next->spec))
                return after->activation;
    return own;
}

std::optional<Initializer> initializerOf(const LayerSpec& spec) {
    return std::visit(
        [](const auto& each) -> std::optional<Initializer> {
            if constexpr (requires { each.initializer; })
                return each.initializer;
            else
                return std::nullopt;
        },
        spec);
}

/// Keras' counts of what goes into and out of one value of a kernel: its last two dimensions, times
/// the taps before them.
struct Fans {
    double in;
    double out;
};
Fans fansOf(const Shape& kernel) {
    double taps = 1;
    for (size_t i = 0; i + 2 < kernel.size(); ++i)
        taps *= kernel[i];
    return {taps * kernel[kernel.size() - 2], taps * kernel.back()};
}

bool rectifies(Activation activation) {
    switch (activation) {
    case Activation::Relu:
    case Activation::Relu6:
    case Activation::LeakyRelu:
    case Activation::Elu:
    case Activation::HardSwish:
        return true;
    case Activation::Linear:
    case Activation::Tanh:
    case Activation::Sigmoid:
    case Activation::Softmax:
        break;
    }
    return false;
}

Initializer choose(Initializer initializer, Activation activation) {
    if (initializer != Initializer::Auto)
        return initializer;
    return rectifies(activation) ? Initializer::HeUniform : Initializer::GlorotUniform;
}

} // namespace

std::vector<float> initialWeights(const Graph& graph, Random& random) {
    std::vector<float> weights(graph.parameterCount());
    for (size_t i = 0; i < graph.layers().size(); ++i) {
        const GraphLayer& layer = graph.layers()[i];
        for (const Parameter& each : layer.parameters)
            if (each.name == "gamma" || each.name == "moving_variance")
                std::fill_n(weights.begin() + static_cast<ptrdiff_t>(each.offset), each.count,
                            1.0F);
        const auto initializer = initializerOf(layer.spec);
        if (!initializer)
            continue;
        const Initializer kind = choose(*initializer, activationAfter(graph, i));
        const bool he = kind == Initializer::HeUniform || kind == Initializer::HeNormal;
        const Fans fans = fansOf(layer.parameters[0].shape);
        const double variance = 2.0 / (fans.in + (he ? 0 : fans.out));
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
