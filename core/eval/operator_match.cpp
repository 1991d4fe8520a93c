// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/operator_match.h"

#include "core/base/remark.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kOtherModel{
    "compare.other_model",
    "The two models are not of one network: %1. Convert both from the same run."};

/// Those whose answers depend on an input of the model, in the order of the file.
std::vector<size_t> dataOperators(const TfliteSubgraph& graph) {
    std::vector<bool> depends(graph.tensors.size(), false);
    const auto tells = [&](int32_t tensor) {
        return tensor >= 0 && depends[static_cast<size_t>(tensor)];
    };
    for (const int32_t input : graph.inputs)
        depends[static_cast<size_t>(input)] = true;
    std::vector<size_t> found;
    for (size_t i = 0; i < graph.operators.size(); ++i) {
        const TfliteOperator& op = graph.operators[i];
        if (!std::ranges::any_of(op.inputs, tells))
            continue;
        found.push_back(i);
        for (const int32_t output : op.outputs)
            if (output >= 0)
                depends[static_cast<size_t>(output)] = true;
    }
    return found;
}

} // namespace

Result<OperatorMatch> OperatorMatch::make(const TfliteModel& first, const TfliteModel& second) {
    if (first.graph().outputs.size() != 1 || second.graph().outputs.size() != 1)
        return fail(kOtherModel, TMW_PHRASE("ErrorWord", "one has not exactly one output"));
    const auto& a = first.graph().operators;
    const auto& b = second.graph().operators;
    const std::vector<size_t> ofA = dataOperators(first.graph());
    const std::vector<size_t> ofB = dataOperators(second.graph());
    if (ofA.size() != ofB.size())
        return fail(kOtherModel,
                    std::to_string(ofA.size()) + " operators and " + std::to_string(ofB.size()));
    OperatorMatch match;
    match.second_.resize(a.size());
    match.first_.resize(b.size());
    for (size_t i = 0; i < ofA.size(); ++i) {
        if (a[ofA[i]].name != b[ofB[i]].name)
            return fail(kOtherModel, "operator " + std::to_string(i) + " is " + a[ofA[i]].name +
                                         " and " + b[ofB[i]].name);
        match.second_[ofA[i]] = ofB[i];
        match.first_[ofB[i]] = ofA[i];
    }
    return match;
}

} // namespace tmw
