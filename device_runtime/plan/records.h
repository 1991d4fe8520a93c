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
};
constexpr size_t kKernelIds = 14; ///< one more than the greatest

/// Where an operand lies: the two highest bits name the memory, the others are an offset into it.
enum class Memory : uint32_t { Arena = 0, State = 1, Constants = 2 };
using Location = uint32_t;
constexpr uint32_t kLocationOffset = 0x3fffffffu;
constexpr Location locate(Memory memory, uint32_t offset) {
    return static_cast<uint32_t>(memory) << 30 | offset;
}

/// output = input, byte for byte.
struct CopyRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t bytes;
    uint32_t reserved;
};

/// One rescaling of TensorFlow Lite: see fixed_point.h's multiplyByQuantized.
struct Rescale {
    int32_t multiplier; ///< Q31, not negative
    int32_t shift;      ///< -31 to 30, positive: left
};

/// out[b][o] = clamp(zeroPoint + rescale(bias[o] + sum over d of in[b][d] * weight[o][d])), the
/// input's zero point folded into the bias.
///
/// FullyConnectedInt8: the stream at `weights` holds, for each output, int32 bias, its Rescale
/// where kPerChannel is set, and `depth` int8 weights padded with zeros to a multiple of 4.
///
/// FullyConnectedInt8Dsp: outputs in blocks of four while more than two are left, then a block of
/// two; an output beyond the last is all zeros. A block holds its int32 biases, its Rescales (where
/// kPerChannel is set), and for each four inputs, for each two outputs (p, q): halfwords
/// 256 * q[d] + p[d] of d = 0, 2, 1, 3. The planner proves that no halfword overflows, that
/// |sum of q's products| < 2^23, and that twice the accumulator, shifted left by the rescaling,
/// fits 32 bits; depth is padded as above.
struct FullyConnectedInt8Record {
    PlanRecord head;
    Location input;
    Location output;
    Location weights;
    uint32_t batches;
    uint32_t depth;
    uint32_t outputs;
    int32_t zeroPoint; ///< of the output, -128 to 127
    int32_t low;       ///< clamp, inclusive, within -128 to 127
    int32_t high;
    Rescale rescale; ///< unless kPerChannel
    uint32_t reserved;
};
constexpr uint8_t kPerChannel = 1; ///< in PlanRecord::flags

} // namespace rt
} // namespace tmw
