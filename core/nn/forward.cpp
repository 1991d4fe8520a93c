// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/forward.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

void activate(Activation activation, std::span<float> row) {
    switch (activation) {
    case Activation::Linear:
        return;
    case Activation::Relu:
        for (float& v : row)
            v = std::max(v, 0.0F);
        return;
    case Activation::Relu6:
        for (float& v : row)
            v = std::clamp(v, 0.0F, 6.0F);
        return;
    case Activation::Tanh:
        for (float& v : row)
            v = std::tanh(v);
        return;
    case Activation::Sigmoid:
        for (float& v : row)
            v = 1.0F / (1.0F + std::exp(-v));
        return;
    case Activation::Softmax: {
        const float top = *std::ranges::max_element(row);
        float sum = 0;
        for (float& v : row)
            sum += v = std::exp(v - top);
        for (float& v : row)
            v /= sum;
        return;
    }
    }
}

std::vector<float> forwardLayer(const GraphLayer& layer, std::span<const float> weights,
                                std::span<const float> inputs, size_t samples) {
    if (const auto* alone = std::get_if<ActivationSpec>(&layer.spec)) {
        std::vector<float> out(inputs.begin(), inputs.end());
        const size_t width = out.size() / samples;
        for (size_t s = 0; s < samples; ++s)
            activate(alone->activation, std::span(out).subspan(s * width, width));
        return out;
    }
    const auto& dense = std::get<DenseSpec>(layer.spec);
    const auto width = static_cast<size_t>(layer.input[0]);
    const auto units = static_cast<size_t>(layer.output[0]);
    const float* kernel = weights.data() + layer.parameters[0].offset;
    std::vector<float> out(samples * units);
    for (size_t s = 0; s < samples; ++s) {
        for (size_t u = 0; u < units; ++u) {
            float sum = dense.bias ? weights[layer.parameters[1].offset + u] : 0.0F;
            for (size_t i = 0; i < width; ++i)
                sum = std::fma(inputs[s * width + i], kernel[i * units + u], sum);
            out[s * units + u] = sum;
        }
        activate(dense.activation, std::span(out).subspan(s * units, units));
    }
    return out;
}

} // namespace

void forwardLayers(const Graph& graph, std::span<const float> weights,
                   std::span<const float> inputs, size_t samples, const LayerObserver& observe) {
    if (samples == 0)
        return;
    std::vector<float> current(inputs.begin(), inputs.end());
    for (size_t i = 0; i < graph.layers().size(); ++i) {
        current = forwardLayer(graph.layers()[i], weights, current, samples);
        observe(i, current);
    }
}

std::vector<float> predict(const Graph& graph, std::span<const float> weights,
                           std::span<const float> inputs, size_t samples) {
    std::vector<float> answer;
    forwardLayers(graph, weights, inputs, samples, [&](size_t layer, std::span<const float> out) {
        if (layer + 1 == graph.layers().size())
            answer.assign(out.begin(), out.end());
    });
    return answer;
}

} // namespace tmw
