// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/blocks.h"

#include "core/base/remark.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace tmw::nn {

namespace {

using Words = std::vector<std::string>;

/// With batch normalization and relu behind it.
std::string normalized(const std::string& layer) {
    return layer + " no_bias, batch_normalization, activation relu";
}

std::string separable(int filters, int stride) {
    return normalized("depthwise_conv2d 3x3 same stride=" + std::to_string(stride)) + ", " +
           normalized("conv2d " + std::to_string(filters) + " 1x1");
}

/// Keras' SeparableConv: depthwise without a bias, then a convolution of one tap.
std::optional<std::string> separableConv(const Words& words, const char* axes, const char* one) {
    if (words.size() < 2)
        return std::nullopt;
    std::string depthwise = std::string("depthwise_conv") + axes + " " + words[1];
    std::string pointwise = std::string("conv") + axes + " " + words[0] + " " + one;
    for (size_t i = 2; i < words.size(); ++i) {
        const bool slides = words[i] == "same" || words[i] == "valid" ||
                            words[i].starts_with("stride=") || words[i].starts_with("dilation=") ||
                            words[i].starts_with("multiplier=") || words[i].starts_with("from=");
        (slides ? depthwise : pointwise).append(" ").append(words[i]);
    }
    return depthwise + " no_bias, " + pointwise;
}
std::optional<std::string> separableConv1D(const Words& words) {
    return separableConv(words, "1d", "1");
}
std::optional<std::string> separableConv2D(const Words& words) {
    return separableConv(words, "2d", "1x1");
}

/// Of MLPerf Tiny's keyword spotting (Zhang et al., "Hello Edge", 2017): for 49x10x1.
std::optional<std::string> dsCnn(const Words& words) {
    if (!words.empty())
        return std::nullopt;
    std::string text = normalized("conv2d 64 10x4 same stride=2");
    text.append(", dropout 0.2");
    for (int i = 0; i < 4; ++i)
        text.append(", ").append(separable(64, 1));
    return text.append(", dropout 0.4, avgpool global");
}

/// Howard et al., "MobileNets", 2017, table 1, with the width multiplier given.
std::optional<std::string> mobileNet(const Words& words) {
    double alpha = 1;
    if (words.size() > 1)
        return std::nullopt;
    if (!words.empty()) {
        const std::string& word = words[0];
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), alpha);
        if (error != std::errc() || end != word.data() + word.size() || !(alpha > 0 && alpha <= 2))
            return std::nullopt;
    }
    struct Step {
        int filters;
        int stride;
    };
    constexpr std::array<Step, 13> kSteps{{{64, 1},
                                           {128, 2},
                                           {128, 1},
                                           {256, 2},
                                           {256, 1},
                                           {512, 2},
                                           {512, 1},
                                           {512, 1},
                                           {512, 1},
                                           {512, 1},
                                           {512, 1},
                                           {1024, 2},
                                           {1024, 1}}};
    const auto scaled = [alpha](int filters) {
        return std::max(1, static_cast<int>(filters * alpha));
    };
    std::string text = normalized("conv2d " + std::to_string(scaled(32)) + " 3x3 same stride=2");
    for (const Step& step : kSteps)
        text.append(", ").append(separable(scaled(step.filters), step.stride));
    return text.append(", avgpool global");
}

/// Of MLPerf Tiny's anomaly detection: 128 wide, 8 in the middle.
std::optional<std::string> autoencoder(const Words& words) {
    if (!words.empty())
        return std::nullopt;
    std::string text = normalized("dense 128");
    for (const char* units : {"128", "128", "128", "8", "128", "128", "128", "128"})
        text.append(", ").append(normalized(std::string("dense ").append(units)));
    return text;
}

/// Of TensorFlow's micro_speech example: for 49x40x1.
std::optional<std::string> tinyConv(const Words& words) {
    if (!words.empty())
        return std::nullopt;
    return "conv2d 8 10x8 same stride=2 relu, dropout 0.5, flatten";
}

/// Two convolutions with a way around them; where they change the shape, it goes through a
/// convolution of one tap.
std::string residual(const std::string& from, const std::string& name, int filters, int stride) {
    const std::string size = "conv2d " + std::to_string(filters);
    const std::string step = " same stride=" + std::to_string(stride);
    const std::string sums = name + ".sums";
    std::string text = normalized(size + " 3x3" + step) + ", " + size +
                       " 3x3 same no_bias, batch_normalization name=" + sums;
    if (stride == 1)
        return text + ", add with=" + from + " relu name=" + name;
    return text + ", " + size + " 1x1" + step + " from=" + from + ", add with=" + sums +
           " relu name=" + name;
}

/// Of MLPerf Tiny's image classification: for 32x32x3.
std::optional<std::string> resnet8(const Words& words) {
    if (!words.empty())
        return std::nullopt;
    return normalized("conv2d 16 3x3 same") + " name=stack_0, " +
           residual("stack_0", "stack_1", 16, 1) + ", " + residual("stack_1", "stack_2", 32, 2) +
           ", " + residual("stack_2", "stack_3", 64, 2) + ", avgpool global";
}

/// A DS-CNN with an eighth of the multiply-accumulates of `ds_cnn`.
std::optional<std::string> kwsMicro(const Words& words) {
    if (!words.empty())
        return std::nullopt;
    std::string text = normalized("conv2d 24 10x4 same stride=2");
    for (int i = 0; i < 2; ++i)
        text.append(", ").append(separable(24, 1));
    return text.append(", dropout 0.2, avgpool global");
}

constexpr BlockRow kRows[] = {
    {"flatten", "", TMW_PHRASE("LayerForm", "all values as a flat row"),
     [](const Words& words) {
         std::string text = "reshape flat";
         for (const std::string& word : words)
             text.append(" ").append(word);
         return std::optional(text);
     }},
    {"separable_conv1d", "FILTERS SIZE [words of conv1d]",
     TMW_PHRASE("LayerForm", "a depthwise convolution, then one of a single tap"), separableConv1D},
    {"separable_conv2d", "FILTERS HEIGHTxWIDTH [words of conv2d]",
     TMW_PHRASE("LayerForm", "a depthwise convolution, then one of a single tap"), separableConv2D},
    {"ds_cnn", "", TMW_PHRASE("LayerForm", "MLPerf Tiny's keyword spotting, before its last layer"),
     dsCnn},
    {"mobilenet_v1", "[WIDTH]",
     TMW_PHRASE("LayerForm", "MobileNet V1 before its last layer; 0.25 is a quarter as wide"),
     mobileNet},
    {"resnet8", "",
     TMW_PHRASE("LayerForm", "MLPerf Tiny's image classification, before its last layer"), resnet8},
    {"kws_micro", "", TMW_PHRASE("LayerForm", "a small ds_cnn for keywords, before its last layer"),
     kwsMicro},
    {"autoencoder", "",
     TMW_PHRASE("LayerForm", "MLPerf Tiny's anomaly detection, before its last layer"),
     autoencoder},
    {"tiny_conv", "", TMW_PHRASE("LayerForm", "micro_speech's network, before its last layer"),
     tinyConv},
};

} // namespace

std::span<const BlockRow> blockTable() {
    return kRows;
}

} // namespace tmw::nn
