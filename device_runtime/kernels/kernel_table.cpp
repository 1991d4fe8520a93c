// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernel_table.h"

#include "device_runtime/kernels/kernel_rows.h"

namespace tmw {
namespace rt {

namespace {

// Another core's packing would only cost flash.
constexpr Kernel ifDsp(const Kernel& kernel) {
    return TMW_RT_DESKTOP || kBuiltCore == CoreFamily::Armv7EM ? kernel : kNoKernel;
}
constexpr Kernel ifMve(const Kernel& kernel) {
    return TMW_RT_DESKTOP || kBuiltCore == CoreFamily::Armv81M ? kernel : kNoKernel;
}

constexpr Kernel ifArmv7M(const Kernel& kernel) {
    return TMW_RT_DESKTOP || kBuiltCore == CoreFamily::Armv7M ? kernel : kNoKernel;
}

constexpr Kernel kFull[kKernelIds] = {
    kNoKernel,
    kCopyKernel,
    kFullyConnectedInt8Kernel,
    ifDsp(kFullyConnectedInt8DspKernel),
    kFullyConnectedFloatKernel,
    kLookup8Kernel,
    kSoftmaxInt8Kernel,
    kSoftmaxFloatKernel,
    kUnaryFloatKernel,
    kQuantizeKernel,
    kDequantizeKernel,
    kRequantizeKernel,
    kBinaryFloatKernel,
    kBinaryIntKernel,
    kConvInt8Kernel,
    ifDsp(kConvInt8DspKernel),
    kConvFloatKernel,
    kDepthwiseInt8Kernel,
    kDepthwiseFloatKernel,
    kPoolIntKernel,
    kPoolFloatKernel,
    kReduceIntKernel,
    kReduceFloatKernel,
    kConvInt16Kernel,
    kDepthwiseInt16Kernel,
    kMoveKernel,
    kFillKernel,
    kGatherKernel,
    kArgExtremeKernel,
    kTransposeConvIntKernel,
    kTransposeConvFloatKernel,
    kMatMulFloatKernel,
    kCompareKernel,
    kSelectKernel,
    kCastKernel,
    kLstmInt8Kernel,
    kLstmFloatKernel,
    kSigmoidInt16Kernel,
    kSoftmaxInt16Kernel,
    kLstmInt16Kernel,
    kInverseRootInt16Kernel,
    ifDsp(kConvInt8PairsKernel),
    ifDsp(kDepthwiseInt8PlanesKernel),
    ifArmv7M(kConvInt8FieldsKernel),
    ifArmv7M(kDepthwiseInt8WordsKernel),
    ifArmv7M(kFullyConnectedInt8FieldsKernel),
    ifMve(kConvInt8MveKernel),
    ifMve(kDepthwiseInt8MveKernel),
    kLstmInt8KeptKernel,
    kLstmFloatKeptKernel,
    kLstmInt16KeptKernel,
    kSvdfIntKernel,
    kSvdfFloatKernel,
    kSoftmaxInt8To16Kernel,
    kMatMulIntKernel,
    kGatherNdKernel,
    kScatterNdKernel,
    kSliceAtKernel,
    kPlaceAtKernel,
    kL2NormalizeFloatKernel,
    kLogSoftmaxFloatKernel,
    kResizeBilinearKernel,
    kTopKKernel,
    kConvUInt8Kernel,
    kDepthwiseUInt8Kernel,
    kConvHybridKernel,
    kBinaryWholeKernel,
    kSignalWindowKernel,
    kSignalAutoScaleKernel,
    kSignalFftKernel,
    kSignalEnergyKernel,
    kSignalFilterBankKernel,
    kSignalRootKernel,
    kSignalSubtractionKernel,
    kSignalGainKernel,
    kSignalLogKernel,
    kDetectionKernel,
    kSumInt8Kernel,
    kRunningSumKernel,
    kFloorDivisionKernel,
    kPoolRootFloatKernel,
    kReverseSequenceKernel,
    kSkipKernel,
    kEnterLoopKernel,
    kRepeatKernel,
    kDepthwiseHybridKernel,
    kConvHybridAffineKernel,
    kSignalFramesKernel,
    kSignalOverlapAddKernel,
    kSignalOverlapAddFloatKernel,
    kSignalFftInt32Kernel,
    kSignalFftFloatKernel,
    kSignalInverseFftKernel,
    kSignalInverseFftInt32Kernel,
    kSignalInverseFftFloatKernel,
    kL2NormalizeInt8Kernel,
    ifArmv7M(kFullyConnectedInt8WideKernel),
    kLogSoftmaxInt8Kernel,
    kBinaryLongKernel,
    kSignalFftMixedKernel,
    kSignalFftMixedInt32Kernel,
    kSignalFftMixedFloatKernel,
    kSignalInverseFftMixedKernel,
    kSignalInverseFftMixedInt32Kernel,
    kSignalInverseFftMixedFloatKernel,
};
constexpr KernelTable kFullTable = {kFull, kKernelIds};

} // namespace

const KernelTable& fullKernels() {
    return kFullTable;
}

} // namespace rt
} // namespace tmw
