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

/// What an operator answers, by its name in the file, in order.
struct Answer {
    std::string name;
    size_t op = 0;
    Shape shape;

    /// A layer's own answer has its name; what is inside of it has names below that.
    bool isLayer() const { return name.find('/') == std::string::npos; }
};

std::vector<Answer> answersOf(const TfliteSubgraph& graph) {
    std::vector<Answer> answers;
    for (const size_t i : dataOperators(graph)) {
        const TfliteOperator& op = graph.operators[i];
        if (op.outputs.size() != 1 || op.outputs[0] < 0)
            continue;
        const TfliteTensor& tensor = graph.tensors[static_cast<size_t>(op.outputs[0])];
        answers.push_back({tensor.name, i, tensor.shape});
    }
    return answers;
}

} // namespace

/// Every operator of one is the other's at the same place.
Status OperatorMatch::pairInOrder(const TfliteSubgraph& a, const TfliteSubgraph& b) {
    const std::vector<size_t> ofA = dataOperators(a);
    const std::vector<size_t> ofB = dataOperators(b);
    if (ofA.size() != ofB.size())
        return fail(kOtherModel,
                    std::to_string(ofA.size()) + " operators and " + std::to_string(ofB.size()));
    for (size_t i = 0; i < ofA.size(); ++i) {
        const std::string& nameA = a.operators[ofA[i]].name;
        const std::string& nameB = b.operators[ofB[i]].name;
        if (nameA != nameB)
            return fail(kOtherModel,
                        "operator " + std::to_string(i) + " is " + nameA + " and " + nameB);
        second_[ofA[i]] = ofB[i];
        first_[ofB[i]] = ofA[i];
    }
    return {};
}

/// They have the same layers, of the same shapes, in the same order; what has the same name inside
/// of them is the same, too.
bool OperatorMatch::pairByLayers(const TfliteSubgraph& a, const TfliteSubgraph& b) {
    const std::vector<Answer> ofA = answersOf(a);
    const std::vector<Answer> ofB = answersOf(b);
    const auto same = [](const Answer& x, const Answer& y) {
        return x.name == y.name && x.shape == y.shape;
    };
    const auto layersOf = [](const std::vector<Answer>& answers) {
        std::vector<Answer> layers;
        std::ranges::copy_if(answers, std::back_inserter(layers), &Answer::isLayer);
        return layers;
    };
    const std::vector<Answer> layers = layersOf(ofA);
    if (layers.empty() || !std::ranges::equal(layers, layersOf(ofB), same))
        return false;
    second_.assign(second_.size(), std::nullopt);
    first_.assign(first_.size(), std::nullopt);
    for (const Answer& x : ofA) {
        const auto y = std::ranges::find_if(ofB, [&](const Answer& each) { return same(x, each); });
        if (y == ofB.end())
            continue;
        second_[x.op] = y->op;
        first_[y->op] = x.op;
    }
    return true;
}

Result<OperatorMatch> OperatorMatch::make(const TfliteModel& first, const TfliteModel& second) {
    if (first.graph().outputs.size() != 1 || second.graph().outputs.size() != 1)
        return fail(kOtherModel, TMW_PHRASE("ErrorWord", "one has not exactly one output"));
    OperatorMatch match;
    match.second_.resize(first.graph().operators.size());
    match.first_.resize(second.graph().operators.size());
    const Status paired = match.pairInOrder(first.graph(), second.graph());
    if (!paired && !match.pairByLayers(first.graph(), second.graph()))
        return forward(paired);
    return match;
}

} // namespace tmw
