// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernel.h"

namespace tmw {
namespace rt {

// One pair of functions a kernel; its record says what it computes.
uint16_t runCopy(const PlanRecord& record, const KernelContext& context);
Status checkCopy(const PlanRecord& record, const Extents& extents);
uint16_t runFullyConnectedInt8(const PlanRecord& record, const KernelContext& context);
Status checkFullyConnectedInt8(const PlanRecord& record, const Extents& extents);
uint16_t runFullyConnectedInt8Dsp(const PlanRecord& record, const KernelContext& context);
Status checkFullyConnectedInt8Dsp(const PlanRecord& record, const Extents& extents);
uint16_t runFullyConnectedFloat(const PlanRecord& record, const KernelContext& context);
Status checkFullyConnectedFloat(const PlanRecord& record, const Extents& extents);
uint16_t runLookup8(const PlanRecord& record, const KernelContext& context);
Status checkLookup8(const PlanRecord& record, const Extents& extents);
uint16_t runSoftmaxInt8(const PlanRecord& record, const KernelContext& context);
Status checkSoftmaxInt8(const PlanRecord& record, const Extents& extents);
uint16_t runSoftmaxFloat(const PlanRecord& record, const KernelContext& context);
Status checkSoftmaxFloat(const PlanRecord& record, const Extents& extents);
uint16_t runUnaryFloat(const PlanRecord& record, const KernelContext& context);
Status checkUnaryFloat(const PlanRecord& record, const Extents& extents);
uint16_t runQuantize(const PlanRecord& record, const KernelContext& context);
Status checkQuantize(const PlanRecord& record, const Extents& extents);
uint16_t runDequantize(const PlanRecord& record, const KernelContext& context);
Status checkDequantize(const PlanRecord& record, const Extents& extents);
uint16_t runRequantize(const PlanRecord& record, const KernelContext& context);
Status checkRequantize(const PlanRecord& record, const Extents& extents);
uint16_t runBinaryFloat(const PlanRecord& record, const KernelContext& context);
Status checkBinaryFloat(const PlanRecord& record, const Extents& extents);
uint16_t runBinaryInt(const PlanRecord& record, const KernelContext& context);
Status checkBinaryInt(const PlanRecord& record, const Extents& extents);
uint16_t runConvInt8(const PlanRecord& record, const KernelContext& context);
Status checkConvInt8(const PlanRecord& record, const Extents& extents);
uint16_t runConvInt8Dsp(const PlanRecord& record, const KernelContext& context);
Status checkConvInt8Dsp(const PlanRecord& record, const Extents& extents);
uint16_t runConvInt8Pairs(const PlanRecord& record, const KernelContext& context);
Status checkConvInt8Pairs(const PlanRecord& record, const Extents& extents);
uint16_t runConvFloat(const PlanRecord& record, const KernelContext& context);
Status checkConvFloat(const PlanRecord& record, const Extents& extents);
uint16_t runDepthwiseInt8(const PlanRecord& record, const KernelContext& context);
Status checkDepthwiseInt8(const PlanRecord& record, const Extents& extents);
uint16_t runDepthwiseInt8Planes(const PlanRecord& record, const KernelContext& context);
Status checkDepthwiseInt8Planes(const PlanRecord& record, const Extents& extents);
uint16_t runConvInt8Fields(const PlanRecord& record, const KernelContext& context);
Status checkConvInt8Fields(const PlanRecord& record, const Extents& extents);
uint16_t runDepthwiseInt8Words(const PlanRecord& record, const KernelContext& context);
Status checkDepthwiseInt8Words(const PlanRecord& record, const Extents& extents);
uint16_t runFullyConnectedInt8Fields(const PlanRecord& record, const KernelContext& context);
Status checkFullyConnectedInt8Fields(const PlanRecord& record, const Extents& extents);
uint16_t runDepthwiseFloat(const PlanRecord& record, const KernelContext& context);
Status checkDepthwiseFloat(const PlanRecord& record, const Extents& extents);
uint16_t runPoolInt(const PlanRecord& record, const KernelContext& context);
Status checkPoolInt(const PlanRecord& record, const Extents& extents);
uint16_t runPoolFloat(const PlanRecord& record, const KernelContext& context);
Status checkPoolFloat(const PlanRecord& record, const Extents& extents);
uint16_t runReduceInt(const PlanRecord& record, const KernelContext& context);
Status checkReduceInt(const PlanRecord& record, const Extents& extents);
uint16_t runReduceFloat(const PlanRecord& record, const KernelContext& context);
Status checkReduceFloat(const PlanRecord& record, const Extents& extents);
uint16_t runConvInt16(const PlanRecord& record, const KernelContext& context);
Status checkConvInt16(const PlanRecord& record, const Extents& extents);
uint16_t runDepthwiseInt16(const PlanRecord& record, const KernelContext& context);
Status checkDepthwiseInt16(const PlanRecord& record, const Extents& extents);
uint16_t runMove(const PlanRecord& record, const KernelContext& context);
Status checkMove(const PlanRecord& record, const Extents& extents);
uint16_t runFill(const PlanRecord& record, const KernelContext& context);
Status checkFill(const PlanRecord& record, const Extents& extents);
uint16_t runGather(const PlanRecord& record, const KernelContext& context);
Status checkGather(const PlanRecord& record, const Extents& extents);
uint16_t runArgExtreme(const PlanRecord& record, const KernelContext& context);
Status checkArgExtreme(const PlanRecord& record, const Extents& extents);
uint16_t runTransposeConvInt(const PlanRecord& record, const KernelContext& context);
Status checkTransposeConvInt(const PlanRecord& record, const Extents& extents);
uint16_t runTransposeConvFloat(const PlanRecord& record, const KernelContext& context);
Status checkTransposeConvFloat(const PlanRecord& record, const Extents& extents);
uint16_t runMatMulFloat(const PlanRecord& record, const KernelContext& context);
Status checkMatMulFloat(const PlanRecord& record, const Extents& extents);
uint16_t runCompare(const PlanRecord& record, const KernelContext& context);
Status checkCompare(const PlanRecord& record, const Extents& extents);
uint16_t runSelect(const PlanRecord& record, const KernelContext& context);
Status checkSelect(const PlanRecord& record, const Extents& extents);
uint16_t runCast(const PlanRecord& record, const KernelContext& context);
Status checkCast(const PlanRecord& record, const Extents& extents);
uint16_t runLstmInt8(const PlanRecord& record, const KernelContext& context);
Status checkLstmInt8(const PlanRecord& record, const Extents& extents);
uint16_t runLstmFloat(const PlanRecord& record, const KernelContext& context);
Status checkLstmFloat(const PlanRecord& record, const Extents& extents);
uint16_t runSigmoidInt16(const PlanRecord& record, const KernelContext& context);
Status checkSigmoidInt16(const PlanRecord& record, const Extents& extents);
uint16_t runSoftmaxInt16(const PlanRecord& record, const KernelContext& context);
Status checkSoftmaxInt16(const PlanRecord& record, const Extents& extents);
uint16_t runLstmInt16(const PlanRecord& record, const KernelContext& context);
Status checkLstmInt16(const PlanRecord& record, const Extents& extents);
uint16_t runInverseRootInt16(const PlanRecord& record, const KernelContext& context);
Status checkInverseRootInt16(const PlanRecord& record, const Extents& extents);
uint16_t runConvInt8Mve(const PlanRecord& record, const KernelContext& context);
Status checkConvInt8Mve(const PlanRecord& record, const Extents& extents);
uint16_t runDepthwiseInt8Mve(const PlanRecord& record, const KernelContext& context);
Status checkDepthwiseInt8Mve(const PlanRecord& record, const Extents& extents);

} // namespace rt
} // namespace tmw
