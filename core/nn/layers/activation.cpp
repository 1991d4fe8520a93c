// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/activation.h"

#include "core/nn/graph.h"
#include "core/nn/kernels/activation.h"
#include "core/nn/layers/words.h"

#include <algorithm>

namespace tmw::nn {

namespace {

constexpr ErrorKind kSoftmaxOfOne{
    "graph.softmax_of_one",
    "Layer \"%1\" is a softmax of one value, which is always 1. Use sigmoid, or as many units as "
    "there are classes."};

constexpr std::string_view kGrammar = "activation ACTIVATION [name=NAME]";

} // namespace

Status checkActivation(Activation activation, const Shape& output, std::string_view name) {
    if (activation == Activation::Softmax && output.back() == 1)
        return fail(kSoftmaxOfOne, name);
    return {};
}

Result<LayerShape> activationShape(const LayerSpec& spec, const Shape& input,
                                   std::string_view name) {
    TMW_CHECK(checkActivation(std::get<ActivationSpec>(spec).activation, input, name));
    return LayerShape{input, {}, 0};
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
        auto name = nameFromWord(words.words[i]);
        if (!name)
            return fail(kUnknownWord, words.layer, words.text, words.words[i], kGrammar);
        spec.name = std::move(*name);
    }
    return LayerSpec{spec};
}

std::string formatActivationLayer(const LayerSpec& spec) {
    return std::string(wordOf(std::get<ActivationSpec>(spec).activation));
}

Activation activationOfLayer(const LayerSpec& spec) {
    return std::get<ActivationSpec>(spec).activation;
}

void activationForward(const LayerPass& pass, const float* input, float* answer, bool activated) {
    const size_t rows = elementCount(pass.layer.output).value();
    for (size_t r = 0; r < rows; ++r)
        std::copy_n(input + r * pass.stride, pass.columns, answer + r * pass.stride);
    if (activated)
        activate(activationOfLayer(pass.layer.spec), {answer, rows, pass.columns, pass.stride});
}

void activationBackward(const LayerPass& pass, const LayerGradients& gradients) {
    const size_t rows = elementCount(pass.layer.output).value();
    if (!gradients.throughActivation)
        activateBackward(activationOfLayer(pass.layer.spec), gradients.answer,
                         {gradients.byAnswer, rows, pass.columns, pass.stride});
    if (!gradients.byInput)
        return;
    for (size_t r = 0; r < rows; ++r)
        std::copy_n(gradients.byAnswer + r * pass.stride, pass.columns,
                    gradients.byInput + r * pass.stride);
}

size_t activationScratch(const GraphLayer&, size_t) {
    return 0;
}

} // namespace tmw::nn
