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

Initializer choose(Initializer initializer, const Graph& graph, size_t layer) {
    if (initializer != Initializer::Auto)
        return initializer;
    const bool dense = std::holds_alternative<DenseSpec>(graph.layers()[layer].spec);
    return !dense && rectifies(activationAfter(graph, layer)) ? Initializer::HeUniform
                                                              : Initializer::GlorotUniform;
}

/// Rows at right angles to each other, of length 1: Gram and Schmidt, each twice for its rounding.
void fillOrthogonal(const Parameter& tensor, Random& random, float* weights) {
    const auto rows = static_cast<size_t>(tensor.shape[0]);
    const auto columns = static_cast<size_t>(tensor.shape[1]);
    std::vector<double> values(rows * columns);
    for (double& value : values)
        value = random.normal();
    const auto product = [&](size_t a, size_t b) {
        double sum = 0;
        for (size_t c = 0; c < columns; ++c)
            sum += values[a * columns + c] * values[b * columns + c];
        return sum;
    };
    for (size_t r = 0; r < rows; ++r) {
        for (size_t before = 0; before < 2 * r; ++before) {
            const double share = product(r, before % r);
            for (size_t c = 0; c < columns; ++c)
                values[r * columns + c] -= share * values[before % r * columns + c];
        }
        const double length = std::sqrt(product(r, r));
        for (size_t c = 0; c < columns; ++c)
            values[r * columns + c] /= length;
    }
    std::ranges::transform(values, weights + tensor.offset,
                           [](double value) { return static_cast<float>(value); });
}

void fill(const Parameter& kernel, Initializer kind, Random& random, float* weights) {
    const bool he = kind == Initializer::HeUniform || kind == Initializer::HeNormal;
    const Fans fans = fansOf(kernel.shape);
    const double variance = 2.0 / (fans.in + (he ? 0 : fans.out));
    const bool uniform = kind == Initializer::GlorotUniform || kind == Initializer::HeUniform;
    const double scale = uniform ? std::sqrt(3.0 * variance) : std::sqrt(variance) / kCutDeviation;
    for (size_t k = 0; k < kernel.count; ++k)
        weights[kernel.offset + k] =
            static_cast<float>(uniform ? random.uniform(-scale, scale) : scale * cutNormal(random));
}

/// Keras' for LSTM and GRU; an LSTM forgets little at first.
void fillRecurrent(const GraphLayer& layer, Random& random, float* weights) {
    fill(layer.parameters[0], Initializer::GlorotUniform, random, weights);
    fillOrthogonal(layer.parameters[1], random, weights);
    if (const auto* spec = std::get_if<LstmSpec>(&layer.spec))
        std::fill_n(weights + layer.parameters[2].offset + spec->units, spec->units, 1.0F);
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
        if (std::holds_alternative<LstmSpec>(layer.spec) ||
            std::holds_alternative<GruSpec>(layer.spec))
            fillRecurrent(layer, random, weights.data());
        else if (const auto initializer = initializerOf(layer.spec))
            fill(layer.parameters[0], choose(*initializer, graph, i), random, weights.data());
    }
    return weights;
}

} // namespace tmw::nn
