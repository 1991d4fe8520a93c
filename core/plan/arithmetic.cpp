// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic.h"

#include "core/plan/arithmetic/earlier.h"
#include "core/plan/arithmetic/folded.h"
#include "core/plan/arithmetic/record_reader.h"
#include "core/plan/arithmetic/weighted_sum.h"
#include "core/plan/plan_operator.h"

#include <algorithm>

namespace tmw {

namespace {

constexpr ErrorKind kNoLayer{"arithmetic.no_layer",
                             "The model has operators 0 to %2; there is no operator %1."};
constexpr ErrorKind kNoElement{
    "arithmetic.no_element",
    "The output of operator %1 (%2) is %3: its elements are 0 to %4, and %5 is none of them."};
constexpr ErrorKind kNoOutput{"arithmetic.no_output",
                              "Operator %1 (%2) has %3 outputs, 0 to %4; there is no output %5."};
constexpr ErrorKind kOneOutput{"arithmetic.no_output",
                               "Operator %1 (%2) has 1 output, which is 0; there is no output %3."};
constexpr ErrorKind kWithoutOutput{"arithmetic.no_output", "Operator %1 (%2) has no output."};
constexpr ErrorKind kConstant{"arithmetic.constant",
                              "The output of operator %1 (%2) is a constant, which is computed "
                              "when the plan is made, and its "
                              "arithmetic is not shown."};
constexpr ErrorKind kUnexplained{
    "arithmetic.unexplained",
    "The arithmetic of operator %1 (%2) is not shown. It is of all operators but Fourier "
    "transforms, detections, ring buffers and what reads them, loops, branches and composites."};

Status checkOutput(const OpPlanner& planner, size_t output) {
    const size_t count = planner.outputCount();
    if (output < count)
        return {};
    if (count == 0)
        return planner.refuse(kWithoutOutput);
    return count == 1 ? planner.refuse(kOneOutput, output)
                      : planner.refuse(kNoOutput, count, count - 1, output);
}

/// Whether a record writes the memory of the tensor.
bool isWritten(const PlanDraft& draft, int32_t tensor) {
    const int32_t root = draft.root(tensor);
    return std::ranges::any_of(draft.records, [&](const DraftRecord& record) {
        return std::ranges::any_of(
            record.writes, [&](const Operand& write) { return draft.root(write.tensor) == root; });
    });
}

/// An output that is another tensor under another shape.
std::optional<double> explainAlias(const RecordedOperator& of, int32_t tensor,
                                   ElementArithmetic& made) {
    const auto value = recordedValue(of, 0, tensor, made.element, made);
    if (value)
        made.steps.push_back({StepKind::Taken, {}, *value});
    return value;
}

/// An output that no record writes.
std::optional<double> explainUnrecorded(const RecordedOperator& of, const OpPlanner& planner,
                                        ElementArithmetic& made) {
    const auto alias = of.draft.aliases.find(made.tensor);
    if (alias != of.draft.aliases.end())
        return explainAlias(of, alias->second.tensor, made);
    return explainFolded(planner, made);
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
    EarlierOperators earlier;
};

Result<LayerArithmetic> LayerArithmetic::make(const TfliteModel& model, int32_t layer,
                                              size_t output) {
    const TfliteSubgraph& graph = model.graph();
    if (layer < 0 || static_cast<size_t>(layer) >= graph.operators.size())
        return fail(kNoLayer, layer, static_cast<int64_t>(graph.operators.size()) - 1);
    auto body = std::make_shared<Body>(model, layer, output);
    body->earlier = planBefore(body->draft, layer);
    body->draft.absorbsPadding = body->draft.partsInPlace = false;
    const OpPlanner planner(body->draft, layer);
    TMW_CHECK(checkOutput(planner, output));
    if (planner.outputIndex(output) < 0 || planner.op().inputs.empty() || !planner.hasInput(0))
        return planner.refuse(kUnexplained);
    TMW_TRY(body->sums, weightedSums(planner));
    // What shares state with other operators cannot be planned by itself; records of loops and
    // branches do not run one after another.
    if (!body->sums && (!planUnfolded(body->draft, layer) || !body->draft.isStraight()))
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
        const auto found = values.find(body_->sums->inputTensor);
        const std::span<const uint8_t> input = found != values.end()
                                                   ? std::span<const uint8_t>(found->second)
                                                   : draft.constantBytes(body_->sums->inputTensor);
        if (input.empty())
            return planner.refuse(kUnexplained);
        explainSum(*body_->sums, draft, input, made);
        return made;
    }
    const RecordedOperator recorded{draft, values, body_->earlier.kept, draft.records};
    const auto result =
        body_->earlier.read ? explainRead(recorded, *body_->earlier.read, made)
        : isWritten(draft, made.tensor)
            ? recordedValue(recorded, draft.records.size(), made.tensor, element, made)
            : explainUnrecorded(recorded, planner, made);
    if (!result || made.steps.empty())
        return planner.refuse(draft.folded.contains(made.tensor) ? kConstant : kUnexplained);
    made.result = *result;
    return made;
}

Result<ElementArithmetic> explainElement(const TfliteModel& model, const TensorValues& values,
                                         int32_t layer, size_t element, size_t output) {
    TMW_TRY(const LayerArithmetic arithmetic, LayerArithmetic::make(model, layer, output));
    return arithmetic.explain(values, element);
}

} // namespace tmw
