// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/operator_order.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kCycle{
    "plan.cycle", "Operator %1 (%2) needs its own result, directly or through others. The file is "
                  "damaged."};
constexpr ErrorKind kUnwritten{
    "plan.unwritten_tensor",
    "Tensor \"%1\" is read but nothing writes it: it is no input, no constant and no operator's "
    "output. The file is damaged."};
constexpr ErrorKind kTwoWriters{
    "plan.two_writers", "Tensor \"%1\" is written twice, the second time by operator %2 (%3). The "
                        "file is damaged."};

constexpr ErrorKind kConstantInput{
    "plan.constant_input", "Input \"%1\" of the model has data of its own. The file is damaged."};

bool isEmpty(const TfliteTensor& tensor) {
    return std::ranges::find(tensor.shape, 0) != tensor.shape.end();
}

/// Reads and writes of variables keep the file's order, which no tensor between them shows:
/// CALL_ONCE, READ_VARIABLE, ASSIGN_VARIABLE, and what subgraphs may do in IF, WHILE and
/// STABLEHLO_COMPOSITE.
bool usesVariables(const TfliteOperator& op) {
    constexpr int32_t kCodes[] = {118, 119, 129, 143, 144, 206};
    return std::ranges::find(kCodes, op.code) != std::end(kCodes);
}

/// Per tensor: whether it can be read.
using Ready = std::vector<bool>;

bool canRun(const TfliteOperator& op, const Ready& ready) {
    return std::ranges::all_of(
        op.inputs, [&](int32_t input) { return input < 0 || ready[static_cast<size_t>(input)]; });
}

bool isWritten(const TfliteSubgraph& graph, int32_t tensor) {
    return std::ranges::any_of(graph.operators, [&](const TfliteOperator& op) {
        return std::ranges::find(op.outputs, tensor) != op.outputs.end();
    });
}

Ready readyAtStart(const TfliteSubgraph& graph) {
    Ready ready(graph.tensors.size());
    for (size_t i = 0; i < ready.size(); ++i)
        ready[i] = graph.tensors[i].isConstant || isEmpty(graph.tensors[i]) ||
                   (graph.tensors[i].isVariable && !isWritten(graph, static_cast<int32_t>(i)));
    for (const int32_t input : graph.inputs)
        ready[static_cast<size_t>(input)] = true;
    return ready;
}

/// Every tensor has at most one writer, and what is read has one.
Status checkWriters(const TfliteSubgraph& graph) {
    const Ready start = readyAtStart(graph);
    std::vector<bool> written(graph.tensors.size());
    for (const int32_t input : graph.inputs) {
        const auto at = static_cast<size_t>(input);
        if (graph.tensors[at].isConstant)
            return fail(kConstantInput, graph.tensors[at].name);
        written[at] = true;
    }
    for (size_t i = 0; i < graph.operators.size(); ++i)
        for (const int32_t output : graph.operators[i].outputs) {
            if (output < 0)
                continue;
            const auto at = static_cast<size_t>(output);
            if (written[at] || graph.tensors[at].isConstant)
                return fail(kTwoWriters, graph.tensors[at].name, i, graph.operators[i].name);
            written[at] = true;
        }
    const auto check = [&](int32_t tensor) -> Status {
        if (tensor >= 0 && !start[static_cast<size_t>(tensor)] &&
            !written[static_cast<size_t>(tensor)])
            return fail(kUnwritten, graph.tensors[static_cast<size_t>(tensor)].name);
        return {};
    };
    for (const TfliteOperator& op : graph.operators)
        for (const int32_t input : op.inputs)
            TMW_CHECK(check(input));
    for (const int32_t output : graph.outputs) {
        TMW_CHECK(check(output));
        // State that no operator keeps has no place to be read from.
        const auto at = static_cast<size_t>(output);
        if (graph.tensors[at].isVariable && !written[at])
            return fail(kUnwritten, graph.tensors[at].name);
    }
    return {};
}

} // namespace

Result<std::vector<int32_t>> operatorOrder(const TfliteSubgraph& graph) {
    TMW_CHECK(checkWriters(graph));
    Ready ready = readyAtStart(graph);
    std::vector<int32_t> order;
    std::vector<int32_t> waiting(graph.operators.size());
    for (size_t i = 0; i < waiting.size(); ++i)
        waiting[i] = static_cast<int32_t>(i);
    while (!waiting.empty()) {
        const size_t before = waiting.size();
        bool heldUp = false; // a use of a variable waits
        std::erase_if(waiting, [&](int32_t index) {
            const TfliteOperator& op = graph.operators[static_cast<size_t>(index)];
            if (!canRun(op, ready) || (heldUp && usesVariables(op))) {
                heldUp = heldUp || usesVariables(op);
                return false;
            }
            for (const int32_t output : op.outputs)
                if (output >= 0)
                    ready[static_cast<size_t>(output)] = true;
            order.push_back(index);
            return true;
        });
        if (waiting.size() == before)
            return fail(kCycle, waiting.front(),
                        graph.operators[static_cast<size_t>(waiting.front())].name);
    }
    return order;
}

} // namespace tmw
