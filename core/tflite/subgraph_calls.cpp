// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tflite/subgraph_calls.h"

#include "core/base/remark.h"
#include "core/tflite/schema_generated.h"

namespace tmw {

namespace {

constexpr std::string_view kCondition = TMW_PHRASE("Subgraph", "condition");
constexpr std::string_view kBody = TMW_PHRASE("Subgraph", "body");
constexpr std::string_view kThen = TMW_PHRASE("Subgraph", "then branch");
constexpr std::string_view kElse = TMW_PHRASE("Subgraph", "else branch");
constexpr std::string_view kInitialization = TMW_PHRASE("Subgraph", "initialization");
constexpr std::string_view kDecomposition = TMW_PHRASE("Subgraph", "decomposition");

template <typename Options>
const Options* optionsOf(const TfliteOperator& op, schema::BuiltinOptions type) {
    return op.optionsType == static_cast<int32_t>(type) ? static_cast<const Options*>(op.options)
                                                        : nullptr;
}

struct Callee {
    int32_t subgraph;
    std::string_view role;
};

std::vector<Callee> calleesOf(const TfliteOperator& op) {
    using schema::BuiltinOptions;
    if (const auto* loop = optionsOf<schema::WhileOptions>(op, BuiltinOptions::WhileOptions))
        return {{loop->cond_subgraph_index(), kCondition}, {loop->body_subgraph_index(), kBody}};
    if (const auto* branch = optionsOf<schema::IfOptions>(op, BuiltinOptions::IfOptions))
        return {{branch->then_subgraph_index(), kThen}, {branch->else_subgraph_index(), kElse}};
    if (const auto* once = optionsOf<schema::CallOnceOptions>(op, BuiltinOptions::CallOnceOptions))
        return {{once->init_subgraph_index(), kInitialization}};
    if (op.decomposition >= 0)
        return {{op.decomposition, kDecomposition}};
    return {};
}

} // namespace

std::vector<SubgraphCall> subgraphCalls(const TfliteModel& model) {
    std::vector<SubgraphCall> calls;
    for (size_t graph = 0; graph < model.subgraphs().size(); ++graph) {
        const auto& operators = model.subgraphs()[graph].operators;
        for (size_t op = 0; op < operators.size(); ++op)
            for (const auto& [callee, role] : calleesOf(operators[op]))
                calls.push_back(
                    {callee, static_cast<int32_t>(graph), static_cast<int32_t>(op), role});
    }
    return calls;
}

} // namespace tmw
