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
constexpr ErrorKind kReservedName{
    "graph.reserved_name",
    "Layer %1 cannot be named \"%2\", which is what the network takes. Name it otherwise."};
constexpr ErrorKind kUnknownSource{
    "graph.unknown_source", "Layer \"%1\" takes what \"%2\" answers, and no layer before it has "
                            "that name. There are: %3."};
constexpr ErrorKind kUnused{
    "graph.unused", "What layer \"%1\" answers goes nowhere. Write with=%1 or from=%1 on a layer "
                    "behind it, or take it out."};

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
        if (name == kNetworkInput)
            return fail(kReservedName, i + 1, name);
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

/// What `layer` names, the tensors it takes.
std::vector<std::string> sourceNames(const LayerSpec& layer, const std::string& before) {
    return std::visit(
        [&](const auto& spec) {
            std::vector<std::string> names{spec.from.empty() ? before : spec.from};
            if constexpr (requires { spec.with; })
                names.insert(names.end(), spec.with.begin(), spec.with.end());
            return names;
        },
        layer);
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

} // namespace

/// `tensors`: their names, by number.
Result<std::vector<LayerSource>> Graph::sourcesOf(const LayerSpec& spec, const std::string& name,
                                                  const std::vector<std::string>& tensors) const {
    std::vector<LayerSource> sources;
    for (const std::string& each : sourceNames(spec, tensors.back())) {
        const auto found = std::ranges::find(tensors, each);
        if (found == tensors.end())
            return fail(kUnknownSource, name, each, listed(tensors));
        const auto tensor = static_cast<size_t>(found - tensors.begin());
        sources.push_back({tensor, tensor == 0 ? input_ : layers_[tensor - 1].output});
    }
    return sources;
}

Status Graph::add(LayerSpec spec, const std::string& name, std::vector<LayerSource> sources) {
    const LayerOps& ops = opRow(spec).layer;
    TMW_TRY(LayerShape made, ops.merge ? ops.merge(spec, sources, name)
                                       : ops.shape(spec, sources.front().shape, name));
    const auto values = elementCount(made.output);
    if (!values || *values > kValuesLimit)
        return fail(kLargeAnswer, name, toText(made.output), kValuesLimit);
    uint64_t total = parameterCount_;
    GraphLayer layer{name,    std::move(spec), sources.front().shape, std::move(made.output), {},
                     sources, made.macs};
    const auto append = [&](const auto& tensors, double momentum) {
        for (const auto& [parameter, extent] : tensors) {
            uint64_t count = 1;
            for (const int32_t dimension : extent)
                count *= static_cast<uint64_t>(dimension);
            layer.parameters.push_back({parameter, extent, total, count, momentum});
            total += count;
        }
    };
    append(made.parameters, 0);
    append(made.averages, made.momentum);
    if (total > kParametersLimit)
        return fail(kTooLarge, name, total, kParametersLimit);
    parameterCount_ = total;
    macs_ += made.macs;
    layers_.push_back(std::move(layer));
    return {};
}

const GraphLayer* Graph::onlyTaker(size_t tensor) const {
    const GraphLayer* taker = nullptr;
    for (const GraphLayer& layer : layers_)
        for (const LayerSource& source : layer.sources) {
            if (source.tensor != tensor)
                continue;
            if (taker)
                return nullptr;
            taker = &layer;
        }
    return taker;
}

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
    graph.input_ = std::move(input);
    std::vector<std::string> tensors{kNetworkInput};
    std::vector<bool> used(layers.size() + 1);
    for (size_t i = 0; i < layers.size(); ++i) {
        TMW_TRY(auto sources, graph.sourcesOf(layers[i], names[i], tensors));
        for (const LayerSource& source : sources)
            used[source.tensor] = true;
        TMW_CHECK(graph.add(std::move(layers[i]), names[i], std::move(sources)));
        tensors.push_back(names[i]);
    }
    for (size_t i = 0; i + 1 < layers.size(); ++i)
        if (!used[i + 1])
            return fail(kUnused, names[i]);
    return graph;
}

} // namespace tmw
