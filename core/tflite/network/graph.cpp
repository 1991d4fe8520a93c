// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ops/op_table.h"
#include "core/tflite/network/reader.h"

#include <algorithm>

namespace tmw::network {

namespace {

constexpr ErrorKind kOutput{"network.outputs",
                            "The output of the model, \"%1\", is not computed from its input. "
                            "Choose another model."};

void setSources(LayerSpec& spec, const std::string& from, std::vector<std::string> with) {
    std::visit(
        [&](auto& each) {
            each.from = from;
            if constexpr (requires { each.with; })
                each.with = std::move(with);
        },
        spec);
}

} // namespace

std::vector<size_t> Reader::neededFor(size_t last) const {
    std::vector<bool> needed(last + 1);
    needed[last] = true;
    std::vector<size_t> all;
    for (size_t value = last; value > 0; --value)
        if (needed[value])
            for (const size_t source : layers_[value - 1].sources)
                needed[source] = true;
    for (size_t value = 1; value <= last; ++value)
        if (needed[value])
            all.push_back(value);
    return all;
}

/// Whether it is computed without a missing operator.
bool Reader::isWhole(size_t last) const {
    return std::ranges::none_of(neededFor(last),
                                [&](size_t value) { return layers_[value - 1].missing; });
}

/// Layers get a name where another takes from them past what stands between: the one that they
/// would have without.
Result<ReadNetwork> Reader::built(size_t last) const {
    const std::vector<size_t> needed = neededFor(last);
    std::map<size_t, std::string> names{{0, kNetworkInput}};
    std::map<std::string, size_t> count;
    std::set<size_t> named;
    size_t before = 0;
    for (const size_t value : needed) {
        const DraftLayer& layer = layers_[value - 1];
        const std::string word(opRow(layer.spec).word);
        const size_t number = count[word]++;
        names[value] = number ? word + "_" + std::to_string(number) : word;
        for (size_t i = 0; i < layer.sources.size(); ++i)
            if (i > 0 || layer.sources[i] != before)
                named.insert(layer.sources[i]);
        before = value;
    }
    ReadNetwork made;
    made.quantized = quantized_.size();
    made.partial = partial_;
    std::vector<float> weights;
    before = 0;
    for (const size_t value : needed) {
        const DraftLayer& layer = layers_[value - 1];
        LayerSpec spec = layer.spec;
        std::vector<std::string> with;
        for (size_t i = 1; i < layer.sources.size(); ++i)
            with.push_back(names[layer.sources[i]]);
        setSources(spec, layer.sources[0] == before ? std::string() : names[layer.sources[0]],
                   std::move(with));
        if (named.contains(value))
            std::visit([&](auto& each) { each.name = names[value]; }, spec);
        made.layers.push_back(std::move(spec));
        for (const auto& values : layer.values)
            weights.insert(weights.end(), values.begin(), values.end());
        before = value;
    }
    TMW_TRY(Graph graph, Graph::build(shapes_[0], made.layers));
    made.model = TrainedModel{.graph = std::move(graph), .weights = std::move(weights)};
    return made;
}

Result<ReadNetwork> Reader::finish() {
    if (!missing_.empty()) {
        ReadNetwork made;
        if (front_ && *front_ > 0) {
            TMW_TRY(made, built(*front_));
        }
        made.missing = std::move(missing_);
        return made;
    }
    const int32_t output = graph_.outputs[0];
    const auto found = values_.find(output);
    if (found == values_.end())
        return fail(kOutput, tensor(output).name);
    size_t last = found->second;
    if (last == 0)
        return ReadNetwork();
    index_ = graph_.operators.size() - 1;
    const Shape shape = shapes_[last];
    if (std::ranges::count_if(shape, [](int32_t d) { return d != 1; }) <= 1) {
        TMW_TRY(last, shaped(last, {static_cast<int32_t>(elementCount(shape).value_or(0))}));
    }
    return built(last);
}

} // namespace tmw::network
