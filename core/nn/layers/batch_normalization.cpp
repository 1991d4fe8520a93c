// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/batch_normalization.h"

#include "core/nn/graph.h"
#include "core/nn/kernels/normalize.h"
#include "core/nn/layers/words.h"

#include <algorithm>

namespace tmw::nn {

namespace {

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

float epsilonOf(const LayerPass& pass) {
    return static_cast<float>(std::get<BatchNormalizationSpec>(pass.layer.spec).epsilon);
}

template <typename Work>
void splitChannels(const LayerPass& pass, const Channels& c, const Work& work) {
    constexpr size_t kCost = 4;
    pass.workers.split(c.channels, c.places * pass.columns * kCost, work);
}

} // namespace

Result<LayerShape> batchNormalizationShape(const LayerSpec& layer, const Shape& input,
                                           std::string_view) {
    const double momentum = std::get<BatchNormalizationSpec>(layer).momentum;
    LayerShape shape;
    shape.output = input;
    const Shape channels{input.back()};
    shape.parameters = {{"gamma", channels}, {"beta", channels}};
    shape.averages = {{"moving_mean", channels}, {"moving_variance", channels}};
    shape.momentum = momentum;
    return shape;
}

Result<LayerSpec> parseBatchNormalization(const LayerWords& words) {
    TMW_CHECK(expectNoMore(words, 0));
    return LayerSpec{BatchNormalizationSpec{}};
}

std::string formatBatchNormalization(const LayerSpec&) {
    return {};
}

size_t batchNormalizationMemory(const GraphLayer& layer, size_t) {
    return 2 * static_cast<size_t>(layer.output.back());
}

void batchNormalizationForward(const LayerPass& pass, const float* input, float* answer, bool) {
    const Channels c = channelsOf(pass);
    const float* mean = pass.trains ? pass.memory : parameter(pass, 2);
    const float* variance = pass.trains ? pass.memory + c.channels : parameter(pass, 3);
    splitChannels(pass, c, [&](size_t first, size_t last) {
        if (pass.trains)
            channelMoments(c, input, pass.memory, pass.memory + c.channels, first, last);
        normalize(c, input, parameter(pass, 0), parameter(pass, 1), mean, variance, epsilonOf(pass),
                  answer, first, last);
    });
}

void batchNormalizationBackward(const LayerPass& pass, const LayerGradients& gradients) {
    const Channels c = channelsOf(pass);
    const auto& parameters = pass.layer.parameters;
    splitChannels(pass, c, [&](size_t first, size_t last) {
        normalizeBackward(c, gradients.input, gradients.byAnswer, parameter(pass, 0), pass.memory,
                          pass.memory + c.channels, epsilonOf(pass),
                          gradients.weights + parameters[0].offset,
                          gradients.weights + parameters[1].offset, gradients.byInput, first, last);
    });
    // What the moving averages follow.
    std::copy_n(pass.memory, c.channels, gradients.weights + parameters[2].offset);
    std::copy_n(pass.memory + c.channels, c.channels, gradients.weights + parameters[3].offset);
}

} // namespace tmw::nn
