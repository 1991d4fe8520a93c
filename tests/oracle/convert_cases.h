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

/// Of activations that no runtime computes on int16.
inline constexpr Case kNotInt16[] = {
    {"elu", 5, "dense 12 elu, dense 9 elu, dense 3", 2},
    {"hard_swish", 5, "dense 12 hard_swish, dense 9 hard_swish, dense 3", 3},
    {"bent_image", 100,
     "reshape 10x10x1, conv2d 6 3x3 hard_swish, maxpool 2, depthwise_conv2d 3x3 elu, "
     "conv2d 9 2x2 leaky_relu, flatten, dense 5 softmax"},
};

inline constexpr Case kCases[] = {
    {"leaky", 5, "dense 12 leaky_relu, activation leaky_relu slope=0.1, dense 3"},
    {"transposed", 48,
     "reshape 4x4x3, conv2d_transpose 6 3x3 stride=2 relu, conv2d_transpose 4 2x4 same stride=2, "
     "conv2d_transpose 3 3x3 same no_bias tanh, avgpool 4, flatten, dense 3"},
    {"transposed_normal", 24,
     "reshape 3x2x4, conv2d_transpose 5 2x2 stride=3 no_bias, batch_normalization, activation "
     "relu6, conv2d 2 3x3, flatten, dense 3"},
    {"layer_normal", 12, "dense 20, layer_normalization, activation relu, dense 5"},
    {"layer_normal_image", 98,
     "reshape 7x7x2, conv2d 12 3x3 relu, layer_normalization, conv2d 8 3x3, layer_normalization, "
     "avgpool global, dense 4"},
    {"layer_normal_signal", 60,
     "reshape 20x3, layer_normalization, conv1d 9 5, "
     "layer_normalization, activation tanh, flatten, dense 4"},
    {"lstm", 60, "reshape 20x3, lstm 9, dense 4"},
    {"lstm_steps", 48, "reshape 12x4, lstm 8 sequences, lstm 5 sequences, flatten, dense 3"},
    {"lstm_far", 60, "reshape 30x2, lstm 7, dense 3 tanh", 6},
    {"gru", 60, "reshape 20x3, gru 9, dense 4"},
    {"gru_steps", 48, "reshape 12x4, gru 8 sequences, gru 5 sequences, flatten, dense 3"},
    {"gru_convolved", 60, "reshape 20x3, conv1d 6 5 relu, gru 5, dense 3 softmax"},
    {"lstm_convolved", 60, "reshape 20x3, conv1d 6 5 relu, lstm 5, dense 3 softmax"},
    {"padded", 98,
     "reshape 7x7x2, zero_padding 1, conv2d 6 3x3 stride=2 relu, zero_padding 0x1x2x0, "
     "depthwise_conv2d 3x2, zero_padding 0x1x0x1, conv2d 5 2x2, flatten, dense 4"},
    {"padded_signal", 40,
     "reshape 20x2, zero_padding 4x0, conv1d 6 5 relu, zero_padding 1, "
     "conv1d 5 3, zero_padding 1x3, flatten, dense 4"},
    {"upsampled", 36,
     "reshape 6x3x2, conv2d 4 3x2, upsampling 2x3, conv2d 5 3x3 relu, reshape 24x5, upsampling 3, "
     "avgpool global, dense 3"},
    {"upsampled_often", 6, "reshape 2x3, upsampling 41, avgpool 41, flatten, dense 3"},
    {"permuted", 48,
     "reshape 6x4x2, permute 3x1x2, conv2d 4 2x3, permute 2x3x1, gaussian_noise 0.1, "
     "reshape 8x2, permute 2x1, conv1d 3 2, flatten, dense 3"},
    {"residual", 100,
     "reshape 10x10x1, conv2d 6 3x3 same relu name=a, conv2d 6 3x3 same no_bias, "
     "batch_normalization, add with=a, activation relu name=b, conv2d 9 3x3 same stride=2, "
     "batch_normalization name=c, conv2d 9 1x1 stride=2 from=b, add with=c relu, avgpool global, "
     "dense 4 softmax"},
    {"branches", 48,
     "reshape 16x3 name=in, conv1d 5 3 same relu name=a, conv1d 4 1 from=in tanh name=b, "
     "conv1d 4 5 same from=in, concatenate with=a+b name=all, conv1d 12 3 same sigmoid, "
     "maxpool 2 name=p, avgpool 2 from=all, concatenate with=p, flatten, dense 3"},
    {"gated", 6,
     "dense 8 sigmoid name=gate, dense 8 tanh from=input, multiply with=gate relu6, "
     "dense 8 from=input name=x, add with=multiply+gate tanh, concatenate with=input, dense 3"},
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

inline std::vector<Case> everyCase() {
    std::vector<Case> all(std::begin(kCases), std::end(kCases));
    all.insert(all.end(), std::begin(kNotInt16), std::end(kNotInt16));
    return all;
}

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
