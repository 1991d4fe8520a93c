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
/// What stands behind `key` ("name=").
std::optional<std::string> valueOfWord(std::string_view key, std::string_view word);
/// Errors: layers.unknown_word where more words follow than those `taken`.
Status expectNoMore(const LayerWords& words, size_t taken);

/// The words that every layer of weighted sums takes: an activation, an initializer and no_bias.
/// False: none of them.
template <typename Spec>
bool takeSumsWord(Spec& spec, std::string_view word) {
    if (const auto activation = activationFromWord(word))
        spec.activation = *activation;
    else if (const auto initializer = initializerFromWord(word))
        spec.initializer = *initializer;
    else if (word == "no_bias")
        spec.bias = false;
    else
        return false;
    return true;
}

/// Those that are not the default, each with a space in front.
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
