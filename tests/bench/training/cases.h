// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/training.h"

#include <numeric>
#include <string_view>

namespace tmw::bench {

struct Case {
    std::string_view name;
    std::string_view layers;
    int inputs;
    int samples;
    int epochs;
    int batch;
};

/// With batch normalization and relu after the layer, as the published networks have it.
#define TMW_NORMALIZED(layer) layer " no_bias, batch_normalization, activation relu, "
#define TMW_SEPARABLE(filters, stride)                                                             \
    TMW_NORMALIZED("depthwise_conv2d 3x3 same stride=" stride)                                     \
    TMW_NORMALIZED("conv2d " filters " 1x1")

inline constexpr Case kCases[] = {
    {"sine", "dense 16 relu, dense 16 relu, dense 1", 1, 600, 500, 64},
    {"conv1d",
     "reshape 128x9, conv1d 16 5 same relu, maxpool 2, conv1d 32 5 same relu, maxpool 2, flatten, "
     "dense 64 relu, dense 6 softmax",
     1152, 2048, 12, 32},
    {"lstm", "reshape 128x9, lstm 32, dense 6 softmax", 1152, 1024, 4, 32},
    {"gru", "reshape 128x9, gru 32, dense 6 softmax", 1152, 1024, 4, 32},
    {"ds_cnn",
     "reshape 49x10x1, " TMW_NORMALIZED("conv2d 64 10x4 same stride=2") TMW_SEPARABLE("64", "1")
         TMW_SEPARABLE("64", "1") TMW_SEPARABLE("64", "1")
             TMW_SEPARABLE("64", "1") "avgpool global, dense 12 softmax",
     490, 600, 8, 100},
    {"mobilenet",
     "reshape 96x96x1, " TMW_NORMALIZED("conv2d 8 3x3 same stride=2") TMW_SEPARABLE("16", "1")
         TMW_SEPARABLE("32", "2") TMW_SEPARABLE("32", "1") TMW_SEPARABLE("64", "2")
             TMW_SEPARABLE("64", "1") TMW_SEPARABLE("128", "2") TMW_SEPARABLE("128", "1")
                 TMW_SEPARABLE("128", "1") TMW_SEPARABLE("128", "1") TMW_SEPARABLE("128", "1")
                     TMW_SEPARABLE("128", "1") TMW_SEPARABLE("256", "2")
                         TMW_SEPARABLE("256", "1") "avgpool global, dense 2 softmax",
     9216, 256, 4, 32},
    {"table", "dense 20 relu, dense 10 relu, dense 4 softmax", 33, 2000, 50, 32},
};

/// Uniform inputs; numbers: a wave; classes: which part the first input lies in.
inline Features make(const Case& bench, size_t classes) {
    Features features;
    features.samples = static_cast<size_t>(bench.samples);
    features.sampleShape = {bench.inputs};
    features.inputNames.resize(static_cast<size_t>(bench.inputs), "x");
    Random random(1);
    for (size_t s = 0; s < features.samples; ++s) {
        for (int i = 0; i < bench.inputs; ++i)
            features.inputs.push_back(static_cast<float>(random.uniform(-1, 1)));
        const float x = features.inputs[s * features.inputWidth()];
        if (bench.inputs == 1)
            features.targets.push_back(4 * x * (1 - x * x));
        else
            features.labels.push_back(
                static_cast<int32_t>((x + 1) * 0.49999F * static_cast<float>(classes)));
    }
    features.split.train.resize(features.samples);
    std::iota(features.split.train.begin(), features.split.train.end(), 0U);
    if (bench.inputs == 1) {
        features.targetNames = {"y"};
    } else {
        features.task = Task::Classification;
        features.classNames.resize(classes, "class");
    }
    return features;
}

} // namespace tmw::bench
