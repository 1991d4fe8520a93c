// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/plan_format.h"

namespace tmw {
namespace rt {

/// Ids are never reused.
enum class KernelId : uint16_t {
    Copy = 1,
    FullyConnectedInt8 = 2,
    FullyConnectedInt8Dsp = 3,
    FullyConnectedFloat = 4,
    Lookup8 = 5,
    SoftmaxInt8 = 6,
    SoftmaxFloat = 7,
    UnaryFloat = 8,
    Quantize = 9,
    Dequantize = 10,
    Requantize = 11,
    BinaryFloat = 12,
    BinaryInt = 13,
    ConvInt8 = 14,
    ConvInt8Dsp = 15,
    ConvFloat = 16,
    DepthwiseInt8 = 17,
    DepthwiseFloat = 18,
    PoolInt = 19,
    PoolFloat = 20,
    ReduceInt = 21,
    ReduceFloat = 22,
    ConvInt16 = 23,
    DepthwiseInt16 = 24,
    Move = 25,
    Fill = 26,
    Gather = 27,
    ArgExtreme = 28,
    TransposeConvInt = 29,
    TransposeConvFloat = 30,
    MatMulFloat = 31,
    Compare = 32,
    Select = 33,
    Cast = 34,
    LstmInt8 = 35,
    LstmFloat = 36,
    SigmoidInt16 = 37,
    SoftmaxInt16 = 38,
    LstmInt16 = 39,
    InverseRootInt16 = 40,
    ConvInt8Pairs = 41,
    DepthwiseInt8Planes = 42,
    ConvInt8Fields = 43,
    DepthwiseInt8Words = 44,
    FullyConnectedInt8Fields = 45,
    ConvInt8Mve = 46,
    DepthwiseInt8Mve = 47,
    LstmInt8Kept = 48,
    LstmFloatKept = 49,
    LstmInt16Kept = 50,
    SvdfInt = 51,
    SvdfFloat = 52,
    SoftmaxInt8To16 = 53,
    MatMulInt = 54,
    GatherNd = 55,
    ScatterNd = 56,
    SliceAt = 57,
    PlaceAt = 58,
    L2NormalizeFloat = 59,
    LogSoftmaxFloat = 60,
    ResizeBilinear = 61,
    TopK = 62,
    ConvUInt8 = 63,
    DepthwiseUInt8 = 64,
    ConvHybrid = 65,
    BinaryWhole = 66,
    SignalWindow = 67,
    SignalAutoScale = 68,
    SignalFft = 69,
    SignalEnergy = 70,
    SignalFilterBank = 71,
    SignalRoot = 72,
    SignalSubtraction = 73,
    SignalGain = 74,
    SignalLog = 75,
    Detection = 76,
    SumInt8 = 77,
    RunningSum = 78,
    FloorDivision = 79,
    PoolRootFloat = 80,
    ReverseSequence = 81,
    Skip = 82,
    EnterLoop = 83,
    Repeat = 84,
    DepthwiseHybrid = 85,
    ConvHybridAffine = 86,
    SignalFrames = 87,
    SignalOverlapAdd = 88,
    SignalOverlapAddFloat = 89,
    SignalFftInt32 = 90,
    SignalFftFloat = 91,
    SignalInverseFft = 92,
    SignalInverseFftInt32 = 93,
    SignalInverseFftFloat = 94,
    L2NormalizeInt8 = 95,
    FullyConnectedInt8Wide = 96,
    LogSoftmaxInt8 = 97,
    BinaryLong = 98,
    SignalFftMixed = 99,
    SignalFftMixedInt32 = 100,
    SignalFftMixedFloat = 101,
    SignalInverseFftMixed = 102,
    SignalInverseFftMixedInt32 = 103,
    SignalInverseFftMixedFloat = 104,
};
constexpr size_t kKernelIds = 105; ///< one more than the greatest

/// Where an operand lies: the two highest bits name the memory, the others are an offset into it.
enum class Memory : uint32_t { Arena = 0, State = 1, Constants = 2 };
using Location = uint32_t;
constexpr uint32_t kLocationOffset = 0x3fffffffu;
constexpr Location locate(Memory memory, uint32_t offset) {
    return static_cast<uint32_t>(memory) << 30 | offset;
}

/// One rescaling of TensorFlow Lite: see fixed_point.h's multiplyByQuantized.
struct Rescale {
    int32_t multiplier; ///< Q31, not negative
    int32_t shift;      ///< -31 to 30, positive: left
};

// Fault codes of records whose data make no sense.
constexpr uint16_t kIndexFault = 1;
constexpr uint16_t kNegativeRootFault = 2;
constexpr uint16_t kDivisionFault = 3;
constexpr uint16_t kEmptyBoxFault = 4;
constexpr uint16_t kEndlessFault = 5;

/// So many records, at most, are run again by the loops of one run; then loops end, and the one
/// that would go on makes fault kEndlessFault.
constexpr uint32_t kMostRepeated = 1u << 20;

constexpr Location kNowhere = 0xffffffffu; ///< an operand that is not there

// Of PlanRecord::flags.
constexpr uint8_t kPerChannel = 1;
constexpr uint8_t kNarrow = 2;
constexpr uint8_t kRescaled = 4;
/// Every shift is within -22 to -1, and the planner proves that twice the accumulator fits 32 bits,
/// so that one highMultiply is the first rounding.
constexpr uint8_t kRightShifts = 8;
/// Begins with what the run before left in the state extent.
constexpr uint8_t kKept = 16;
/// The clamp starts at the zero point or above, so that what is rounded below it does not show.
constexpr uint8_t kFromZeroPoint = 32;

} // namespace rt
} // namespace tmw
