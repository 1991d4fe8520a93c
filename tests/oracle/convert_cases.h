// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/runner.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tmw::test {

inline constexpr size_t kSamples = 300;

struct Case {
    const char* name;
    int32_t inputs;
    const char* layers;
    double gain = 1;
};

inline constexpr Case kCases[] = {
    {"hello", 1, "dense 16 relu, dense 16 relu, dense 1"},
    {"relu6", 4, "dense 9 relu6, dense 3", 3},
    {"tanh", 3, "dense 11 tanh, dense 2 tanh"},
    {"sigmoid", 5, "dense 7 sigmoid, dense 1 sigmoid"},
    {"saturated", 3, "dense 8 tanh, dense 8 sigmoid, dense 2", 20},
    {"softmax", 4, "dense 10 relu, dense 3 softmax"},
    {"own_activations", 6, "activation relu6, dense 5, activation relu, activation tanh, dense 4"},
    {"relu_of_tanh", 3, "dense 6 tanh, activation relu, activation softmax"},
    {"no_bias", 7, "dense 33 relu no_bias, dense 5 no_bias"},
    {"wide", 200, "dense 130 relu, dense 65 relu, dense 10 softmax"},
    {"image", 100,
     "reshape 10x10x1, conv2d 6 3x3 relu, maxpool 2, conv2d 9 2x2 same relu6, "
     "flatten, dense 5 softmax"},
    {"signal", 96,
     "reshape 32x3, conv1d 7 5 same stride=2 relu, maxpool 2, conv1d 5 3 dilation=2 "
     "tanh, avgpool 2, flatten, dense 3"},
    {"separable", 98,
     "reshape 7x7x2, depthwise_conv2d 3x3 same stride=2 multiplier=3 relu, "
     "conv2d 8 1x1 no_bias, batch_normalization, activation relu, "
     "depthwise_conv2d 3x2 no_bias, avgpool global, dense 4 softmax"},
    {"normalized", 6, "batch_normalization, dense 7 tanh, batch_normalization, dense 3"},
    {"pools", 72,
     "reshape 6x6x2, avgpool 3x2 stride=2 same, conv2d 4 2x2, maxpool 2 stride=1 same, "
     "conv2d 3 1x1 sigmoid, maxpool global, dense 2"},
};

/// Decision 15: the largest difference, as a part of the largest reference.
inline double relativeDifference(const std::vector<float>& ours,
                                 const std::vector<float>& reference) {
    double worst = 0;
    double largest = 0;
    for (size_t i = 0; i < reference.size(); ++i) {
        worst = std::max(
            worst, std::abs(static_cast<double>(ours[i]) - static_cast<double>(reference[i])));
        largest = std::max(largest, std::abs(static_cast<double>(reference[i])));
    }
    return largest > 0 ? worst / largest : worst;
}

/// Answers of the host's interpreter, sample after sample.
template <typename T>
Result<std::vector<T>> runAll(const TfliteModel& model, const std::vector<T>& inputs) {
    TMW_TRY(Plan plan, makePlan(model, rt::CoreFamily::Generic));
    TMW_TRY(Runner runner, Runner::make(std::move(plan)));
    const PlanTensorInfo& info = runner.inputs()[0];
    TMW_TRY(const size_t width, elementCount(info.shape));
    std::vector<T> answers;
    for (size_t at = 0; at < inputs.size(); at += width) {
        const auto* bytes = reinterpret_cast<const std::byte*>(inputs.data() + at);
        const Tensor sample{info.type, info.shape, {bytes, bytes + width * sizeof(T)}};
        TMW_TRY(const std::vector<Tensor> outputs, runner.invoke(std::span(&sample, 1)));
        const auto values = outputs[0].as<T>();
        answers.insert(answers.end(), values.begin(), values.end());
    }
    return answers;
}

} // namespace tmw::test
