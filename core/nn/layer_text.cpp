// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/graph.h"
#include "core/nn/layers/blocks.h"
#include "core/nn/layers/words.h"
#include "core/ops/op_table.h"

#include <algorithm>
#include <iterator>

namespace tmw {

namespace {

constexpr ErrorKind kNoLayers{"layers.empty",
                              "There is no layer. Write, for example, \"dense 16 relu, dense 1\"."};
constexpr ErrorKind kEmptyLayer{
    "layers.empty_layer", "Layer %1 is empty. Take out the comma at character %2, or write a layer "
                          "there."};
constexpr ErrorKind kUnknownLayer{
    "layers.unknown_layer",
    "Layer %1 (\"%2\"): there is no kind of layer named \"%3\". There are: %4."};

constexpr std::string_view kSpace = " \t\r\n";

std::vector<std::string> splitWords(std::string_view text) {
    std::vector<std::string> words;
    for (size_t at = text.find_first_not_of(kSpace); at != std::string_view::npos;) {
        const size_t end = std::min(text.find_first_of(kSpace, at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = text.find_first_not_of(kSpace, end);
    }
    return words;
}

const OpRow* findRow(std::string_view word) {
    for (const auto& row : opTable())
        if (row.word == word)
            return &row;
    return nullptr;
}

std::string kinds() {
    std::string text;
    for (const auto& row : opTable())
        text.append(text.empty() ? "" : ", ").append(row.word);
    for (const auto& row : nn::blockTable())
        text.append(", ").append(row.word);
    return text;
}

const nn::BlockRow* findBlock(std::string_view word) {
    for (const auto& row : nn::blockTable())
        if (row.word == word)
            return &row;
    return nullptr;
}

Result<std::vector<LayerSpec>> parseBlock(const nn::BlockRow& row, const LayerWords& words) {
    const auto layers = row.expand(words.words);
    if (!layers)
        return fail(nn::kUnknownWord, words.layer, words.text,
                    words.words.empty() ? "" : words.words.back(),
                    std::string(row.word).append(" ").append(row.grammar));
    return parseLayers(*layers);
}

/// Takes the words that go with every layer out of `words`.
struct Joints {
    std::string name;
    std::string from;
};
Joints takeJoints(LayerWords& words) {
    Joints joints;
    std::erase_if(words.words, [&](const std::string& word) {
        if (auto name = nn::valueOfWord("name=", word))
            joints.name = std::move(*name);
        else if (auto from = nn::valueOfWord("from=", word))
            joints.from = std::move(*from);
        else
            return false;
        return true;
    });
    return joints;
}

/// A layer, or the layers of a block.
Result<std::vector<LayerSpec>> parseOne(std::string_view text, size_t number, size_t start) {
    LayerWords words{number, {}, splitWords(text)};
    if (words.words.empty())
        return fail(kEmptyLayer, number, start);
    for (const auto& word : words.words)
        words.text.append(words.text.empty() ? "" : " ").append(word);
    const std::string word = words.words.front();
    words.words.erase(words.words.begin());
    if (const nn::BlockRow* block = findBlock(word))
        return parseBlock(*block, words);
    const OpRow* row = findRow(word);
    if (!row)
        return fail(kUnknownLayer, number, words.text, word, kinds());
    Joints joints = takeJoints(words);
    TMW_TRY(auto layer, row->layer.parse(words));
    std::visit(
        [&](auto& spec) {
            spec.name = std::move(joints.name);
            spec.from = std::move(joints.from);
        },
        layer);
    return std::vector<LayerSpec>{std::move(layer)};
}

} // namespace

Result<std::vector<LayerSpec>> parseLayers(std::string_view text) {
    if (text.find_first_not_of(kSpace) == std::string_view::npos)
        return fail(kNoLayers);
    std::vector<LayerSpec> layers;
    size_t number = 0;
    for (size_t at = 0; at <= text.size();) {
        const size_t end = std::min(text.find(',', at), text.size());
        TMW_TRY(auto made, parseOne(text.substr(at, end - at), ++number, end + 1));
        std::ranges::move(made, std::back_inserter(layers));
        at = end + 1;
    }
    return layers;
}

std::string formatLayers(const std::vector<LayerSpec>& layers) {
    std::string text;
    for (const auto& layer : layers) {
        const OpRow& row = opRow(layer);
        text.append(text.empty() ? "" : ", ").append(row.word);
        const std::string words = row.layer.format(layer);
        text.append(words.empty() ? "" : " ").append(words);
        std::visit(
            [&](const auto& spec) {
                if (!spec.name.empty())
                    text.append(" name=").append(spec.name);
                if (!spec.from.empty())
                    text.append(" from=").append(spec.from);
            },
            layer);
    }
    return text;
}

std::string layerHelp() {
    std::string text = "Layers in the order of the network, with commas between them, for example\n"
                       "  dense 16 relu, dense 16 relu, dense 1\n\n";
    for (const auto& row : opTable()) {
        text.append(row.word).append(" ").append(row.grammar).append("\n  ");
        text.append(row.help).append("\n");
    }
    text.append("\nWords that stand for several layers:\n\n");
    for (const auto& row : nn::blockTable()) {
        text.append(row.word).append(row.grammar.empty() ? "" : " ").append(row.grammar);
        text.append("\n  ").append(row.help).append("\n");
    }
    text.append("\nACTIVATION: ").append(nn::activationWords()).append(" (linear if left out)\n");
    text.append("SLOPE: leaky_relu's below 0, a number from 0 to 1 (0.3 if left out)\n");
    text.append("INITIALIZER: ").append(nn::initializerWords());
    text.append(" (auto: he_uniform before relu, relu6, leaky_relu, elu and hard_swish, "
                "glorot_uniform otherwise)\n");
    text.append(
        "Every layer takes name=NAME (letters, digits, _, - and ., unique in the network)\n"
        "and from=NAME, where it takes what that layer answers, not the one before it; the\n"
        "network's own input is \"input\". NAMES: names with + between, for example\n"
        "  conv2d 8 3x3 same relu name=a, conv2d 8 3x3 same, add with=a relu\n");
    return text;
}

} // namespace tmw
