// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/merge.h"

#include "core/nn/graph.h"
#include "core/nn/layers/activation.h"
#include "core/nn/layers/reshape.h"
#include "core/nn/layers/words.h"

#include <algorithm>

namespace tmw::nn {

namespace {

constexpr ErrorKind kAlone{"graph.merge", "Layer \"%1\" merges what several layers answer and has "
                                          "one alone. Name others: with=NAME."};
constexpr ErrorKind kUnlike{"graph.merge",
                            "Layer \"%1\" merges a tensor of %2 with one of %3. They must have one "
                            "shape; a convolution of 1x1 changes the channels, its stride the "
                            "rest."};
constexpr ErrorKind kUnlikePlaces{"graph.merge",
                                  "Layer \"%1\" puts a tensor of %3 behind one of %2. Only their "
                                  "last dimension may differ."};
constexpr std::string_view kWith = "with=";
constexpr char kBetween = '+';

std::vector<std::string> namesFrom(std::string_view text) {
    std::vector<std::string> names;
    for (size_t at = 0; at <= text.size();) {
        const size_t end = std::min(text.find(kBetween, at), text.size());
        names.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return names;
}

/// Features of one row each, as a whole: all tensors of these layers are alike.
size_t valuesOf(const LayerPass& pass) {
    return elementCount(pass.layer.output).value() * pass.stride;
}

void activateAll(const LayerPass& pass, float* answer, bool activated) {
    const auto places =
        elementCount(pass.layer.output).value() / static_cast<size_t>(pass.layer.output.back());
    if (activated)
        activate(mergeActivation(pass.layer.spec), answer, pass, 0, places);
}

/// Before the first source, for all of them.
void activateBackwardOnce(const LayerPass& pass, const LayerGradients& gradients) {
    if (gradients.source == 0 && !gradients.throughActivation)
        activateBackward(mergeActivation(pass.layer.spec), gradients.answer, gradients.byAnswer,
                         pass);
}

/// Calls visit(row of the whole, row of the part) for each place of source `source`, whose
/// channels lie together.
template <typename Visit>
void visitPart(const LayerPass& pass, size_t source, Visit visit) {
    const auto& sources = pass.layer.sources;
    const auto channelsOf = [](const Shape& shape) { return static_cast<size_t>(shape.back()); };
    size_t first = 0;
    for (size_t i = 0; i < source; ++i)
        first += channelsOf(sources[i].shape);
    const size_t whole = channelsOf(pass.layer.output);
    const size_t part = channelsOf(sources[source].shape);
    const size_t places = elementCount(pass.layer.output).value() / whole;
    for (size_t place = 0; place < places; ++place)
        for (size_t channel = 0; channel < part; ++channel)
            visit((place * whole + first + channel) * pass.stride,
                  (place * part + channel) * pass.stride);
}

} // namespace

const MergeSpec& mergeSpec(const LayerSpec& spec) {
    if (const auto* add = std::get_if<AddSpec>(&spec))
        return *add;
    if (const auto* multiply = std::get_if<MultiplySpec>(&spec))
        return *multiply;
    return std::get<ConcatenateSpec>(spec);
}

Result<LayerShape> alikeShape(const LayerSpec& spec, std::span<const LayerSource> sources,
                              std::string_view name) {
    if (sources.size() < 2)
        return fail(kAlone, name);
    LayerShape shape;
    shape.output = sources.front().shape;
    for (const LayerSource& each : sources)
        if (each.shape != shape.output)
            return fail(kUnlike, name, toText(shape.output), toText(each.shape));
    TMW_CHECK(checkActivation(mergeActivation(spec), shape.output, name));
    return shape;
}

Result<LayerShape> concatenateShape(const LayerSpec&, std::span<const LayerSource> sources,
                                    std::string_view name) {
    if (sources.size() < 2)
        return fail(kAlone, name);
    LayerShape shape;
    shape.output = sources.front().shape;
    for (const LayerSource& each : sources.subspan(1)) {
        if (each.shape.size() != shape.output.size() ||
            !std::equal(each.shape.begin(), each.shape.end() - 1, shape.output.begin()))
            return fail(kUnlikePlaces, name, toText(sources.front().shape), toText(each.shape));
        shape.output.back() += each.shape.back();
    }
    return shape;
}

template <typename Spec>
Result<LayerSpec> parseMerge(const LayerWords& words) {
    constexpr bool activates = !std::is_same_v<Spec, ConcatenateSpec>;
    Spec spec;
    for (const std::string& word : words.words) {
        const auto activation = activates ? activationFromWord(word) : std::nullopt;
        if (const auto with = valueOfWord(kWith, word))
            spec.with = namesFrom(*with);
        else if (activation)
            spec.activation = *activation;
        else
            return fail(kUnknownWord, words.layer, words.text, word,
                        activates ? "with=NAME, an activation (" + activationWords() + "), " +
                                        "name=NAME or from=NAME"
                                  : std::string("with=NAME, name=NAME or from=NAME"));
    }
    if (spec.with.empty())
        return fail(kMissingWord, words.layer, words.text,
                    "the layers to merge with: with=NAME, or with=NAME+NAME");
    return LayerSpec{spec};
}
template Result<LayerSpec> parseMerge<AddSpec>(const LayerWords&);
template Result<LayerSpec> parseMerge<MultiplySpec>(const LayerWords&);
template Result<LayerSpec> parseMerge<ConcatenateSpec>(const LayerWords&);

std::string formatMerge(const LayerSpec& layer) {
    const MergeSpec& spec = mergeSpec(layer);
    std::string text(kWith);
    for (size_t i = 0; i < spec.with.size(); ++i)
        text.append(i ? std::string(1, kBetween) : "").append(spec.with[i]);
    if (spec.activation != Activation::Linear)
        text.append(" ").append(wordOf(spec.activation));
    return text;
}

Activation mergeActivation(const LayerSpec& spec) {
    return mergeSpec(spec).activation;
}

void addForward(const LayerPass& pass, const float* input, float* answer, bool activated) {
    const size_t count = valuesOf(pass);
    const float* second = pass.inputs[1];
    for (size_t i = 0; i < count; ++i)
        answer[i] = input[i] + second[i];
    for (size_t source = 2; source < pass.layer.sources.size(); ++source)
        for (size_t i = 0; i < count; ++i)
            answer[i] += pass.inputs[source][i];
    activateAll(pass, answer, activated);
}

void addBackward(const LayerPass& pass, const LayerGradients& gradients) {
    activateBackwardOnce(pass, gradients);
    copyBackward(pass, gradients);
}

void multiplyForward(const LayerPass& pass, const float* input, float* answer, bool activated) {
    const size_t count = valuesOf(pass);
    const float* second = pass.inputs[1];
    for (size_t i = 0; i < count; ++i)
        answer[i] = input[i] * second[i];
    for (size_t source = 2; source < pass.layer.sources.size(); ++source)
        for (size_t i = 0; i < count; ++i)
            answer[i] *= pass.inputs[source][i];
    activateAll(pass, answer, activated);
}

void multiplyBackward(const LayerPass& pass, const LayerGradients& gradients) {
    activateBackwardOnce(pass, gradients);
    if (!gradients.byInput)
        return;
    const size_t count = valuesOf(pass);
    std::copy_n(gradients.byAnswer, count, gradients.byInput);
    for (size_t other = 0; other < pass.layer.sources.size(); ++other)
        for (size_t i = 0; other != gradients.source && i < count; ++i)
            gradients.byInput[i] *= pass.inputs[other][i];
}

void concatenateForward(const LayerPass& pass, const float*, float* answer, bool) {
    for (size_t source = 0; source < pass.layer.sources.size(); ++source)
        visitPart(pass, source, [&](size_t whole, size_t part) {
            std::copy_n(pass.inputs[source] + part, pass.columns, answer + whole);
        });
}

void concatenateBackward(const LayerPass& pass, const LayerGradients& gradients) {
    if (!gradients.byInput)
        return;
    visitPart(pass, gradients.source, [&](size_t whole, size_t part) {
        std::copy_n(gradients.byAnswer + whole, pass.columns, gradients.byInput + part);
    });
}

} // namespace tmw::nn
