// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"

namespace tmw {

namespace {

struct Row {
    int32_t code; ///< BuiltinOperator
    PlanOp plan;
};

constexpr Row kRows[] = {
    {0, planAdd},        {1, planAveragePool},    {3, planConv},       {4, planDepthwiseConv},
    {6, planDequantize}, {9, planFullyConnected}, {14, planLogistic},  {17, planMaxPool},
    {18, planMul},       {19, planRelu},          {20, planReluN1To1}, {21, planRelu6},
    {22, planReshape},   {25, planSoftmax},       {28, planTanh},      {40, planMean},
    {43, planReshape},   {70, planReshape},       {74, planSum},       {81, planReduceProduct},
    {82, planReduceMax}, {89, planReduceMin},     {114, planQuantize},
};

} // namespace

PlanOp findPlanOp(const TfliteOperator& op) {
    for (const Row& row : kRows)
        if (row.code == op.code)
            return row.plan;
    return nullptr;
}

} // namespace tmw
