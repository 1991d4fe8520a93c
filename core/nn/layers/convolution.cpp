// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/convolution.h"

#include "core/nn/graph.h"
#include "core/nn/layers/activation.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/words.h"

#include <algorithm>
#include <charconv>

namespace tmw::nn {

namespace {

constexpr ErrorKind kBadFilters{"graph.bad_units",
                                "Layer \"%1\" has %2 filters. Give it from 1 to %3."};
constexpr ErrorKind kFiltersWord{
    "layers.bad_units", "Layer %1 (\"%2\"): \"%3\" is not a number of filters from 1 to %4."};
constexpr ErrorKind kSizeWord{"layers.bad_window",
                              "Layer %1 (\"%2\"): \"%3\" is not a size of a window. Write %4."};
constexpr ErrorKind kImage{
    "graph.rank", "Layer \"%1\" takes an image (height x width x channels) and gets a tensor of "
                  "%2. Put \"reshape 28x28x1\" with the image's size before it."};
constexpr ErrorKind kSignal{
    "graph.rank", "Layer \"%1\" takes a signal (length x channels) and gets a tensor of %2. Put "
                  "\"reshape 128x1\" with the signal's size before it."};

template <typename Spec>
Status takeOptions(Spec& spec, const LayerWords& words, size_t from, int axes) {
    for (size_t i = from; i < words.words.size(); ++i)
        if (!takeWindowWord(spec.window, words.words[i], axes) &&
            !takeSumsWord(spec, words.words[i]))
            return fail(kUnknownWord, words.layer, words.text, words.words[i],
                        windowGrammar(axes) + ", " + sumsGrammar());
    return {};
}

template <typename Spec>
std::string optionWords(const Spec& spec, int axes) {
    return windowWords(spec.window, axes) + sumsWords(spec);
}

int axesOf(const LayerSpec& spec) {
    return std::holds_alternative<Conv1DSpec>(spec) ||
                   std::holds_alternative<DepthwiseConv1DSpec>(spec)
               ? 1
               : 2;
}

Result<Plane> planeFor(int axes, const Shape& input, std::string_view name) {
    const auto plane = planeOf(input);
    if (plane && plane->axes == axes)
        return *plane;
    return axes == 1 ? fail(kSignal, name, toText(input)) : fail(kImage, name, toText(input));
}

std::optional<int> countFromWord(const std::string& word) {
    int count = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), count);
    if (error != std::errc() || end != word.data() + word.size() || count < 1 ||
        count > kUnitsLimit)
        return std::nullopt;
    return count;
}

void backActivate(const LayerPass& pass, const LayerGradients& gradients, Activation activation) {
    if (!gradients.throughActivation)
        activateBackward(activation, gradients.answer, gradients.byAnswer, pass);
}

Columns columnsOf(const LayerPass& pass) {
    return {pass.columns, pass.stride};
}

const float* biasOf(const LayerPass& pass) {
    const auto& parameters = pass.layer.parameters;
    return parameters.size() > 1 ? pass.weights + parameters[1].offset : nullptr;
}

void biasGradient(const LayerPass& pass, const LayerGradients& gradients, const Convolution& c) {
    if (pass.layer.parameters.size() < 2)
        return;
    float* sums = gradients.weights + pass.layer.parameters[1].offset;
    pass.workers.split(c.filters, c.places() * pass.columns, [&](size_t first, size_t last) {
        sumChannels(gradients.byAnswer, c.places(), c.filters, columnsOf(pass), sums, first, last);
    });
}

} // namespace

const ConvolutionSpec& convolutionSpec(const LayerSpec& spec) {
    if (const auto* one = std::get_if<Conv1DSpec>(&spec))
        return *one;
    return std::get<Conv2DSpec>(spec);
}

const DepthwiseSpec& depthwiseSpec(const LayerSpec& spec) {
    if (const auto* one = std::get_if<DepthwiseConv1DSpec>(&spec))
        return *one;
    return std::get<DepthwiseConv2DSpec>(spec);
}

Convolution convolutionOf(const GraphLayer& layer) {
    const Plane plane = *planeOf(layer.input);
    const bool isDepthwise = std::holds_alternative<DepthwiseConv1DSpec>(layer.spec) ||
                             std::holds_alternative<DepthwiseConv2DSpec>(layer.spec);
    const Window& window =
        isDepthwise ? depthwiseSpec(layer.spec).window : convolutionSpec(layer.spec).window;
    return *slide(window, plane, static_cast<size_t>(layer.output.back()), layer.name);
}

