// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"

namespace tmw {

namespace {

struct Row {
    int32_t code; ///< BuiltinOperator
    PlanOp plan;
};

constexpr Row kRows[] = {
    {0, planAdd},
    {1, planAveragePool},
    {2, planConcatenation},
    {3, planConv},
    {4, planDepthwiseConv},
    {5, planDepthToSpace},
    {6, planDequantize},
    {7, planEmbeddingLookup},
    {9, planFullyConnected},
    {14, planLogistic},
    {17, planMaxPool},
    {18, planMul},
    {19, planRelu},
    {20, planReluN1To1},
    {21, planRelu6},
    {22, planReshape},
    {25, planSoftmax},
    {26, planSpaceToDepth},
    {28, planTanh},
    {34, planPad},
    {36, planGather},
    {39, planTranspose},
    {40, planMean},
    {43, planReshape},
    {45, planStridedSlice},
    {49, planSplit},
    {56, planArgMax},
    {60, planPadV2},
    {65, planSlice},
    {69, planTile},
    {70, planReshape},
    {74, planSum},
    {77, planShape},
    {79, planArgMin},
    {81, planReduceProduct},
    {82, planReduceMax},
    {83, planPack},
    {88, planUnpack},
    {89, planReduceMin},
    {100, planMirrorPad},
    {102, planSplitV},
    {105, planReverse},
    {114, planQuantize},
    {130, planBroadcastTo},
};

} // namespace

PlanOp findPlanOp(const TfliteOperator& op) {
    for (const Row& row : kRows)
        if (row.code == op.code)
            return row.plan;
    return nullptr;
}

} // namespace tmw
