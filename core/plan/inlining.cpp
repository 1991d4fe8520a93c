// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/inlining.h"

#include <algorithm>
#include <utility>

namespace tmw {

namespace {

// BuiltinOperator.
constexpr int32_t kReshape = 22;
constexpr int32_t kComposite = 206;

constexpr int kMostNested = 8;
constexpr size_t kMostOperators = 65536;
constexpr int32_t kNone = -1;

class Inliner {
public:
    explicit Inliner(const TfliteModel& model) : model_(model) {}

    Result<InlinedGraph> run() {
        const TfliteSubgraph& main = model_.graph();
        made_.graph = main;
        made_.graph.operators.clear();
        std::vector<int32_t> itself(main.tensors.size());
        for (size_t i = 0; i < itself.size(); ++i)
            itself[i] = static_cast<int32_t>(i);
        for (size_t i = 0; i < main.operators.size(); ++i) {
            origin_ = static_cast<int32_t>(i);
            TMW_CHECK(add(main.operators[i], itself, 0));
        }
        return std::move(made_);
    }

private:
    template <typename... Args>
    tl::unexpected<Error> refuse(const ErrorKind& kind, Args&&... args) const {
        return fail(kind, origin_, model_.graph().operators[static_cast<size_t>(origin_)].name,
                    std::forward<Args>(args)...);
    }

    /// `names`: of its graph's tensors, in the made one.
    Status add(const TfliteOperator& op, const std::vector<int32_t>& names, int nested) {
        TfliteOperator renamed = op;
        for (auto* list : {&renamed.inputs, &renamed.outputs})
            for (int32_t& tensor : *list)
                if (tensor >= 0)
                    tensor = names[static_cast<size_t>(tensor)];
        if (op.code == kComposite)
            return addComposite(renamed, nested);
        if (made_.graph.operators.size() >= kMostOperators)
            return refuse(kUnsupportedForm, "composites of too many operators");
        push(std::move(renamed));
        return {};
    }

    void push(TfliteOperator op) {
        made_.graph.operators.push_back(std::move(op));
        made_.origins.push_back(origin_);
    }

    /// A composite's tensor that is an input or output of its subgraph.
    bool fits(int32_t outside, const TfliteTensor& inside) const {
        if (outside < 0)
            return false;
        const TfliteTensor& tensor = made_.graph.tensors[static_cast<size_t>(outside)];
        return tensor.type == inside.type && tensor.shape == inside.shape;
    }

    Status checkEnds(const TfliteOperator& op, const TfliteSubgraph& graph) const {
        bool fit = !op.outputs.empty() && op.inputs.size() == graph.inputs.size() &&
                   op.outputs.size() == graph.outputs.size();
        for (size_t i = 0; fit && i < graph.inputs.size(); ++i)
            fit = fits(op.inputs[i], graph.tensors[static_cast<size_t>(graph.inputs[i])]);
        for (size_t i = 0; fit && i < graph.outputs.size(); ++i)
            fit = fits(op.outputs[i], graph.tensors[static_cast<size_t>(graph.outputs[i])]);
        if (!fit)
            return refuse(kShape, "its inputs and outputs are not its subgraph's");
        return {};
    }

    Status addComposite(const TfliteOperator& op, int nested) {
        const auto& subgraphs = model_.subgraphs();
        if (op.decomposition < 1 || static_cast<size_t>(op.decomposition) >= subgraphs.size())
            return refuse(kUnsupportedForm, "no subgraph says what it computes");
        if (nested >= kMostNested)
            return refuse(kUnsupportedForm, "composites within composites, more than eight deep");
        const TfliteSubgraph& graph = subgraphs[static_cast<size_t>(op.decomposition)];
        TMW_CHECK(checkEnds(op, graph));
        std::vector<int32_t> names(graph.tensors.size(), kNone);
        for (size_t i = 0; i < graph.inputs.size(); ++i)
            names[static_cast<size_t>(graph.inputs[i])] = op.inputs[i];
        // Outputs that are inputs, constants, or each other.
        std::vector<std::pair<int32_t, int32_t>> passed;
        for (size_t i = 0; i < graph.outputs.size(); ++i) {
            const auto inside = static_cast<size_t>(graph.outputs[i]);
            if (names[inside] == kNone && !graph.tensors[inside].isConstant)
                names[inside] = op.outputs[i];
            else
                passed.emplace_back(graph.outputs[i], op.outputs[i]);
        }
        for (size_t i = 0; i < names.size(); ++i)
            if (names[i] == kNone) {
                names[i] = static_cast<int32_t>(made_.graph.tensors.size());
                made_.graph.tensors.push_back(graph.tensors[i]);
            }
        for (const TfliteOperator& inner : graph.operators)
            TMW_CHECK(add(inner, names, nested + 1));
        for (const auto& [inside, outside] : passed) {
            TfliteOperator same;
            same.code = kReshape;
            same.name = "RESHAPE";
            same.inputs = {names[static_cast<size_t>(inside)]};
            same.outputs = {outside};
            push(std::move(same));
        }
        return {};
    }

    const TfliteModel& model_;
    InlinedGraph made_;
    int32_t origin_ = 0;
};

} // namespace

Result<std::optional<InlinedGraph>> inlined(const TfliteModel& model) {
    const auto isComposite = [](const TfliteOperator& op) { return op.code == kComposite; };
    if (std::ranges::none_of(model.graph().operators, isComposite))
        return std::nullopt;
    TMW_TRY(InlinedGraph made, Inliner(model).run());
    return made;
}

} // namespace tmw
