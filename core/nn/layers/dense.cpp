// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/dense.h"

#include "core/nn/layers/activation.h"
#include "core/nn/layers/words.h"

#include <charconv>

namespace tmw::nn {

namespace {

constexpr ErrorKind kBadUnits{"graph.bad_units",
                              "Layer \"%1\" has %2 units. Give it from 1 to %3."};
constexpr ErrorKind kRank{
    "graph.rank", "Layer \"%1\" takes a flat row of values and gets a tensor of %2. Give the "
                  "network one value per input."};
constexpr ErrorKind kUnitsWord{"layers.bad_units",
                               "Layer %1 (\"%2\"): \"%3\" is not a number of units from 1 to %4."};

constexpr std::string_view kGrammar =
    "dense UNITS [ACTIVATION] [INITIALIZER] [no_bias] [name=NAME]";

bool takeOption(DenseSpec& spec, const std::string& word) {
    if (const auto activation = activationFromWord(word)) {
        spec.activation = *activation;
    } else if (const auto initializer = initializerFromWord(word)) {
        spec.initializer = *initializer;
    } else if (word == "no_bias") {
        spec.bias = false;
    } else if (auto name = nameFromWord(word)) {
        spec.name = std::move(*name);
    } else {
        return false;
    }
    return true;
}

} // namespace

Result<LayerShape> denseShape(const LayerSpec& layer, const Shape& input, std::string_view name) {
    const auto& spec = std::get<DenseSpec>(layer);
    if (spec.units < 1 || spec.units > kUnitsLimit)
        return fail(kBadUnits, name, spec.units, kUnitsLimit);
    if (input.size() != 1)
        return fail(kRank, name, toText(input));
    LayerShape shape;
    shape.output = {spec.units};
    TMW_CHECK(checkActivation(spec.activation, shape.output, name));
    shape.parameters.emplace_back("kernel", Shape{input[0], spec.units});
    if (spec.bias)
        shape.parameters.emplace_back("bias", Shape{spec.units});
    shape.macs = static_cast<uint64_t>(input[0]) * static_cast<uint64_t>(spec.units);
    return shape;
}

Result<LayerSpec> parseDense(const LayerWords& words) {
    if (words.words.empty())
        return fail(kMissingWord, words.layer, words.text, kGrammar);
    DenseSpec spec;
    const std::string& units = words.words.front();
    const auto [end, error] =
        std::from_chars(units.data(), units.data() + units.size(), spec.units);
    if (error != std::errc() || end != units.data() + units.size() || spec.units < 1 ||
        spec.units > kUnitsLimit)
        return fail(kUnitsWord, words.layer, words.text, units, kUnitsLimit);
    for (size_t i = 1; i < words.words.size(); ++i)
        if (!takeOption(spec, words.words[i]))
            return fail(kUnknownWord, words.layer, words.text, words.words[i],
                        "an activation (" + activationWords() + "), an initializer (" +
                            initializerWords() + "), no_bias or name=NAME");
    return LayerSpec{spec};
}

std::string formatDense(const LayerSpec& layer) {
    const auto& spec = std::get<DenseSpec>(layer);
    std::string text = std::to_string(spec.units);
    if (spec.activation != Activation::Linear)
        text.append(" ").append(wordOf(spec.activation));
    if (spec.initializer != Initializer::Auto)
        text.append(" ").append(wordOf(spec.initializer));
    if (!spec.bias)
        text.append(" no_bias");
    return text;
}

} // namespace tmw::nn
