// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/kernels/kernels.h"
#include "device_runtime/plan/records.h"

namespace tmw {
namespace rt {

// One row a kernel, for tables. Apart from kernels.h, because a row holds on to its functions even
// where no table names it and the compiler does not optimise.

constexpr Kernel kNoKernel = {nullptr, nullptr, 0, 0};

template <typename Record>
constexpr Kernel kernelOf(RunKernel run, CheckRecord check) {
    static_assert(sizeof(Record) % 8 == 0 && sizeof(Record) < 256, "records stay aligned");
    return {run, check, 1, sizeof(Record)};
}

constexpr Kernel kCopyKernel = kernelOf<CopyRecord>(runCopy, checkCopy);
constexpr Kernel kFullyConnectedInt8Kernel =
    kernelOf<FullyConnectedInt8Record>(runFullyConnectedInt8, checkFullyConnectedInt8);
constexpr Kernel kFullyConnectedInt8DspKernel = {
    runFullyConnectedInt8Dsp, checkFullyConnectedInt8Dsp, 1, sizeof(FullyConnectedInt8Record)};
constexpr Kernel kFullyConnectedFloatKernel =
    kernelOf<FullyConnectedFloatRecord>(runFullyConnectedFloat, checkFullyConnectedFloat);
constexpr Kernel kLookup8Kernel = kernelOf<Lookup8Record>(runLookup8, checkLookup8);
constexpr Kernel kSoftmaxInt8Kernel = kernelOf<SoftmaxInt8Record>(runSoftmaxInt8, checkSoftmaxInt8);
constexpr Kernel kSoftmaxFloatKernel =
    kernelOf<SoftmaxFloatRecord>(runSoftmaxFloat, checkSoftmaxFloat);
constexpr Kernel kUnaryFloatKernel = kernelOf<UnaryFloatRecord>(runUnaryFloat, checkUnaryFloat);
constexpr Kernel kQuantizeKernel = kernelOf<QuantizeRecord>(runQuantize, checkQuantize);
constexpr Kernel kDequantizeKernel = kernelOf<QuantizeRecord>(runDequantize, checkDequantize);
constexpr Kernel kRequantizeKernel = kernelOf<RequantizeRecord>(runRequantize, checkRequantize);
constexpr Kernel kBinaryFloatKernel = kernelOf<BinaryFloatRecord>(runBinaryFloat, checkBinaryFloat);
constexpr Kernel kBinaryIntKernel = kernelOf<BinaryIntRecord>(runBinaryInt, checkBinaryInt);
constexpr Kernel kConvInt8Kernel = kernelOf<ConvInt8Record>(runConvInt8, checkConvInt8);
constexpr Kernel kConvInt8DspKernel = kernelOf<ConvInt8Record>(runConvInt8Dsp, checkConvInt8Dsp);
constexpr Kernel kConvInt8PairsKernel =
    kernelOf<ConvInt8Record>(runConvInt8Pairs, checkConvInt8Pairs);
constexpr Kernel kConvFloatKernel = kernelOf<ConvFloatRecord>(runConvFloat, checkConvFloat);
constexpr Kernel kDepthwiseInt8Kernel =
    kernelOf<DepthwiseInt8Record>(runDepthwiseInt8, checkDepthwiseInt8);
constexpr Kernel kDepthwiseInt8PlanesKernel =
    kernelOf<DepthwiseInt8Record>(runDepthwiseInt8Planes, checkDepthwiseInt8Planes);
constexpr Kernel kConvInt8FieldsKernel =
    kernelOf<ConvInt8Record>(runConvInt8Fields, checkConvInt8Fields);
constexpr Kernel kDepthwiseInt8WordsKernel =
    kernelOf<DepthwiseInt8Record>(runDepthwiseInt8Words, checkDepthwiseInt8Words);
constexpr Kernel kFullyConnectedInt8FieldsKernel =
    kernelOf<FullyConnectedInt8Record>(runFullyConnectedInt8Fields, checkFullyConnectedInt8Fields);
constexpr Kernel kFullyConnectedInt8WideKernel =
    kernelOf<FullyConnectedInt8Record>(runFullyConnectedInt8Wide, checkFullyConnectedInt8Wide);
constexpr Kernel kDepthwiseFloatKernel =
    kernelOf<DepthwiseFloatRecord>(runDepthwiseFloat, checkDepthwiseFloat);
constexpr Kernel kPoolIntKernel = kernelOf<PoolIntRecord>(runPoolInt, checkPoolInt);
constexpr Kernel kPoolFloatKernel = kernelOf<PoolFloatRecord>(runPoolFloat, checkPoolFloat);
constexpr Kernel kReduceIntKernel = kernelOf<ReduceIntRecord>(runReduceInt, checkReduceInt);
constexpr Kernel kReduceFloatKernel = kernelOf<ReduceFloatRecord>(runReduceFloat, checkReduceFloat);
constexpr Kernel kConvInt16Kernel = kernelOf<ConvInt16Record>(runConvInt16, checkConvInt16);
constexpr Kernel kDepthwiseInt16Kernel =
    kernelOf<DepthwiseInt16Record>(runDepthwiseInt16, checkDepthwiseInt16);
constexpr Kernel kMoveKernel = kernelOf<MoveRecord>(runMove, checkMove);
constexpr Kernel kFillKernel = kernelOf<FillRecord>(runFill, checkFill);
constexpr Kernel kGatherKernel = kernelOf<GatherRecord>(runGather, checkGather);
constexpr Kernel kArgExtremeKernel = kernelOf<ArgExtremeRecord>(runArgExtreme, checkArgExtreme);
constexpr Kernel kTransposeConvIntKernel =
    kernelOf<TransposeConvIntRecord>(runTransposeConvInt, checkTransposeConvInt);
constexpr Kernel kTransposeConvFloatKernel =
    kernelOf<TransposeConvFloatRecord>(runTransposeConvFloat, checkTransposeConvFloat);
constexpr Kernel kMatMulFloatKernel = kernelOf<MatMulFloatRecord>(runMatMulFloat, checkMatMulFloat);
constexpr Kernel kCompareKernel = kernelOf<CompareRecord>(runCompare, checkCompare);
constexpr Kernel kSelectKernel = kernelOf<SelectRecord>(runSelect, checkSelect);
constexpr Kernel kCastKernel = kernelOf<CastRecord>(runCast, checkCast);
constexpr Kernel kLstmInt8Kernel = kernelOf<LstmIntRecord>(runLstmInt8, checkLstmInt8);
constexpr Kernel kLstmFloatKernel = kernelOf<LstmFloatRecord>(runLstmFloat, checkLstmFloat);
constexpr Kernel kSigmoidInt16Kernel =
    kernelOf<SigmoidInt16Record>(runSigmoidInt16, checkSigmoidInt16);
constexpr Kernel kSoftmaxInt16Kernel =
    kernelOf<SoftmaxInt16Record>(runSoftmaxInt16, checkSoftmaxInt16);
constexpr Kernel kLstmInt16Kernel = kernelOf<LstmIntRecord>(runLstmInt16, checkLstmInt16);
constexpr Kernel kInverseRootInt16Kernel =
    kernelOf<InverseRootInt16Record>(runInverseRootInt16, checkInverseRootInt16);
constexpr Kernel kConvInt8MveKernel = kernelOf<ConvInt8Record>(runConvInt8Mve, checkConvInt8Mve);
constexpr Kernel kDepthwiseInt8MveKernel =
    kernelOf<DepthwiseInt8Record>(runDepthwiseInt8Mve, checkDepthwiseInt8Mve);
constexpr Kernel kLstmInt8KeptKernel =
    kernelOf<KeptRecord<LstmIntRecord>>(runLstmInt8, checkLstmInt8);
constexpr Kernel kLstmFloatKeptKernel =
    kernelOf<KeptRecord<LstmFloatRecord>>(runLstmFloat, checkLstmFloat);
constexpr Kernel kLstmInt16KeptKernel =
    kernelOf<KeptRecord<LstmIntRecord>>(runLstmInt16, checkLstmInt16);
constexpr Kernel kSvdfIntKernel = kernelOf<SvdfIntRecord>(runSvdfInt, checkSvdfInt);
constexpr Kernel kSvdfFloatKernel = kernelOf<SvdfFloatRecord>(runSvdfFloat, checkSvdfFloat);
constexpr Kernel kSoftmaxInt8To16Kernel =
    kernelOf<SoftmaxInt8Record>(runSoftmaxInt8To16, checkSoftmaxInt8To16);
constexpr Kernel kMatMulIntKernel = kernelOf<MatMulIntRecord>(runMatMulInt, checkMatMulInt);
constexpr Kernel kGatherNdKernel = kernelOf<GatherNdRecord>(runGatherNd, checkGatherNd);
constexpr Kernel kScatterNdKernel = kernelOf<ScatterNdRecord>(runScatterNd, checkScatterNd);
constexpr Kernel kSliceAtKernel = kernelOf<BlockAtRecord>(runSliceAt, checkSliceAt);
constexpr Kernel kPlaceAtKernel = kernelOf<BlockAtRecord>(runPlaceAt, checkPlaceAt);
constexpr Kernel kL2NormalizeFloatKernel =
    kernelOf<RowsFloatRecord>(runL2NormalizeFloat, checkL2NormalizeFloat);
constexpr Kernel kLogSoftmaxFloatKernel =
    kernelOf<RowsFloatRecord>(runLogSoftmaxFloat, checkLogSoftmaxFloat);
constexpr Kernel kResizeBilinearKernel =
    kernelOf<ResizeBilinearRecord>(runResizeBilinear, checkResizeBilinear);
constexpr Kernel kTopKKernel = kernelOf<TopKRecord>(runTopK, checkTopK);
constexpr Kernel kConvUInt8Kernel = kernelOf<SumsUInt8Record>(runConvUInt8, checkConvUInt8);
constexpr Kernel kDepthwiseUInt8Kernel =
    kernelOf<SumsUInt8Record>(runDepthwiseUInt8, checkDepthwiseUInt8);
constexpr Kernel kConvHybridKernel = kernelOf<ConvHybridRecord>(runConvHybrid, checkConvHybrid);
constexpr Kernel kBinaryWholeKernel = kernelOf<BinaryWholeRecord>(runBinaryWhole, checkBinaryWhole);
constexpr Kernel kSignalWindowKernel =
    kernelOf<SignalWindowRecord>(runSignalWindow, checkSignalWindow);
constexpr Kernel kSignalAutoScaleKernel =
    kernelOf<SignalAutoScaleRecord>(runSignalAutoScale, checkSignalAutoScale);
constexpr Kernel kSignalFftKernel = kernelOf<SignalFftRecord>(runSignalFft, checkSignalFft);
constexpr Kernel kSignalEnergyKernel =
    kernelOf<SignalEnergyRecord>(runSignalEnergy, checkSignalEnergy);
constexpr Kernel kSignalFilterBankKernel =
    kernelOf<SignalFilterBankRecord>(runSignalFilterBank, checkSignalFilterBank);
constexpr Kernel kSignalRootKernel = kernelOf<SignalRootRecord>(runSignalRoot, checkSignalRoot);
constexpr Kernel kSignalSubtractionKernel =
    kernelOf<SignalSubtractionRecord>(runSignalSubtraction, checkSignalSubtraction);
constexpr Kernel kSignalGainKernel = kernelOf<SignalGainRecord>(runSignalGain, checkSignalGain);
constexpr Kernel kSignalLogKernel = kernelOf<SignalLogRecord>(runSignalLog, checkSignalLog);
constexpr Kernel kDetectionKernel = kernelOf<DetectionRecord>(runDetection, checkDetection);
constexpr Kernel kSumInt8Kernel = kernelOf<SumInt8Record>(runSumInt8, checkSumInt8);
constexpr Kernel kRunningSumKernel = kernelOf<RunningSumRecord>(runRunningSum, checkRunningSum);
constexpr Kernel kFloorDivisionKernel =
    kernelOf<FloorDivisionRecord>(runFloorDivision, checkFloorDivision);
constexpr Kernel kPoolRootFloatKernel =
    kernelOf<PoolFloatRecord>(runPoolRootFloat, checkPoolRootFloat);
constexpr Kernel kReverseSequenceKernel =
    kernelOf<ReverseSequenceRecord>(runReverseSequence, checkReverseSequence);
constexpr Kernel kSkipKernel = kernelOf<JumpRecord>(runSkip, checkSkip);
constexpr Kernel kEnterLoopKernel = kernelOf<JumpRecord>(runEnterLoop, checkEnterLoop);
constexpr Kernel kRepeatKernel = kernelOf<JumpRecord>(runRepeat, checkRepeat);
constexpr Kernel kDepthwiseHybridKernel =
    kernelOf<DepthwiseHybridRecord>(runDepthwiseHybrid, checkDepthwiseHybrid);
constexpr Kernel kConvHybridAffineKernel =
    kernelOf<ConvHybridRecord>(runConvHybridAffine, checkConvHybridAffine);
constexpr Kernel kSignalFramesKernel =
    kernelOf<SignalFramesRecord>(runSignalFrames, checkSignalFrames);
constexpr Kernel kSignalOverlapAddKernel =
    kernelOf<SignalOverlapAddRecord>(runSignalOverlapAdd, checkSignalOverlapAdd);
constexpr Kernel kSignalOverlapAddFloatKernel =
    kernelOf<SignalOverlapAddRecord>(runSignalOverlapAddFloat, checkSignalOverlapAddFloat);
constexpr Kernel kSignalFftInt32Kernel =
    kernelOf<SignalFftRecord>(runSignalFftInt32, checkSignalFftInt32);
constexpr Kernel kSignalFftFloatKernel =
    kernelOf<SignalFftRecord>(runSignalFftFloat, checkSignalFftFloat);
constexpr Kernel kSignalInverseFftKernel =
    kernelOf<SignalFftRecord>(runSignalInverseFft, checkSignalInverseFft);
constexpr Kernel kSignalInverseFftInt32Kernel =
    kernelOf<SignalFftRecord>(runSignalInverseFftInt32, checkSignalInverseFftInt32);
constexpr Kernel kSignalInverseFftFloatKernel =
    kernelOf<SignalFftRecord>(runSignalInverseFftFloat, checkSignalInverseFftFloat);
constexpr Kernel kL2NormalizeInt8Kernel =
    kernelOf<RowsIntRecord>(runL2NormalizeInt8, checkL2NormalizeInt8);
constexpr Kernel kLogSoftmaxInt8Kernel =
    kernelOf<LogSoftmaxInt8Record>(runLogSoftmaxInt8, checkLogSoftmaxInt8);
constexpr Kernel kBinaryLongKernel = kernelOf<BinaryWholeRecord>(runBinaryLong, checkBinaryLong);
constexpr Kernel kSignalFftMixedKernel =
    kernelOf<SignalFftRecord>(runSignalFftMixed, checkSignalFft);
constexpr Kernel kSignalFftMixedInt32Kernel =
    kernelOf<SignalFftRecord>(runSignalFftMixedInt32, checkSignalFftInt32);
constexpr Kernel kSignalFftMixedFloatKernel =
    kernelOf<SignalFftRecord>(runSignalFftMixedFloat, checkSignalFftFloat);
constexpr Kernel kSignalInverseFftMixedKernel =
    kernelOf<SignalFftRecord>(runSignalInverseFftMixed, checkSignalInverseFft);
constexpr Kernel kSignalInverseFftMixedInt32Kernel =
    kernelOf<SignalFftRecord>(runSignalInverseFftMixedInt32, checkSignalInverseFftInt32);
constexpr Kernel kSignalInverseFftMixedFloatKernel =
    kernelOf<SignalFftRecord>(runSignalInverseFftMixedFloat, checkSignalInverseFftFloat);

} // namespace rt
} // namespace tmw
