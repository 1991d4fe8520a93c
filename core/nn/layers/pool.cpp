// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/pool.h"

#include "core/nn/graph.h"
#include "core/nn/kernels/pool.h"
#include "core/nn/layers/words.h"

namespace tmw::nn {

namespace {

constexpr ErrorKind kRank{
    "graph.rank", "Layer \"%1\" pools signals (length x channels) and images (height x width x "
                  "channels) and gets a tensor of %2. Take it out, or put a reshape before it."};
constexpr ErrorKind kSizeWord{"layers.bad_window",
                              "Layer %1 (\"%2\"): \"%3\" is not a size to pool. Write 2, 2x2 or "
                              "global."};
constexpr std::string_view kGlobal = "global";

bool isGlobal(const PoolSpec& spec) {
    return spec.window.size.width == 0;
}

/// Fitted to the axes there are.
Window fitted(const PoolSpec& spec, const Plane& plane) {
    Window window = spec.window;
    if (isGlobal(spec)) {
        window.size = {static_cast<int>(plane.height), static_cast<int>(plane.width)};
        window.stride = {};
    } else if (plane.axes == 1) {
        window.size.height = window.stride.height = 1;
    }
    return window;
}

Columns columnsOf(const LayerPass& pass) {
    return {pass.columns, pass.stride};
}

template <typename Work>
void splitChannels(const LayerPass& pass, const Convolution& c, const Work& work) {
    constexpr size_t kCost = 4; // of a value, in multiply-adds
    pass.workers.split(c.channels, c.places() * c.taps() * pass.columns * kCost, work);
}

} // namespace

const PoolSpec& poolSpec(const LayerSpec& spec) {
    if (const auto* max = std::get_if<MaxPoolSpec>(&spec))
        return *max;
    return std::get<AveragePoolSpec>(spec);
}

Convolution poolOf(const GraphLayer& layer) {
    const Plane plane = *planeOf(layer.input);
    return *slide(fitted(poolSpec(layer.spec), plane), plane, plane.channels, layer.name);
}

Result<LayerShape> poolShape(const LayerSpec& layer, const Shape& input, std::string_view name) {
    const PoolSpec& spec = poolSpec(layer);
    const auto plane = planeOf(input);
    if (!plane)
        return fail(kRank, name, toText(input));
    TMW_TRY(const Convolution c, slide(fitted(spec, *plane), *plane, plane->channels, name));
    LayerShape shape;
    shape.output = isGlobal(spec) ? Shape{input.back()} : answerShape(c, plane->axes);
    return shape;
}

template <typename Spec>
Result<LayerSpec> parsePool(const LayerWords& words) {
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text, "a size: 2, 2x2 or global");
    Spec spec;
    const std::string& size = words.words.front();
    const auto extent = size == kGlobal ? std::optional<Extent>({0, 0}) : extentFromWord(size, 2);
    if (!extent)
        return fail(kSizeWord, words.layer, words.text, size);
    spec.window.size = spec.window.stride = *extent;
    for (size_t i = 1; i < words.words.size(); ++i) {
        const std::string& word = words.words[i];
        if (isGlobal(spec) || word.starts_with("dilation") || !takeWindowWord(spec.window, word, 2))
            return fail(kUnknownWord, words.layer, words.text, word,
                        "stride=2, same, valid or name=NAME");
    }
    return LayerSpec{spec};
}
template Result<LayerSpec> parsePool<MaxPoolSpec>(const LayerWords&);
template Result<LayerSpec> parsePool<AveragePoolSpec>(const LayerWords&);

std::string formatPool(const LayerSpec& layer) {
    const PoolSpec& spec = poolSpec(layer);
    if (isGlobal(spec))
        return std::string(kGlobal);
    const auto word = [](const Extent& extent) {
        return extent.height == extent.width ? std::to_string(extent.width) : wordOf(extent, 2);
    };
    std::string text = word(spec.window.size);
    if (spec.window.stride != spec.window.size)
        text.append(" stride=").append(word(spec.window.stride));
    if (spec.window.padding == Padding::Same)
        text.append(" same");
    return text;
}

void maxPoolForward(const LayerPass& pass, const float* input, float* answer, bool) {
    const Convolution c = poolOf(pass.layer);
    splitChannels(pass, c, [&](size_t first, size_t last) {
        maxPool(c, columnsOf(pass), input, answer, first, last);
    });
}

void maxPoolBackwardPass(const LayerPass& pass, const LayerGradients& gradients) {
    if (!gradients.byInput)
        return;
    const Convolution c = poolOf(pass.layer);
    splitChannels(pass, c, [&](size_t first, size_t last) {
        maxPoolBackward(c, columnsOf(pass), gradients.input, gradients.answer, gradients.byAnswer,
                        gradients.byInput, first, last);
    });
}

void averagePoolForward(const LayerPass& pass, const float* input, float* answer, bool) {
    const Convolution c = poolOf(pass.layer);
    splitChannels(pass, c, [&](size_t first, size_t last) {
        averagePool(c, columnsOf(pass), input, answer, first, last);
    });
}

void averagePoolBackwardPass(const LayerPass& pass, const LayerGradients& gradients) {
    if (!gradients.byInput)
        return;
    const Convolution c = poolOf(pass.layer);
    splitChannels(pass, c, [&](size_t first, size_t last) {
        averagePoolBackward(c, columnsOf(pass), gradients.byAnswer, gradients.byInput, first, last);
    });
}

} // namespace tmw::nn
