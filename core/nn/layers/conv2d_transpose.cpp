// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/conv2d_transpose.h"

#include "core/nn/graph.h"
#include "core/nn/layers/dense.h"
#include "core/nn/layers/words.h"

namespace tmw::nn {

namespace {

constexpr ErrorKind kBadFilters{"graph.bad_units",
                                "Layer \"%1\" has %2 filters. Give it from 1 to %3."};
constexpr ErrorKind kImage{
    "graph.rank", "Layer \"%1\" takes an image (height x width x channels) and gets a tensor of "
                  "%2. Put \"reshape 28x28x1\" with the image's size before it."};
constexpr ErrorKind kTooLong{
    "graph.too_large", "Layer \"%1\" makes an axis of more than %2 places. Use a smaller stride."};
constexpr ErrorKind kFiltersWord{
    "layers.bad_units", "Layer %1 (\"%2\"): \"%3\" is not a number of filters from 1 to %4."};
constexpr ErrorKind kSizeWord{"layers.bad_window",
                              "Layer %1 (\"%2\"): \"%3\" is not a size of a window. Write 3x3."};
constexpr int kAxes = 2;
constexpr int64_t kPlacesLimit = int64_t{1} << 24;

const Conv2DTransposeSpec& specOf(const LayerPass& pass) {
    return std::get<Conv2DTransposeSpec>(pass.layer.spec);
}

/// Keras': of every input a stride, and with "valid" what the last window reaches beyond.
int64_t answers(size_t in, int size, int stride, Padding padding) {
    const int64_t beyond = padding == Padding::Valid ? std::max(size - stride, 0) : 0;
    return static_cast<int64_t>(in) * stride + beyond;
}

/// The convolution that leads from the layer's answer to its input.
Convolution convolutionBack(const GraphLayer& layer) {
    const auto& spec = std::get<Conv2DTransposeSpec>(layer.spec);
    return *slide(spec.window, *planeOf(layer.output), static_cast<size_t>(layer.input.back()),
                  layer.name);
}

Columns columnsOf(const LayerPass& pass) {
    return {pass.columns, pass.stride};
}

size_t costOf(const Convolution& c, size_t columns, size_t pieces) {
    return c.places() * c.taps() * c.channels * c.filters * columns / pieces;
}

} // namespace

Result<LayerShape> conv2DTransposeShape(const LayerSpec& layer, const Shape& input,
                                        std::string_view name) {
    const auto& spec = std::get<Conv2DTransposeSpec>(layer);
    if (spec.filters < 1 || spec.filters > kUnitsLimit)
        return fail(kBadFilters, name, spec.filters, kUnitsLimit);
    const auto plane = planeOf(input);
    if (!plane || plane->axes != kAxes)
        return fail(kImage, name, toText(input));
    const Window& w = spec.window;
    const int64_t height = answers(plane->height, w.size.height, w.stride.height, w.padding);
    const int64_t width = answers(plane->width, w.size.width, w.stride.width, w.padding);
    if (height > kPlacesLimit || width > kPlacesLimit)
        return fail(kTooLong, name, kPlacesLimit);
    LayerShape shape;
    shape.output = {static_cast<int32_t>(height), static_cast<int32_t>(width), spec.filters};
    TMW_CHECK(checkActivation(spec.activation, shape.output, name));
    shape.parameters.emplace_back("kernel",
                                  Shape{w.size.height, w.size.width, spec.filters, input.back()});
    if (spec.bias)
        shape.parameters.emplace_back("bias", Shape{spec.filters});
    shape.macs = uint64_t{plane->height} * plane->width * plane->channels *
                 static_cast<uint64_t>(w.size.height) * static_cast<uint64_t>(w.size.width) *
                 static_cast<uint64_t>(spec.filters);
    return shape;
}

Result<LayerSpec> parseConv2DTranspose(const LayerWords& words) {
    if (words.words.size() < 2)
        return fail(kMissingWord, words.layer, words.text,
                    "conv2d_transpose FILTERS HEIGHTxWIDTH, for example conv2d_transpose 8 3x3");
    Conv2DTransposeSpec spec;
    const auto filters = numbersFromWord(words.words[0], 1, kUnitsLimit);
    if (!filters || filters->size() != 1)
        return fail(kFiltersWord, words.layer, words.text, words.words[0], kUnitsLimit);
    const auto size = extentFromWord(words.words[1], kAxes);
    if (!size)
        return fail(kSizeWord, words.layer, words.text, words.words[1]);
    spec.filters = filters->front();
    spec.window.size = *size;
    for (size_t i = 2; i < words.words.size(); ++i) {
        const std::string& word = words.words[i];
        const bool dilates = word.starts_with("dilation");
        if (dilates || (!takeWindowWord(spec.window, word, kAxes) && !takeSumsWord(spec, word)))
            return fail(kUnknownWord, words.layer, words.text, word,
                        "stride=2x2, same, valid, " + sumsGrammar());
    }
    return LayerSpec{spec};
}

std::string formatConv2DTranspose(const LayerSpec& layer) {
    const auto& spec = std::get<Conv2DTransposeSpec>(layer);
    return std::to_string(spec.filters) + " " + wordOf(spec.window.size, kAxes) +
           windowWords(spec.window, kAxes) + sumsWords(spec);
}

Activation conv2DTransposeActivation(const LayerSpec& spec) {
    return std::get<Conv2DTransposeSpec>(spec).activation;
}

void conv2DTransposeForward(const LayerPass& pass, const float* input, float* answer,
                            bool activated) {
    const Convolution c = convolutionBack(pass.layer);
    const auto& parameters = pass.layer.parameters;
    const float* weights = pass.weights + parameters[0].offset;
    const float* bias = parameters.size() > 1 ? pass.weights + parameters[1].offset : nullptr;
    const size_t places = c.height * c.width;
    pass.workers.split(places, costOf(c, pass.columns, places), [&](size_t first, size_t last) {
        convolveByInput(c, columnsOf(pass), input, weights, bias, answer, first, last);
        if (activated)
            activate(specOf(pass).activation, answer, pass, first, last);
    });
}

void conv2DTransposeBackward(const LayerPass& pass, const LayerGradients& gradients) {
    const Convolution c = convolutionBack(pass.layer);
    const auto& parameters = pass.layer.parameters;
    if (!gradients.throughActivation)
        activateBackward(specOf(pass).activation, gradients.answer, gradients.byAnswer, pass);
    const size_t pieces = weightPieces(c);
    pass.workers.split(pieces, costOf(c, pass.columns, pieces), [&](size_t first, size_t last) {
        convolveByWeights(c, columnsOf(pass), gradients.byAnswer, gradients.input,
                          gradients.weights + parameters[0].offset, first, last);
    });
    const size_t places = c.height * c.width;
    if (parameters.size() > 1)
        pass.workers.split(c.channels, places * pass.columns, [&](size_t first, size_t last) {
            sumChannels(gradients.byAnswer, places, c.channels, columnsOf(pass),
                        gradients.weights + parameters[1].offset, first, last);
        });
    if (!gradients.byInput)
        return;
    pass.workers.split(
        c.places(), costOf(c, pass.columns, c.places()), [&](size_t first, size_t last) {
            convolve(c, columnsOf(pass), gradients.byAnswer, pass.weights + parameters[0].offset,
                     nullptr, gradients.byInput, first, last);
        });
}

} // namespace tmw::nn
