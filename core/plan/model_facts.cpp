// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/model_facts.h"

#include <unordered_set>

namespace tmw {

namespace {

size_t weightsBytes(const TfliteModel& model) {
    std::unordered_set<const uint8_t*> seen;
    size_t bytes = 0;
    for (const auto& subgraph : model.subgraphs())
        for (const auto& tensor : subgraph.tensors)
            if (!tensor.data.empty() && seen.insert(tensor.data.data()).second)
                bytes += tensor.data.size();
    return bytes;
}

} // namespace

ModelFacts factsOf(const TfliteModel& model) {
    return {weightsBytes(model), makePlan(model, rt::CoreFamily::Generic),
            unsupportedOperators(model)};
}

} // namespace tmw
