// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"

#include "core/tflite/names.h"

#include <string_view>

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
    {8, planFloor},
    {9, planFullyConnected},
    {11, planL2Normalization},
    {12, planL2Pool},
    {14, planLogistic},
    {17, planMaxPool},
    {18, planMul},
    {19, planRelu},
    {20, planReluN1To1},
    {21, planRelu6},
    {22, planReshape},
    {23, planResizeBilinear},
    {25, planSoftmax},
    {26, planSpaceToDepth},
    {27, planSvdf},
    {28, planTanh},
    {34, planPad},
    {36, planGather},
    {37, planBatchToSpace},
    {38, planSpaceToBatch},
    {39, planTranspose},
    {40, planMean},
    {41, planSub},
    {42, planDiv},
    {43, planReshape},
    {44, planUnidirectionalSequenceLstm},
    {45, planStridedSlice},
    {47, planExp},
    {48, planTopK},
    {49, planSplit},
    {50, planLogSoftmax},
    {53, planCast},
    {54, planPrelu},
    {55, planMaximum},
    {56, planArgMax},
    {57, planMinimum},
    {58, planLess},
    {59, planNeg},
    {60, planPadV2},
    {61, planGreater},
    {62, planGreaterEqual},
    {63, planLessEqual},
    {64, planSelect},
    {65, planSlice},
    {66, planSin},
    {67, planTransposeConv},
    {69, planTile},
    {70, planReshape},
    {71, planEqual},
    {72, planNotEqual},
    {73, planLog},
    {74, planSum},
    {75, planSqrt},
    {76, planRsqrt},
    {77, planShape},
    {79, planArgMin},
    {81, planReduceProduct},
    {82, planReduceMax},
    {83, planPack},
    {84, planLogicalOr},
    {86, planLogicalAnd},
    {87, planLogicalNot},
    {88, planUnpack},
    {89, planReduceMin},
    {90, planFloorDiv},
    {91, planReduceAny},
    {92, planSquare},
    {93, planZerosLike},
    {94, planFill},
    {95, planFloorMod},
    {97, planResizeNearestNeighbor},
    {98, planLeakyRelu},
    {99, planSquaredDifference},
    {100, planMirrorPad},
    {101, planAbs},
    {102, planSplitV},
    {104, planCeil},
    {105, planReverse},
    {106, planAddN},
    {107, planGatherNd},
    {108, planCos},
    {111, planElu},
    {112, planReverseSequence},
    {114, planQuantize},
    {116, planRound},
    {117, planHardSwish},
    {118, planIf},
    {119, planWhile},
    {122, planScatterNd},
    {123, planSelect},
    {126, planBatchMatMul},
    {128, planCumsum},
    {129, planCallOnce},
    {130, planBroadcastTo},
    {140, planReduceAll},
    {142, planVarHandle},
    {143, planReadVariable},
    {144, planAssignVariable},
    {145, planBroadcastArgs},
    {150, planGelu},
    {151, planDynamicUpdateSlice},
    {152, planRelu0To1},
    {156, planAtan2},
    {158, planSign},
    {206, planComposite},
};

/// Custom operators go by name.
struct CustomRow {
    std::string_view name;
    PlanOp plan;
};

constexpr int32_t kCustom = 32;
constexpr CustomRow kCustomRows[] = {
    {"CIRCULAR_BUFFER", planCircularBuffer},
    {"SignalDelay", planSignalDelay},
    {"SignalEnergy", planSignalEnergy},
    {"SignalFftAutoScale", planSignalAutoScale},
    {"SignalFilterBank", planSignalFilterBank},
    {"SignalFilterBankLog", planSignalLog},
    {"SignalFilterBankSpectralSubtraction", planSignalSubtraction},
    {"SignalFilterBankSquareRoot", planSignalRoot},
    {"SignalFramer", planSignalFramer},
    {"SignalIrfft", planSignalInverseFft},
    {"SignalOverlapAdd", planSignalOverlapAdd},
    {"SignalPCAN", planSignalGain},
    {"SignalRfft", planSignalFft},
    {"SignalStacker", planSignalStacker},
    {"SignalWindow", planSignalWindow},
    {"TFLM_DECODE", planDecode},
    {"TFLite_Detection_PostProcess", planDetection},
};

} // namespace

bool isCustom(const TfliteOperator& op) {
    return op.code == kCustom;
}

std::vector<std::string> plannedOperators() {
    std::vector<std::string> names;
    for (const Row& row : kRows)
        names.push_back(builtinOperatorName(row.code));
    for (const CustomRow& row : kCustomRows)
        names.emplace_back(row.name);
    return names;
}

PlanOp findPlanOp(const TfliteOperator& op) {
    if (isCustom(op)) {
        for (const CustomRow& row : kCustomRows)
            if (row.name == op.name)
                return row.plan;
        return nullptr;
    }
    for (const Row& row : kRows)
        if (row.code == op.code)
            return row.plan;
    return nullptr;
}

} // namespace tmw
