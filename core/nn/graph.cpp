// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/graph.h"

#include "core/ops/op_table.h"

#include <algorithm>
#include <set>

namespace tmw {

namespace {

constexpr size_t kLayersLimit = 256;
/// Training holds about six floats for each.
constexpr uint64_t kParametersLimit = uint64_t{1} << 24;
/// Values of one sample between two layers: what training holds for each sample of a batch.
constexpr size_t kValuesLimit = size_t{1} << 24;
constexpr size_t kNameLimit = 64;

constexpr ErrorKind kEmpty{"graph.empty",
                           "The network has no layer. Give it at least one, such as \"dense 1\"."};
constexpr ErrorKind kTooManyLayers{"graph.too_many_layers",
                                   "The network has %1 layers. Give it at most %2."};
constexpr ErrorKind kBadInput{
    "graph.bad_input", "The network's input has the shape %1. Every dimension must be at least 1, "
                       "and there must be one."};
constexpr ErrorKind kTooLarge{
    "graph.too_large", "With layer \"%1\" the network has %2 parameters, more than the %3 that can "
                       "be trained here. Use fewer units."};
constexpr ErrorKind kLargeAnswer{
    "graph.too_large", "Layer \"%1\" answers %2 for each sample, more than %3 values. Use fewer "
                       "filters, or a stride or a pool before it."};
constexpr ErrorKind kDuplicateName{
    "graph.duplicate_name",
    "Layer %1 is named \"%2\", and so is another. Give each a name of its own."};
constexpr ErrorKind kBadName{
    "graph.bad_name", "Layer %1 cannot be named \"%2\". Use up to %3 letters, digits, _, - and ."};

const std::string& givenName(const LayerSpec& spec) {
    return std::visit([](const auto& s) -> const std::string& { return s.name; }, spec);
}

bool validName(std::string_view name) {
    return name.size() <= kNameLimit && std::ranges::all_of(name, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '_' || c == '-' || c == '.';
           });
}

/// The given names, checked; those not given after Keras' fashion: dense, dense_1, ...
Result<std::vector<std::string>> nameLayers(const std::vector<LayerSpec>& layers) {
    std::set<std::string> taken;
    for (size_t i = 0; i < layers.size(); ++i) {
        const std::string& name = givenName(layers[i]);
        if (!validName(name))
            return fail(kBadName, i + 1, name, kNameLimit);
        if (!name.empty() && !taken.insert(name).second)
            return fail(kDuplicateName, i + 1, name);
    }
    std::vector<std::string> names;
    for (const auto& layer : layers) {
        std::string name = givenName(layer);
        const std::string word(opRow(layer).word);
        for (size_t n = 0; name.empty(); ++n) {
            std::string candidate = n == 0 ? word : word + "_" + std::to_string(n);
            if (taken.insert(candidate).second)
                name = std::move(candidate);
        }
        names.push_back(std::move(name));
    }
    return names;
}

} // namespace

Result<Graph> Graph::build(Shape input, std::vector<LayerSpec> layers) {
    if (layers.empty())
        return fail(kEmpty);
    if (layers.size() > kLayersLimit)
        return fail(kTooManyLayers, layers.size(), kLayersLimit);
    if (input.empty() || std::ranges::any_of(input, [](int32_t d) { return d < 1; }) ||
        !elementCount(input))
        return fail(kBadInput, toText(input));
    TMW_TRY(const auto names, nameLayers(layers));

    Graph graph;
    graph.input_ = input;
    Shape shape = std::move(input);
    uint64_t total = 0;
    for (size_t i = 0; i < layers.size(); ++i) {
        TMW_TRY(LayerShape made, opRow(layers[i]).layer.shape(layers[i], shape, names[i]));
        const auto values = elementCount(made.output);
        if (!values || *values > kValuesLimit)
            return fail(kLargeAnswer, names[i], toText(made.output), kValuesLimit);
        GraphLayer layer{names[i], std::move(layers[i]), shape, made.output, {}};
        const auto add = [&](const auto& tensors, double momentum) {
            for (const auto& [name, extent] : tensors) {
                uint64_t count = 1;
                for (const int32_t dimension : extent)
                    count *= static_cast<uint64_t>(dimension);
                layer.parameters.push_back({name, extent, total, count, momentum});
                total += count;
            }
        };
        add(made.parameters, 0);
        add(made.averages, made.momentum);
        if (total > kParametersLimit)
            return fail(kTooLarge, layer.name, total, kParametersLimit);
        graph.macs_ += made.macs;
        graph.layers_.push_back(std::move(layer));
        shape = std::move(made.output);
    }
    graph.parameterCount_ = total;
    return graph;
}

} // namespace tmw
