// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/lowered_network.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kNoOperator{
    "convert.no_operator",
    "The network hands its input on unchanged: there is nothing to convert. Add a layer."};

constexpr size_t kLongestName = 64;   ///< that Graph takes
constexpr size_t kRoomForEnding = 16; ///< behind a name

} // namespace

void LoweredNetwork::put(LayerSpec spec, LayerValues values) {
    layers_.push_back({std::move(spec), sources, std::move(values)});
    sources = {layers_.size()};
}

void LoweredNetwork::dropLast() {
    sources = std::move(layers_.back().sources);
    layers_.pop_back();
}

std::string LoweredNetwork::freeName(const std::string& name, const char* ending) {
    const std::string stem = name.substr(0, kLongestName - kRoomForEnding) + ending;
    std::string made = stem;
    for (size_t n = 1; isTaken(made); ++n)
        made = stem + std::to_string(n);
    names_.insert(made);
    return made;
}

bool LoweredNetwork::isTaken(const std::string& name) const {
    return names_.contains(name) ||
           std::ranges::any_of(from_.graph.layers(),
                               [&](const GraphLayer& layer) { return layer.name == name; });
}

/// The names of what each layer takes, where that is not the one before it.
void LoweredNetwork::join(std::vector<LayerSpec>& specs) const {
    const auto nameOf = [&](size_t tensor) {
        return tensor == 0
                   ? std::string(kNetworkInput)
                   : std::visit([](const auto& each) { return each.name; }, specs[tensor - 1]);
    };
    for (size_t i = 0; i < specs.size(); ++i)
        std::visit(
            [&](auto& spec) {
                const auto& taken = layers_[i].sources;
                spec.from = taken.front() == i ? std::string() : nameOf(taken.front());
                if constexpr (requires { spec.with; }) {
                    spec.with.clear();
                    for (size_t s = 1; s < taken.size(); ++s)
                        spec.with.push_back(nameOf(taken[s]));
                }
            },
            specs[i]);
}

Result<TrainedModel> LoweredNetwork::built() const {
    if (layers_.empty())
        return fail(kNoOperator);
    std::vector<LayerSpec> specs;
    for (const Lowered& each : layers_)
        specs.push_back(each.spec);
    join(specs);
    TMW_TRY(Graph graph, Graph::build(from_.graph.input(), std::move(specs)));
    TrainedModel made{std::move(graph), {}, from_.seed};
    for (const Lowered& each : layers_)
        for (const auto& values : each.values)
            made.weights.insert(made.weights.end(), values.begin(), values.end());
    return made;
}

} // namespace tmw
