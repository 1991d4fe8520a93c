// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic.h"

#include "core/plan/arithmetic/record_reader.h"
#include "core/plan/arithmetic/weighted_sum.h"
#include "core/plan/folding.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/plan_operator.h"

#include <algorithm>
#include <set>

namespace tmw {

namespace {

constexpr ErrorKind kNoLayer{"arithmetic.no_layer",
                             "The model has operators 0 to %2; there is no operator %1."};
constexpr ErrorKind kNoElement{
    "arithmetic.no_element",
    "The output of operator %1 (%2) is %3: its elements are 0 to %4, and %5 is none of them."};
constexpr ErrorKind kUnexplained{
    "arithmetic.unexplained",
    "The arithmetic of operator %1 (%2) is not shown. It is for weighted sums, products of "
    "matrices, LSTM and SVDF, what works element by element, pools, reductions, softmax and "
    "moves."};

/// What operators before `layer` make that its planning needs: constants of constants, and what
/// variables are. Answers what is read of variables that begin with it and were not assigned to.
TensorValues planBefore(PlanDraft& draft, int32_t layer) {
    TensorValues kept;
    std::set<std::string> assigned;
    for (int32_t i = 0; i < layer; ++i) {
        OpPlanner planner(draft, i);
        const std::vector<int32_t> inputs = planner.op().inputs;
        const PlanOp plan = findPlanOp(planner.op());
        const size_t first = draft.records.size();
        const bool ofConstants = !inputs.empty() && std::ranges::all_of(inputs, [&](int32_t each) {
            return each < 0 || draft.isConstant(each);
        });
        const bool pads = plan == planPad || plan == planPadV2; // may have no memory
        const bool ofVariables = plan == planVarHandle || plan == planCallOnce ||
                                 plan == planReadVariable || plan == planAssignVariable;
        if (plan && (ofConstants || ofVariables || pads) && plan(planner) && ofConstants)
            foldConstants(draft, first);
        draft.records.resize(first);
        if (inputs.empty() || (plan != planReadVariable && plan != planAssignVariable))
            continue;
        const auto handle = draft.handles.find(planner.inputIndex(0));
        if (handle == draft.handles.end())
            continue;
        if (plan == planAssignVariable)
            assigned.insert(handle->second);
        else if (!assigned.contains(handle->second))
            kept[planner.outputIndex()] = draft.variables[handle->second].initial;
    }
    return kept;
}

/// An output that is another tensor under another shape.
std::optional<double> explainAlias(const RecordedOperator& of, ElementArithmetic& made) {
    const auto alias = of.draft.aliases.find(made.tensor);
    if (alias == of.draft.aliases.end())
        return {};
    const auto value = recordedValue(of, 0, alias->second.tensor, made.element, made);
    if (value)
        made.steps.push_back({StepKind::Taken, {}, *value});
    return value;
}

} // namespace

Shape positionOf(const Shape& shape, size_t element) {
    Shape position(shape.size());
    for (size_t i = shape.size(); i > 0; --i) {
        const auto extent = static_cast<size_t>(shape[i - 1]);
        position[i - 1] = static_cast<int32_t>(element % extent);
        element /= extent;
    }
    return position;
}

const ArithmeticStep* ElementArithmetic::last(StepKind kind) const {
    const auto found = std::ranges::find(steps.rbegin(), steps.rend(), kind, &ArithmeticStep::kind);
    return found == steps.rend() ? nullptr : &*found;
}

Result<TensorValues> valuesOf(Runner& runner, std::span<const Tensor> inputs) {
    TensorValues values;
    for (size_t i = 0; i < inputs.size() && i < runner.inputs().size(); ++i) {
        const auto bytes = inputs[i].as<uint8_t>();
        values[runner.inputs()[i].tensor] = {bytes.begin(), bytes.end()};
    }
    runner.reset();
    TMW_TRY([[maybe_unused]] const auto outputs,
            runner.invokeTraced(inputs, [&](const TracedOperator&, const TracedOutput& output,
                                            std::span<const uint8_t> bytes) {
                values[output.tensor] = {bytes.begin(), bytes.end()};
            }));
    return values;
}

struct LayerArithmetic::Body {
    Body(const TfliteModel& model, int32_t ofLayer, size_t ofOutput)
        : draft(model, model.graph(), rt::CoreFamily::Generic), layer(ofLayer), output(ofOutput) {}

    PlanDraft draft;
    int32_t layer;
    size_t output;
    std::optional<SumsOfLayer> sums;
    TensorValues kept; ///< of variables
};

Result<LayerArithmetic> LayerArithmetic::make(const TfliteModel& model, int32_t layer,
                                              size_t output) {
    const TfliteSubgraph& graph = model.graph();
    if (layer < 0 || static_cast<size_t>(layer) >= graph.operators.size())
        return fail(kNoLayer, layer, static_cast<int64_t>(graph.operators.size()) - 1);
    auto body = std::make_shared<Body>(model, layer, output);
    body->kept = planBefore(body->draft, layer);
    body->draft.absorbsPadding = body->draft.partsInPlace = false;
    const OpPlanner planner(body->draft, layer);
    if (output >= planner.outputCount() || planner.outputIndex(output) < 0 ||
        planner.op().inputs.empty() || !planner.hasInput(0))
        return planner.refuse(kUnexplained);
    TMW_TRY(body->sums, weightedSums(planner));
    // What shares state with other operators cannot be planned by itself; records of loops and
    // branches do not run one after another.
    if (!body->sums && (!planOperator(body->draft, layer) || !body->draft.isStraight()))
        return planner.refuse(kUnexplained);
    return LayerArithmetic(std::move(body));
}

Result<ElementArithmetic> LayerArithmetic::explain(const TensorValues& values,
                                                   size_t element) const {
    PlanDraft& draft = body_->draft;
    const OpPlanner planner(draft, body_->layer);
    ElementArithmetic made;
    made.layer = body_->layer;
    made.op = planner.op().name;
    made.tensor = planner.outputIndex(body_->output);
    made.element = element;
    const Shape& shape = draft.shapeOf(made.tensor);
    TMW_TRY(const size_t elements, elementCount(shape));
    if (element >= elements)
        return planner.refuse(kNoElement, toText(shape), static_cast<int64_t>(elements) - 1,
                              element);
    made.position = positionOf(shape, element);
    made.type = planner.output(body_->output).type;
    if (body_->sums) {
        const auto input = values.find(body_->sums->inputTensor);
        if (input == values.end())
            return planner.refuse(kUnexplained);
        explainSum(*body_->sums, draft, input->second, made);
        return made;
    }
    const RecordedOperator recorded{draft, values, body_->kept, draft.records};
    const auto result = draft.records.empty() ? explainAlias(recorded, made)
                                              : recordedValue(recorded, draft.records.size(),
                                                              made.tensor, element, made);
    if (!result || made.steps.empty())
        return planner.refuse(kUnexplained);
    made.result = *result;
    return made;
}

Result<ElementArithmetic> explainElement(const TfliteModel& model, const TensorValues& values,
                                         int32_t layer, size_t element, size_t output) {
    TMW_TRY(const LayerArithmetic arithmetic, LayerArithmetic::make(model, layer, output));
    return arithmetic.explain(values, element);
}

} // namespace tmw
