// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

namespace tmw {

/// Checks an operator and adds what it becomes to the draft.
using PlanOp = Status (*)(OpPlanner&);

Status planAdd(OpPlanner& planner);
Status planAveragePool(OpPlanner& planner);
Status planConv(OpPlanner& planner);
Status planDepthwiseConv(OpPlanner& planner);
Status planDequantize(OpPlanner& planner);
Status planFullyConnected(OpPlanner& planner);
Status planLogistic(OpPlanner& planner);
Status planMaxPool(OpPlanner& planner);
Status planMean(OpPlanner& planner);
Status planMul(OpPlanner& planner);
Status planQuantize(OpPlanner& planner);
Status planReduceMax(OpPlanner& planner);
Status planReduceMin(OpPlanner& planner);
Status planReduceProduct(OpPlanner& planner);
Status planRelu(OpPlanner& planner);
Status planRelu6(OpPlanner& planner);
Status planReluN1To1(OpPlanner& planner);
Status planReshape(OpPlanner& planner);
Status planSoftmax(OpPlanner& planner);
Status planSum(OpPlanner& planner);
Status planTanh(OpPlanner& planner);

/// Null for an operator that cannot be planned.
PlanOp findPlanOp(const TfliteOperator& op);

} // namespace tmw
