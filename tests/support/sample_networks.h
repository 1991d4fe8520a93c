// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"
#include "core/nn/training.h"
#include "core/quant/convert.h"

#include <cmath>
#include <string>

namespace tmw::test {

/// A network with seeded weights, about Glorot's times `gain`; nothing was trained.
inline Result<TrainedModel> sampleNetwork(Shape sample, std::string_view layers, uint64_t seed = 1,
                                          double gain = 1) {
    TMW_TRY(std::vector<LayerSpec> specs, parseLayers(layers));
    TMW_TRY(Graph graph, Graph::build(std::move(sample), std::move(specs)));
    TrainedModel model{std::move(graph), {}, seed, {}, 0, 0, 0};
    model.weights.resize(model.graph.parameterCount());
    Random random(seed);
    for (const GraphLayer& layer : model.graph.layers())
        for (const Parameter& parameter : layer.parameters) {
            const double spread = gain * std::sqrt(6.0 / (layer.input[0] + layer.output[0]));
            for (size_t i = 0; i < parameter.count; ++i)
                model.weights[parameter.offset + i] = static_cast<float>(
                    parameter.name == "moving_variance" ? random.uniform(0.5, 2)
                                                        : random.uniform(-spread, spread));
        }
    return model;
}

inline Result<TrainedModel> sampleNetwork(int32_t inputs, std::string_view layers,
                                          uint64_t seed = 1, double gain = 1) {
    return sampleNetwork(Shape{inputs}, layers, seed, gain);
}

/// Seeded inputs in [-2, 3): `trains` samples to train on, as many again to test on.
inline Features sampleFeatures(int32_t inputs, size_t trains, uint64_t seed = 1) {
    Features features;
    features.samples = 2 * trains;
    features.sampleShape = {inputs};
    for (int32_t i = 0; i < inputs; ++i)
        features.inputNames.push_back("x" + std::to_string(i));
    Random random(seed);
    for (size_t i = 0; i < features.samples * features.inputWidth(); ++i)
        features.inputs.push_back(static_cast<float>(random.uniform(-2, 3)));
    features.raw = features.inputs;
    features.inputContract = {std::vector<float>(features.inputWidth(), 1),
                              std::vector<float>(features.inputWidth(), 0)};
    for (uint32_t i = 0; i < features.samples; ++i)
        (i < trains ? features.split.train : features.split.test).push_back(i);
    return features;
}

/// A picture's network: 28x28x1 in, which no frame of the link holds, ten classes out.
inline Result<TfliteModel> pictureModel() {
    const Shape shape{28, 28, 1};
    TMW_TRY(const TrainedModel trained,
            sampleNetwork(shape, "conv2d 4 3x3 relu, maxpool 2, flatten, dense 10 softmax"));
    Features features = sampleFeatures(28 * 28, 20);
    features.sampleShape = shape;
    TMW_TRY(const Calibration calibration, calibrate(trained, features));
    return convert(trained, ModelKind::Int8, &calibration);
}

} // namespace tmw::test
