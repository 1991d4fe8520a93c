// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/layers/words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

namespace tmw::nn {

namespace {

constexpr std::array<std::string_view, 9> kActivations = {
    "linear", "relu", "relu6", "tanh", "sigmoid", "softmax", "leaky_relu", "elu", "hard_swish"};
constexpr std::array<std::string_view, 5> kInitializers = {
    "auto", "glorot_uniform", "glorot_normal", "he_uniform", "he_normal"};

bool sameWord(std::string_view a, std::string_view lower) {
    return std::ranges::equal(
        a, lower, [](char x, char y) { return std::tolower(static_cast<unsigned char>(x)) == y; });
}

template <typename Enum, size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& words, std::string_view word) {
    for (size_t i = 0; i < N; ++i)
        if (sameWord(word, words[i]))
            return static_cast<Enum>(i);
    return std::nullopt;
}

template <size_t N>
std::string join(const std::array<std::string_view, N>& words) {
    std::string text;
    for (const auto word : words)
        text.append(text.empty() ? "" : ", ").append(word);
    return text;
}

} // namespace

std::string_view wordOf(Activation activation) {
    return kActivations[static_cast<size_t>(activation)];
}

std::string_view wordOf(Initializer initializer) {
    return kInitializers[static_cast<size_t>(initializer)];
}

std::optional<Activation> activationFromWord(std::string_view word) {
    return find<Activation>(kActivations, word);
}

std::optional<Initializer> initializerFromWord(std::string_view word) {
    return find<Initializer>(kInitializers, word);
}

std::string activationWords() {
    return join(kActivations);
}

std::string initializerWords() {
    return join(kInitializers);
}

std::string sumsGrammar() {
    return "an activation (" + activationWords() + "), an initializer (" + initializerWords() +
           "), no_bias, name=NAME or from=NAME";
}

std::optional<double> numberFromWord(std::string_view word) {
    double number = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (error != std::errc() || end != word.data() + word.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

std::string wordOf(double number) {
    char text[32];
    const auto [end, error] = std::to_chars(std::begin(text), std::end(text), number);
    return error == std::errc() ? std::string(text, end) : std::string();
}

std::optional<std::vector<int32_t>> numbersFromWord(std::string_view word, int32_t least,
                                                    int32_t most) {
    std::vector<int32_t> numbers;
    for (size_t at = 0; at <= word.size();) {
        const size_t end = std::min(word.find('x', at), word.size());
        int32_t number = 0;
        const auto [stop, error] = std::from_chars(word.data() + at, word.data() + end, number);
        if (error != std::errc() || stop != word.data() + end || number < least || number > most)
            return std::nullopt;
        numbers.push_back(number);
        at = end + 1;
    }
    return numbers;
}

Status expectNoMore(const LayerWords& words, size_t taken) {
    if (words.words.size() > taken)
        return fail(kUnknownWord, words.layer, words.text, words.words[taken],
                    "name=NAME or from=NAME");
    return {};
}

std::optional<std::string> valueOfWord(std::string_view key, std::string_view word) {
    if (!sameWord(word.substr(0, key.size()), key))
        return std::nullopt;
    return std::string(word.substr(key.size()));
}

} // namespace tmw::nn
