// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/nn/layers/layer_ops.h"

#include <optional>
#include <vector>

namespace tmw::nn {

inline constexpr ErrorKind kUnknownWord{"layers.unknown_word",
                                        "Layer %1 (\"%2\"): \"%3\" is not known here. Write %4."};
inline constexpr ErrorKind kMissingWord{"layers.missing_word",
                                        "Layer %1 (\"%2\") lacks a value. Write %3."};

std::string_view wordOf(Activation activation);
std::string_view wordOf(Initializer initializer);
std::optional<Activation> activationFromWord(std::string_view word);
std::optional<Initializer> initializerFromWord(std::string_view word);
/// "linear, relu, ..."
std::string activationWords();
std::string initializerWords();
/// A plain finite number, and its shortest word.
std::optional<double> numberFromWord(std::string_view word);
std::string wordOf(double number);
/// Whole numbers from `least` to `most` with x between: "3", "28x28x1".
std::optional<std::vector<int32_t>> numbersFromWord(std::string_view word, int32_t least,
                                                    int32_t most);
/// The name in "name=NAME".
std::optional<std::string> nameFromWord(std::string_view word);

/// Of a layer that takes nothing else from word `from` on. layers.unknown_word.
template <typename Spec>
Status takeName(Spec& spec, const LayerWords& words, size_t from) {
    for (size_t i = from; i < words.words.size(); ++i) {
        auto name = nameFromWord(words.words[i]);
        if (!name)
            return fail(kUnknownWord, words.layer, words.text, words.words[i], "name=NAME");
        spec.name = std::move(*name);
    }
    return {};
}

/// The words that every layer of weighted sums takes: an activation, an initializer, no_bias and
/// name=NAME. False: none of them.
template <typename Spec>
bool takeSumsWord(Spec& spec, std::string_view word) {
    if (const auto activation = activationFromWord(word))
        spec.activation = *activation;
    else if (const auto initializer = initializerFromWord(word))
        spec.initializer = *initializer;
    else if (word == "no_bias")
        spec.bias = false;
    else if (auto name = nameFromWord(word))
        spec.name = std::move(*name);
    else
        return false;
    return true;
}

/// Those that are not the default, each with a space in front, without the name.
template <typename Spec>
std::string sumsWords(const Spec& spec) {
    std::string text;
    if (spec.activation != Activation::Linear)
        text.append(" ").append(wordOf(spec.activation));
    if (spec.initializer != Initializer::Auto)
        text.append(" ").append(wordOf(spec.initializer));
    if (!spec.bias)
        text.append(" no_bias");
    return text;
}

/// takeSumsWord's words, for errors.
std::string sumsGrammar();

} // namespace tmw::nn