Result<LayerShape> convolutionShape(const LayerSpec& layer, const Shape& input,
                                    std::string_view name) {
    const ConvolutionSpec& spec = convolutionSpec(layer);
    const int axes = axesOf(layer);
    if (spec.filters < 1 || spec.filters > kUnitsLimit)
        return fail(kBadFilters, name, spec.filters, kUnitsLimit);
    TMW_TRY(const Plane plane, planeFor(axes, input, name));
    TMW_TRY(const Convolution c,
            slide(spec.window, plane, static_cast<size_t>(spec.filters), name));
    LayerShape shape;
    shape.output = answerShape(c, axes);
    TMW_CHECK(checkActivation(spec.activation, shape.output, name));
    shape.parameters.emplace_back("kernel", Shape{spec.window.size.height, spec.window.size.width,
                                                  input.back(), spec.filters});
    if (spec.bias)
        shape.parameters.emplace_back("bias", Shape{spec.filters});
    shape.macs = uint64_t{c.places()} * c.taps() * c.channels * c.filters;
    return shape;
}

template <int Axes>
Result<LayerSpec> parseConvolution(const LayerWords& words) {
    if (words.words.size() < 2)
        return fail(kMissingWord, words.layer, words.text,
                    Axes == 1 ? "conv1d FILTERS SIZE, for example conv1d 8 5"
                              : "conv2d FILTERS HEIGHTxWIDTH, for example conv2d 8 3x3");
    std::conditional_t<Axes == 1, Conv1DSpec, Conv2DSpec> spec;
    const auto filters = countFromWord(words.words[0]);
    if (!filters)
        return fail(kFiltersWord, words.layer, words.text, words.words[0], kUnitsLimit);
    const auto size = extentFromWord(words.words[1], Axes);
    if (!size)
        return fail(kSizeWord, words.layer, words.text, words.words[1], Axes == 1 ? "5" : "3x3");
    spec.filters = *filters;
    spec.window.size = *size;
    TMW_CHECK(takeOptions(spec, words, 2, Axes));
    return LayerSpec{spec};
}
template Result<LayerSpec> parseConvolution<1>(const LayerWords&);
template Result<LayerSpec> parseConvolution<2>(const LayerWords&);

std::string formatConvolution(const LayerSpec& layer) {
    const ConvolutionSpec& spec = convolutionSpec(layer);
    const int axes = axesOf(layer);
    return std::to_string(spec.filters) + " " + wordOf(spec.window.size, axes) +
           optionWords(spec, axes);
}

Activation convolutionActivation(const LayerSpec& spec) {
    return convolutionSpec(spec).activation;
}

void convolutionForward(const LayerPass& pass, const float* input, float* answer, bool activated) {
    const Convolution c = convolutionOf(pass.layer);
    const float* weights = pass.weights + pass.layer.parameters[0].offset;
    const Activation activation = convolutionActivation(pass.layer.spec);
    const size_t cost = c.taps() * c.channels * c.filters * pass.columns;
    pass.workers.split(c.places(), cost, [&](size_t first, size_t last) {
        convolve(c, columnsOf(pass), input, weights, biasOf(pass), answer, first, last);
        if (activated)
            activate(activation, answer, pass, first, last);
    });
}

void convolutionBackward(const LayerPass& pass, const LayerGradients& gradients) {
    const Convolution c = convolutionOf(pass.layer);
    const Parameter& kernel = pass.layer.parameters[0];
    backActivate(pass, gradients, convolutionActivation(pass.layer.spec));
    const size_t pieces = weightPieces(c);
    pass.workers.split(pieces, c.places() * pass.columns * 16, [&](size_t first, size_t last) {
        convolveByWeights(c, columnsOf(pass), gradients.input, gradients.byAnswer,
                          gradients.weights + kernel.offset, first, last);
    });
    biasGradient(pass, gradients, c);
    if (!gradients.byInput)
        return;
    const size_t inputs = c.height * c.width;
    const size_t cost = c.taps() * c.channels * c.filters * pass.columns * c.places() / inputs;
    pass.workers.split(inputs, cost, [&](size_t first, size_t last) {
        convolveByInput(c, columnsOf(pass), gradients.byAnswer, pass.weights + kernel.offset,
                        nullptr, gradients.byInput, first, last);
    });
}

