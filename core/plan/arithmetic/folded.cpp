// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/folded.h"

#include "core/plan/ops/op_table.h"

namespace tmw {

namespace {

double noted(ElementArithmetic& made, StepKind kind, double result, std::vector<double> numbers) {
    made.steps.push_back({kind, std::move(numbers), result});
    return result;
}

std::optional<double> explainDequantized(const OpPlanner& planner, ElementArithmetic& made) {
    const TfliteTensor& input = planner.input(0);
    const auto bytes = planner.draft().constantBytes(planner.inputIndex(0));
    if ((made.element + 1) * rt::sizeOf(input.type) > bytes.size())
        return {};
    const double value = storedValue(input.type, bytes, made.element);
    made.readings.push_back({planner.inputIndex(0), made.element, value});
    if (input.type == DataType::Float16)
        return noted(made, StepKind::Taken, value, {});
    const TensorQuantization& q = input.quantization;
    const auto zeroPoint = static_cast<double>(q.zeroPoints.empty() ? 0 : q.zeroPoints[0]);
    const double less = noted(made, StepKind::LessZeroPoint, value - zeroPoint, {value, zeroPoint});
    const float scale = q.scales[0];
    return noted(made, StepKind::Scaled, static_cast<double>(scale * static_cast<float>(less)),
                 {less, static_cast<double>(scale)});
}

} // namespace

std::optional<double> explainFolded(const OpPlanner& planner, ElementArithmetic& made) {
    const PlanOp plan = findPlanOp(planner.op());
    if (plan == planDequantize)
        return explainDequantized(planner, made);
    if (plan != planShape)
        return {};
    const Shape& shape = planner.input(0).shape;
    return noted(made, StepKind::Dimension, shape[made.element],
                 {static_cast<double>(made.element)});
}

} // namespace tmw
