// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/activation.h"

#include "core/nn/graph.h"
#include "core/nn/kernels/activation.h"
#include "core/nn/layers/words.h"
#include "core/ops/op_table.h"

#include <algorithm>
#include <charconv>

namespace tmw::nn {

namespace {

constexpr ErrorKind kSoftmaxOfOne{
    "graph.softmax_of_one",
    "Layer \"%1\" is a softmax of one value, which is always 1. Use sigmoid, or as many units as "
    "there are classes."};

constexpr ErrorKind kSlopeWord{
    "layers.bad_slope", "Layer %1 (\"%2\"): \"%3\" is not a slope for leaky_relu, a number from 0 "
                        "to 1. Write, for example, leaky_relu slope=0.1."};

constexpr std::string_view kGrammar = "activation ACTIVATION [slope=SLOPE] [name=NAME]";
constexpr std::string_view kSlope = "slope=";

float slopeOf(const LayerSpec& spec) {
    const auto* own = std::get_if<ActivationSpec>(&spec);
    return static_cast<float>(own ? own->slope : kLeakySlope);
}

} // namespace

Status checkActivation(Activation activation, const Shape& output, std::string_view name) {
    if (activation == Activation::Softmax && output.back() == 1)
        return fail(kSoftmaxOfOne, name);
    return {};
}

namespace {

/// Of a value, for sharing work out: about as many multiply-adds take as long.
constexpr size_t kCost = 4;

/// Values of the last dimension, and how many times there are these.
struct Places {
    size_t count;
    size_t channels;

    explicit Places(const GraphLayer& layer)
        : count(elementCount(layer.output).value() / static_cast<size_t>(layer.output.back())),
          channels(static_cast<size_t>(layer.output.back())) {}
};

/// Values of these places, from and to rows of one form.
void activatePlaces(Activation activation, const float* from, float* answer, const LayerPass& pass,
                    size_t first, size_t last) {
    const size_t size = Places(pass.layer).channels * pass.stride;
    if (pass.trains && slopeNeedsInput(activation))
        std::copy_n(from + first * size, (last - first) * size, pass.memory + first * size);
    const size_t together = activation == Activation::Softmax ? 1 : last - first;
    for (size_t place = first; place < last; place += together)
        activate(activation, from + place * size,
                 {answer + place * size, together * Places(pass.layer).channels, pass.columns,
                  pass.stride},
                 slopeOf(pass.layer.spec));
}

void activateBackwardTo(Activation activation, const float* answer, const float* byAnswer,
                        float* to, const LayerPass& pass) {
    const Places of(pass.layer);
    const size_t channels = of.channels;
    const float* known = slopeNeedsInput(activation) ? pass.memory : answer;
    pass.workers.split(of.count, channels * pass.columns * kCost, [&](size_t first, size_t last) {
        const size_t together = activation == Activation::Softmax ? 1 : last - first;
        for (size_t place = first; place < last; place += together) {
            const size_t at = place * channels * pass.stride;
            activateBackward(activation, known + at, byAnswer + at,
                             {to + at, together * channels, pass.columns, pass.stride},
                             slopeOf(pass.layer.spec));
        }
    });
}

} // namespace

size_t activationMemory(const GraphLayer& layer, size_t stride) {
    if (!slopeNeedsInput(opRow(layer.spec).layer.activation(layer.spec)))
        return 0;
    return elementCount(layer.output).value() * stride;
}

void activate(Activation activation, float* answer, const LayerPass& pass, size_t first,
              size_t last) {
    activatePlaces(activation, answer, answer, pass, first, last);
}

void activateBackward(Activation activation, const float* answer, float* byAnswer,
                      const LayerPass& pass) {
    activateBackwardTo(activation, answer, byAnswer, byAnswer, pass);
}

Result<LayerShape> activationShape(const LayerSpec& spec, const Shape& input,
                                   std::string_view name) {
    TMW_CHECK(checkActivation(std::get<ActivationSpec>(spec).activation, input, name));
    LayerShape shape;
    shape.output = input;
    return shape;
}

Result<LayerSpec> parseActivationLayer(const LayerWords& words) {
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text, kGrammar);
    ActivationSpec spec;
    const auto activation = activationFromWord(words.words.front());
    if (!activation)
        return fail(kUnknownWord, words.layer, words.text, words.words.front(), activationWords());
    spec.activation = *activation;
    for (size_t i = 1; i < words.words.size(); ++i) {
        const std::string& word = words.words[i];
        if (spec.activation != Activation::LeakyRelu || !word.starts_with(kSlope))
            return fail(kUnknownWord, words.layer, words.text, word, kGrammar);
        const auto slope = numberFromWord(word.substr(kSlope.size()));
        if (!slope || !(*slope >= 0 && *slope <= 1))
            return fail(kSlopeWord, words.layer, words.text, word.substr(kSlope.size()));
        spec.slope = *slope;
    }
    return LayerSpec{spec};
}

std::string formatActivationLayer(const LayerSpec& spec) {
    const auto& own = std::get<ActivationSpec>(spec);
    std::string text(wordOf(own.activation));
    if (own.activation == Activation::LeakyRelu && own.slope != kLeakySlope)
        text.append(" ").append(kSlope).append(wordOf(own.slope));
    return text;
}

Activation activationOfLayer(const LayerSpec& spec) {
    return std::get<ActivationSpec>(spec).activation;
}

void activationForward(const LayerPass& pass, const float* input, float* answer, bool activated) {
    const auto [places, channels] = Places(pass.layer);
    const Activation activation =
        activated ? activationOfLayer(pass.layer.spec) : Activation::Linear;
    pass.workers.split(places, channels * pass.columns * kCost, [&](size_t first, size_t last) {
        activatePlaces(activation, input, answer, pass, first, last);
    });
}

void activationBackward(const LayerPass& pass, const LayerGradients& gradients) {
    const Activation activation =
        gradients.throughActivation ? Activation::Linear : activationOfLayer(pass.layer.spec);
    if (gradients.byInput)
        activateBackwardTo(activation, gradients.answer, gradients.byAnswer, gradients.byInput,
                           pass);
}

} // namespace tmw::nn
