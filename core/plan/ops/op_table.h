// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/op_planner.h"

namespace tmw {

/// Checks an operator and adds what it becomes to the draft.
using PlanOp = Status (*)(OpPlanner&);

Status planAbs(OpPlanner& planner);
Status planAdd(OpPlanner& planner);
Status planAddN(OpPlanner& planner);
Status planAssignVariable(OpPlanner& planner);
Status planArgMax(OpPlanner& planner);
Status planArgMin(OpPlanner& planner);
Status planAtan2(OpPlanner& planner);
Status planAveragePool(OpPlanner& planner);
Status planBatchMatMul(OpPlanner& planner);
Status planBatchToSpace(OpPlanner& planner);
Status planBroadcastArgs(OpPlanner& planner);
Status planBroadcastTo(OpPlanner& planner);
Status planCallOnce(OpPlanner& planner);
Status planCast(OpPlanner& planner);
Status planCeil(OpPlanner& planner);
Status planCircularBuffer(OpPlanner& planner);
Status planComposite(OpPlanner& planner);
Status planConcatenation(OpPlanner& planner);
Status planConv(OpPlanner& planner);
Status planCos(OpPlanner& planner);
Status planCumsum(OpPlanner& planner);
Status planDecode(OpPlanner& planner);
Status planDepthToSpace(OpPlanner& planner);
Status planDepthwiseConv(OpPlanner& planner);
Status planDequantize(OpPlanner& planner);
Status planDetection(OpPlanner& planner);
Status planDiv(OpPlanner& planner);
Status planDynamicUpdateSlice(OpPlanner& planner);
Status planElu(OpPlanner& planner);
Status planEmbeddingLookup(OpPlanner& planner);
Status planEqual(OpPlanner& planner);
Status planExp(OpPlanner& planner);
Status planFill(OpPlanner& planner);
Status planFloor(OpPlanner& planner);
Status planFloorDiv(OpPlanner& planner);
Status planFloorMod(OpPlanner& planner);
Status planFullyConnected(OpPlanner& planner);
Status planGather(OpPlanner& planner);
Status planGatherNd(OpPlanner& planner);
Status planGelu(OpPlanner& planner);
Status planGreater(OpPlanner& planner);
Status planGreaterEqual(OpPlanner& planner);
Status planHardSwish(OpPlanner& planner);
Status planIf(OpPlanner& planner);
Status planL2Normalization(OpPlanner& planner);
Status planL2Pool(OpPlanner& planner);
Status planLeakyRelu(OpPlanner& planner);
Status planLess(OpPlanner& planner);
Status planLessEqual(OpPlanner& planner);
Status planLog(OpPlanner& planner);
Status planLogSoftmax(OpPlanner& planner);
Status planLogicalAnd(OpPlanner& planner);
Status planLogicalNot(OpPlanner& planner);
Status planLogicalOr(OpPlanner& planner);
Status planLogistic(OpPlanner& planner);
Status planMaxPool(OpPlanner& planner);
Status planMaximum(OpPlanner& planner);
Status planMean(OpPlanner& planner);
Status planMinimum(OpPlanner& planner);
Status planMirrorPad(OpPlanner& planner);
Status planMul(OpPlanner& planner);
Status planNeg(OpPlanner& planner);
Status planNotEqual(OpPlanner& planner);
Status planPack(OpPlanner& planner);
Status planPad(OpPlanner& planner);
Status planPadV2(OpPlanner& planner);
Status planPrelu(OpPlanner& planner);
Status planQuantize(OpPlanner& planner);
Status planReduceAll(OpPlanner& planner);
Status planReduceAny(OpPlanner& planner);
Status planReduceMax(OpPlanner& planner);
Status planReduceMin(OpPlanner& planner);
Status planReduceProduct(OpPlanner& planner);
Status planReadVariable(OpPlanner& planner);
Status planRelu(OpPlanner& planner);
Status planRelu0To1(OpPlanner& planner);
Status planRelu6(OpPlanner& planner);
Status planReluN1To1(OpPlanner& planner);
Status planReshape(OpPlanner& planner);
Status planResizeBilinear(OpPlanner& planner);
Status planResizeNearestNeighbor(OpPlanner& planner);
Status planReverse(OpPlanner& planner);
Status planReverseSequence(OpPlanner& planner);
Status planRound(OpPlanner& planner);
Status planRsqrt(OpPlanner& planner);
Status planScatterNd(OpPlanner& planner);
Status planSelect(OpPlanner& planner);
Status planShape(OpPlanner& planner);
Status planSign(OpPlanner& planner);
Status planSignalAutoScale(OpPlanner& planner);
Status planSignalDelay(OpPlanner& planner);
Status planSignalEnergy(OpPlanner& planner);
Status planSignalFft(OpPlanner& planner);
Status planSignalFilterBank(OpPlanner& planner);
Status planSignalFramer(OpPlanner& planner);
Status planSignalGain(OpPlanner& planner);
Status planSignalInverseFft(OpPlanner& planner);
Status planSignalLog(OpPlanner& planner);
Status planSignalOverlapAdd(OpPlanner& planner);
Status planSignalRoot(OpPlanner& planner);
Status planSignalStacker(OpPlanner& planner);
Status planSignalSubtraction(OpPlanner& planner);
Status planSignalWindow(OpPlanner& planner);
Status planSin(OpPlanner& planner);
Status planSlice(OpPlanner& planner);
Status planSoftmax(OpPlanner& planner);
Status planSpaceToBatch(OpPlanner& planner);
Status planSpaceToDepth(OpPlanner& planner);
Status planSplit(OpPlanner& planner);
Status planSplitV(OpPlanner& planner);
Status planSqrt(OpPlanner& planner);
Status planSquare(OpPlanner& planner);
Status planSquaredDifference(OpPlanner& planner);
Status planStridedSlice(OpPlanner& planner);
Status planSub(OpPlanner& planner);
Status planSum(OpPlanner& planner);
Status planSvdf(OpPlanner& planner);
Status planTanh(OpPlanner& planner);
Status planTile(OpPlanner& planner);
Status planTopK(OpPlanner& planner);
Status planTranspose(OpPlanner& planner);
Status planTransposeConv(OpPlanner& planner);
Status planUnidirectionalSequenceLstm(OpPlanner& planner);
Status planUnpack(OpPlanner& planner);
Status planVarHandle(OpPlanner& planner);
Status planWhile(OpPlanner& planner);
Status planZerosLike(OpPlanner& planner);

/// Null for an operator that cannot be planned.
PlanOp findPlanOp(const TfliteOperator& op);
bool isCustom(const TfliteOperator& op);
/// Of all that can be planned: builtin ones by number, then custom ones.
std::vector<std::string> plannedOperators();

} // namespace tmw
