// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/layer_normalization.h"

#include "core/nn/graph.h"
#include "core/nn/kernels/layer_normalize.h"
#include "core/nn/layers/words.h"

#include <cmath>

namespace tmw::nn {

namespace {

constexpr ErrorKind kOne{"graph.normalizes_one",
                         "Layer \"%1\" normalizes over the last dimension, which has one value: "
                         "its answer would always be the same. Use batch_normalization, or put "
                         "the layer where there are more channels."};

Channels channelsOf(const LayerPass& pass) {
    const auto channels = static_cast<size_t>(pass.layer.output.back());
    return {elementCount(pass.layer.output).value() / channels,
            channels,
            pass.samples,
            {pass.columns, pass.stride}};
}

const float* parameter(const LayerPass& pass, size_t index) {
    return pass.weights + pass.layer.parameters[index].offset;
}

constexpr size_t kCost = 8;

} // namespace

Result<LayerShape> layerNormalizationShape(const LayerSpec&, const Shape& input,
                                           std::string_view name) {
    if (input.back() == 1)
        return fail(kOne, name);
    LayerShape shape;
    shape.output = input;
    shape.parameters = {{"gamma", {input.back()}}, {"beta", {input.back()}}};
    return shape;
}

Result<LayerSpec> parseLayerNormalization(const LayerWords& words) {
    LayerNormalizationSpec spec;
    TMW_CHECK(expectNoMore(words, 0));
    return LayerSpec{spec};
}

std::string formatLayerNormalization(const LayerSpec&) {
    return {};
}

size_t layerNormalizationMemory(const GraphLayer& layer, size_t stride) {
    return 2 * elementCount(layer.output).value() / static_cast<size_t>(layer.output.back()) *
           stride;
}

void layerNormalizationForward(const LayerPass& pass, const float* input, float* answer, bool) {
    const Channels c = channelsOf(pass);
    const double epsilon = std::get<LayerNormalizationSpec>(pass.layer.spec).epsilon;
    float* means = pass.trains ? pass.memory : nullptr;
    pass.workers.split(c.places, c.channels * pass.columns * kCost, [&](size_t first, size_t last) {
        normalizePlaces(c, input, parameter(pass, 0), parameter(pass, 1),
                        static_cast<float>(epsilon), answer, means,
                        means ? means + c.places * pass.stride : nullptr, first, last);
    });
}

void layerNormalizationBackward(const LayerPass& pass, const LayerGradients& gradients) {
    const Channels c = channelsOf(pass);
    const auto& parameters = pass.layer.parameters;
    const float* means = pass.memory;
    const float* inverses = pass.memory + c.places * pass.stride;
    pass.workers.split(c.channels, c.places * pass.columns * kCost, [&](size_t first, size_t last) {
        normalizePlacesByGamma(c, gradients.input, gradients.byAnswer, means, inverses,
                               gradients.weights + parameters[0].offset, first, last);
        sumChannels(gradients.byAnswer, c.places, c.channels, c.columns,
                    gradients.weights + parameters[1].offset, first, last);
    });
    if (!gradients.byInput)
        return;
    pass.workers.split(c.places, c.channels * pass.columns * kCost, [&](size_t first, size_t last) {
        normalizePlacesByInput(c, gradients.input, gradients.byAnswer, parameter(pass, 0), means,
                               inverses, gradients.byInput, first, last);
    });
}

void layerNormalizationInside(const GraphLayer& layer, const float*, std::span<const float> inputs,
                              size_t, const VisitInside& visit) {
    const auto epsilon = static_cast<float>(std::get<LayerNormalizationSpec>(layer.spec).epsilon);
    const auto channels = static_cast<size_t>(layer.output.back());
    std::vector<float> values[NormalInside::Total];
    for (size_t at = 0; at < inputs.size(); at += channels) {
        const auto place = inputs.subspan(at, channels);
        float mean = 0;
        for (const float x : place)
            mean += x;
        mean /= static_cast<float>(channels);
        float variance = 0;
        for (const float x : place)
            variance += (x - mean) * (x - mean);
        variance /= static_cast<float>(channels);
        const float inverse = 1.0F / std::sqrt(variance + epsilon);
        values[NormalInside::Mean].push_back(mean);
        values[NormalInside::Variance].push_back(variance);
        values[NormalInside::Inverse].push_back(inverse);
        for (const float x : place) {
            values[NormalInside::Off].push_back(x - mean);
            values[NormalInside::Square].push_back((x - mean) * (x - mean));
            values[NormalInside::Normal].push_back((x - mean) * inverse);
        }
    }
    for (size_t i = 0; i < NormalInside::Total; ++i)
        visit(i, values[i]);
}

} // namespace tmw::nn
