// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/jumps.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/subgraph.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>

namespace tmw {

// The condition stands behind the body: each time around is one jump.

namespace {

using Tensors = std::vector<int32_t>;

class LoopPlanner {
public:
    LoopPlanner(OpPlanner& planner, int32_t condition, int32_t body)
        : planner_(planner), draft_(planner.draft()), condition_(condition), body_(body),
          begins_(planner.op().inputs) {}

    Status run() {
        TMW_CHECK(findVariables());
        TMW_TRY(const std::optional<bool> known, foreseen());
        if (known && *known)
            return planner_.refuse(kUnsupportedForm, "its condition is always true");
        if (!known)
            TMW_CHECK(emit());
        for (size_t i = 0; i < begins_.size(); ++i)
            draft_.aliases[planner_.outputIndex(i)] = {known ? begins_[i] : carried_[i]};
        return {};
    }

private:
    /// What the body hands on unchanged is no variable, but what the loop began with.
    Status findVariables() {
        TMW_TRY(const TfliteSubgraph* const body, subgraphOf(planner_, body_));
        if (body->inputs.size() != begins_.size() || body->outputs.size() != begins_.size())
            return planner_.refuse(
                kShape, "its body takes " + toText(body->inputs.size()) + " tensors and answers " +
                            toText(body->outputs.size()) + ", of " + toText(begins_.size()));
        if (!areAlike(draft_, begins_, planner_.op().outputs))
            return planner_.refuse(kShape, "its outputs are not as its inputs");
        carried_ = begins_;
        for (size_t i = 0; i < begins_.size(); ++i) {
            if (body->outputs[i] == body->inputs[i])
                continue;
            if (rt::sizeOf(planner_.output(i).type) == 0)
                return planner_.refuse(kUnsupportedType, planner_.typeList());
            carried_[i] = addTensor(planner_.outputIndex(i));
            variables_.push_back(i);
        }
        return {};
    }

    int32_t addTensor(int32_t like) {
        return draft_.addTensor(draft_.graph.tensors[static_cast<size_t>(like)],
                                draft_.originOf(planner_.index()));
    }

    Result<int32_t> planCondition(OpPlanner& planner) const {
        TMW_TRY(const Tensors made, planSubgraph(planner, condition_, carried_));
        const bool one = made.size() == 1;
        const TfliteTensor* const tensor =
            one ? &planner.draft().graph.tensors[static_cast<size_t>(made[0])] : nullptr;
        if (!one || tensor->type != DataType::Bool || planner.elements(*tensor) != 1)
            return planner.refuse(kShape, "its condition is not one bool");
        return made[0];
    }

    /// The condition where it does not depend on data.
    Result<std::optional<bool>> foreseen() const {
        if (draft_.isTrial)
            return planner_.refuse(kUnsupportedForm, "it is within the condition of another");
        PlanDraft trial = draft_;
        trial.isTrial = true;
        OpPlanner planner(trial, planner_.index());
        TMW_TRY(const int32_t condition, planCondition(planner));
        if (!trial.isConstant(condition))
            return std::nullopt;
        return trial.constantBytes(condition)[0] != 0;
    }

    Status emit() {
        for (const size_t i : variables_)
            emitCopy(planner_, begins_[i], carried_[i]);
        const size_t enter = emitJump(planner_, rt::KernelId::EnterLoop, std::nullopt);
        const size_t first = draft_.records.size();
        TMW_TRY(Tensors made, planSubgraph(planner_, body_, carried_));
        if (!areAlike(draft_, made, carried_))
            return planner_.refuse(kUnsupportedForm,
                                   "its body changes the type or shape of a variable");
        carry(std::move(made));
        draft_.jumps[enter].target = draft_.records.size();
        TMW_TRY(const int32_t condition, planCondition(planner_));
        const size_t back = emitJump(planner_, rt::KernelId::Repeat, condition);
        draft_.jumps[back].target = first;
        return {};
    }

    /// The body's answers become the variables. One that is another variable is put aside before
    /// that one changes.
    void carry(Tensors made) {
        const auto isOther = [&](size_t i) {
            return std::ranges::any_of(variables_, [&](size_t other) {
                return other != i && draft_.root(made[i]) == carried_[other];
            });
        };
        for (const size_t i : variables_)
            if (isOther(i)) {
                const int32_t aside = addTensor(carried_[i]);
                emitCopy(planner_, made[i], aside);
                made[i] = aside;
            }
        for (const size_t i : variables_)
            if (draft_.root(made[i]) != carried_[i])
                emitCopy(planner_, made[i], carried_[i]);
    }

    OpPlanner& planner_;
    PlanDraft& draft_;
    int32_t condition_;
    int32_t body_;
    Tensors begins_;
    Tensors carried_; ///< per input: the variable, or what stays
    std::vector<size_t> variables_;
};

} // namespace

Status planWhile(OpPlanner& planner) {
    const auto* options = planner.options<schema::WhileOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::WhileOptions));
    if (!options)
        return planner.refuse(kUnsupportedForm, "its options are missing");
    return LoopPlanner(planner, options->cond_subgraph_index(), options->body_subgraph_index())
        .run();
}

} // namespace tmw
