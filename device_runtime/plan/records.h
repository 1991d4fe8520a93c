// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/broadcast_records.h"
#include "device_runtime/plan/detection_records.h"
#include "device_runtime/plan/int16_records.h"
#include "device_runtime/plan/jump_records.h"
#include "device_runtime/plan/record_parts.h"
#include "device_runtime/plan/sequence_records.h"
#include "device_runtime/plan/signal_records.h"
#include "device_runtime/plan/sum_records.h"
#include "device_runtime/plan/tensor_records.h"
#include "device_runtime/plan/window_records.h"

namespace tmw {
namespace rt {

/// output = input, byte for byte.
struct CopyRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t bytes;
    uint32_t reserved;
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
/// |sum of q's products| < 2^23, that twice the accumulator, shifted left by the rescaling, fits 32
/// bits, and that no shift is below -22; depth, at least 1, is padded as above.
///
/// FullyConnectedInt8Fields: one rescaling, kRightShifts, outputs and depth in multiples of four.
/// For each four outputs (p, q, r, s) and each two inputs (d, e), bytes p[d] + 128, q[e],
/// p[e] + 128, q[d], and the same of r and s; then their int32 biases. The planner proves that
/// |sum of products| < 2^23.
///
/// FullyConnectedInt8Wide: the same layers, of twice the bytes. For each four outputs and each
/// input int32 words q[d] * 2^24 + p[d] and s[d] * 2^24 + r[d]; then their int32 biases. No q or s
/// is -128.
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

/// out[b][o] = clamp(bias[o] + sum over d, ascending, of in[b][d] * weight[o][d]); each product is
/// rounded, then added, to a sum that starts at 0; the bias comes last.
struct FullyConnectedFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location weights; ///< row-major outputs x depth
    Location bias;    ///< kNowhere: none
    uint32_t batches;
    uint32_t depth;
    uint32_t outputs;
    float low; ///< clamp, inclusive; a NaN passes
    float high;
    uint32_t reserved;
};

/// out[i] = table[in[i]], bytes as unsigned numbers.
struct Lookup8Record {
    PlanRecord head;
    Location input;
    Location output;
    Location table; ///< 256 bytes
    uint32_t count;
};

/// Softmax over rows of int8, in TensorFlow Lite's fixed point; output scale 1/256, zero point
/// -128, or (SoftmaxInt8To16) int16 of scale 1/65536, zero point -32768. `exps[i]` is exp(-i *
/// scale * beta) in Q31; where i reaches expCount the term is absent.
struct SoftmaxInt8Record {
    PlanRecord head;
    Location input;
    Location output;
    Location exps;
    uint32_t expCount; ///< 1 to 256
    uint32_t rows;
    uint32_t depth;
};

struct SoftmaxFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t rows;
    uint32_t depth;
    float beta;
    uint32_t reserved;
};

enum class UnaryFunction : uint32_t {
    Relu = 0,
    Relu6 = 1,
    ReluN1To1 = 2,
    Tanh = 3,
    Logistic = 4,
    Abs = 5,
    Negate = 6,
    SquareRoot = 7,
    InverseRoot = 8, ///< 1 / sqrt
    Square = 9,
    Exp = 10,
    Log = 11,
    Floor = 12,
    Ceil = 13,
    Round = 14, ///< ties to even
    Sign = 15,
    HardSwish = 16,
    Elu = 17,
    Relu0To1 = 18,
    Gelu = 19,
    GeluByTanh = 20,
    Sine = 21,
    Cosine = 22,
};
struct UnaryFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t function; ///< UnaryFunction
    uint32_t count;
};

/// Quantize: float to integer, clamp(round_half_away(in / scale) + zeroPoint); a NaN becomes the
/// zero point. Dequantize: integer to float, scale * (in - zeroPoint).
struct QuantizeRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t count;
    uint32_t type; ///< DataType of the integers: Int8, UInt8, Int16 or Int32
    float scale;
    int32_t zeroPoint; ///< within the type
};

/// out = clamp(outputZeroPoint + rescale(in - inputZeroPoint)); types as above.
struct RequantizeRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t count;
    uint16_t inputType;
    uint16_t outputType;
    int32_t inputZeroPoint;
    int32_t outputZeroPoint;
    Rescale rescale;
};

/// out[i] = condition ? a[i] : b[i], `width` bytes each.
struct SelectRecord {
    PlanRecord head;
    Location condition;
    Location a;
    Location b;
    Location output;
    uint32_t count;
    uint32_t width;  ///< 1, 2, 4 or 8
    uint32_t stride; ///< of the condition: 1, or 0 for one for all
    uint32_t reserved;
};

/// Numbers to numbers of another type; a float is cut towards zero and held within the type, NaN is
/// 0; a boolean is 0 or 1.
struct CastRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t count;
    uint16_t inputType;  ///< DataType: Float32, Bool, Int64, UInt32 or an integer
    uint16_t outputType; ///< the same
};

} // namespace rt
} // namespace tmw