Result<LayerShape> depthwiseShape(const LayerSpec& layer, const Shape& input,
                                  std::string_view name) {
    const DepthwiseSpec& spec = depthwiseSpec(layer);
    const int axes = axesOf(layer);
    TMW_TRY(const Plane plane, planeFor(axes, input, name));
    const int64_t filters = int64_t{spec.multiplier} * input.back();
    if (spec.multiplier < 1 || filters > kUnitsLimit)
        return fail(kBadFilters, name, filters, kUnitsLimit);
    TMW_TRY(const Convolution c, slide(spec.window, plane, static_cast<size_t>(filters), name));
    LayerShape shape;
    shape.output = answerShape(c, axes);
    TMW_CHECK(checkActivation(spec.activation, shape.output, name));
    shape.parameters.emplace_back("kernel", Shape{spec.window.size.height, spec.window.size.width,
                                                  input.back(), spec.multiplier});
    if (spec.bias)
        shape.parameters.emplace_back("bias", Shape{shape.output.back()});
    shape.macs = uint64_t{c.places()} * c.taps() * c.filters;
    return shape;
}

template <int Axes>
Result<LayerSpec> parseDepthwise(const LayerWords& words) {
    constexpr std::string_view kMultiplier = "multiplier=";
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text,
                    Axes == 1 ? "depthwise_conv1d SIZE" : "depthwise_conv2d HEIGHTxWIDTH");
    std::conditional_t<Axes == 1, DepthwiseConv1DSpec, DepthwiseConv2DSpec> spec;
    const auto size = extentFromWord(words.words[0], Axes);
    if (!size)
        return fail(kSizeWord, words.layer, words.text, words.words[0], Axes == 1 ? "5" : "3x3");
    spec.window.size = *size;
    LayerWords rest = words;
    for (auto at = rest.words.begin(); at != rest.words.end(); ++at)
        if (at->starts_with(kMultiplier)) {
            const auto multiplier = countFromWord(at->substr(kMultiplier.size()));
            if (!multiplier)
                return fail(kFiltersWord, words.layer, words.text, *at, kUnitsLimit);
            spec.multiplier = *multiplier;
            rest.words.erase(at);
            break;
        }
    TMW_CHECK(takeOptions(spec, rest, 1, Axes));
    return LayerSpec{spec};
}
template Result<LayerSpec> parseDepthwise<1>(const LayerWords&);
template Result<LayerSpec> parseDepthwise<2>(const LayerWords&);

std::string formatDepthwise(const LayerSpec& layer) {
    const DepthwiseSpec& spec = depthwiseSpec(layer);
    const int axes = axesOf(layer);
    std::string text = wordOf(spec.window.size, axes);
    if (spec.multiplier != 1)
        text.append(" multiplier=").append(std::to_string(spec.multiplier));
    return text + optionWords(spec, axes);
}

Activation depthwiseActivation(const LayerSpec& spec) {
    return depthwiseSpec(spec).activation;
}

void depthwiseForward(const LayerPass& pass, const float* input, float* answer, bool activated) {
    const Convolution c = convolutionOf(pass.layer);
    const float* weights = pass.weights + pass.layer.parameters[0].offset;
    pass.workers.split(
        c.filters, c.places() * c.taps() * pass.columns, [&](size_t first, size_t last) {
            depthwise(c, columnsOf(pass), input, weights, biasOf(pass), answer, first, last);
        });
    if (activated)
        activate(depthwiseActivation(pass.layer.spec), answer, pass, 0, c.places());
}

void depthwiseBackward(const LayerPass& pass, const LayerGradients& gradients) {
    const Convolution c = convolutionOf(pass.layer);
    const Parameter& kernel = pass.layer.parameters[0];
    backActivate(pass, gradients, depthwiseActivation(pass.layer.spec));
    const size_t cost = c.places() * c.taps() * pass.columns;
    pass.workers.split(c.filters, cost, [&](size_t first, size_t last) {
        depthwiseByWeights(c, columnsOf(pass), gradients.input, gradients.byAnswer,
                           gradients.weights + kernel.offset, first, last);
    });
    biasGradient(pass, gradients, c);
    if (!gradients.byInput)
        return;
    pass.workers.split(c.channels, cost * c.filters / c.channels, [&](size_t first, size_t last) {
        depthwiseByInput(c, columnsOf(pass), gradients.byAnswer, pass.weights + kernel.offset,
                         gradients.byInput, first, last);
    });
}

} // namespace tmw::nn
