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
};
constexpr size_t kKernelIds = 32; ///< one more than the greatest

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
/// |sum of q's products| < 2^23, that twice the accumulator, shifted left by the rescaling, fits 32
/// bits, and that no shift is below -22; depth, at least 1, is padded as above.
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
constexpr Location kNowhere = 0xffffffffu;

/// A filter that moves over planes of height x width pixels of `channels` each. The filter's tap
/// (ky, kx) for output (y, x) lies at input (y * strideY + ky * dilationY - padTop, ...); outside
/// of the plane it reads what stands for zero.
struct WindowShape {
    uint32_t batches;
    uint32_t inHeight;
    uint32_t inWidth;
    uint32_t channels; ///< of the input
    uint32_t outHeight;
    uint32_t outWidth;
    uint16_t height; ///< of the filter, at least 1, as are strides and dilations
    uint16_t width;
    uint16_t strideY;
    uint16_t strideX;
    uint16_t dilationY;
    uint16_t dilationX;
    uint16_t padTop;
    uint16_t padLeft;
};

/// Each output pixel is a row of FullyConnectedInt8, or FullyConnectedInt8Dsp, whose input are the
/// taps of its window, rows first, channels last: depth is height * width * channels. The weights
/// are packed as theirs are.
struct ConvInt8Record {
    PlanRecord head;
    Location input;
    Location output;
    Location weights;
    Location scratch; ///< depth, padded to a multiple of 4, for a window that is not in one piece
    WindowShape window;
    uint32_t outputs;
    int32_t inputZeroPoint;
    int32_t zeroPoint; ///< of the output
    int32_t low;       ///< clamp, inclusive, within -128 to 127
    int32_t high;
    Rescale rescale; ///< unless kPerChannel
    uint32_t reserved;
};

/// out[y][x][o] = clamp(bias[o] + sum over taps inside the plane and channels, ascending): as
/// FullyConnectedFloat.
struct ConvFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location weights; ///< outputs x height x width x channels
    Location bias;    ///< kNowhere: none
    WindowShape window;
    uint32_t outputs;
    float low; ///< clamp, inclusive; a NaN passes
    float high;
    uint32_t reserved;
};

/// Output channel o = c * multiplier + m is clamp(zeroPoint + rescale(bias[o] + sum over all taps
/// of in * weight)) of input channel c, the input's zero point folded into the bias. The stream at
/// `weights` holds outputs in blocks of four, a DepthwiseBlock and for each tap, rows first, four
/// int8 weights; those beyond the last output are zeros.
struct DepthwiseInt8Record {
    PlanRecord head; ///< kRightShifts in flags
    Location input;
    Location output;
    Location weights;
    Location scratch; ///< taps x outputs, and 3 bytes, for a window that leaves the plane
    uint32_t multiplier;
    WindowShape window;
    int32_t inputZeroPoint;
    int32_t zeroPoint; ///< of the output
    int32_t low;       ///< clamp, inclusive, within -128 to 127
    int32_t high;
    uint32_t reserved;
};
struct DepthwiseBlock {
    int32_t bias[4];
    int32_t multipliers[4]; ///< of the Rescales
    int32_t shifts[4];
};
/// In PlanRecord::flags: every shift is within -22 to -1, and the planner proves that twice the
/// accumulator fits 32 bits, so that one highMultiply is the first rounding.
constexpr uint8_t kRightShifts = 8;

struct DepthwiseFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location weights; ///< height x width x outputs
    Location bias;    ///< kNowhere: none
    WindowShape window;
    uint32_t multiplier;
    float low; ///< clamp, inclusive; a NaN passes
    float high;
    uint32_t reserved;
};

/// As ConvInt8, with int16 activations whose zero point is 0, in the arithmetic of
/// multiplyWideByQuantized. The stream at `weights` holds for each output its int64 bias, its
/// Rescale (a shift of -31 to 7), and int8 weights, padded with zeros to a multiple of 8.
struct ConvInt16Record {
    PlanRecord head; ///< kNarrow in flags: sums wrap to 32 bits and are rescaled as int8's are
    Location input;
    Location output;
    Location weights;
    Location scratch; ///< depth int16, for a window that is not in one piece
    WindowShape window;
    uint32_t outputs;
    int32_t low; ///< clamp, inclusive, within int16
    int32_t high;
    uint32_t reserved;
};
constexpr uint8_t kNarrow = 2; ///< in PlanRecord::flags

/// As DepthwiseInt8, with the types and the stream of ConvInt16.
struct DepthwiseInt16Record {
    PlanRecord head;
    Location input;
    Location output;
    Location weights;
    uint32_t multiplier;
    WindowShape window;
    int32_t low;
    int32_t high;
};

/// Each input pixel (y, x) adds its products to the outputs (y * strideY + ky - padTop, ...), where
/// they lie inside; dilations are 1. Int8: sums wrap to 32 bits (kNarrow). Int16: zero points are
/// 0. The stream at `weights` is ConvInt16's.
struct TransposeConvIntRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location weights;
    uint32_t type; ///< DataType: Int8 or Int16
    WindowShape window;
    uint32_t outputs;
    int32_t inputZeroPoint;
    int32_t zeroPoint;
    int32_t low;
    int32_t high;
    uint32_t reserved;
};

struct TransposeConvFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location weights; ///< outputs x height x width x channels
    Location bias;    ///< kNowhere: none
    WindowShape window;
    uint32_t outputs;
    float low;
    float high;
    uint32_t reserved;
};

/// out[batch][i][j] = sum over k, ascending, of a[batch][i][k] * b[batch][k][j]; strides in
/// elements; a stride of 0 broadcasts a batch dimension.
struct MatMulFloatRecord {
    PlanRecord head;
    Location a;
    Location b;
    Location output;
    uint32_t batches[3];
    uint32_t batchStridesA[3];
    uint32_t batchStridesB[3];
    uint32_t rows;
    uint32_t depth;
    uint32_t columns;
    uint32_t strideAi;
    uint32_t strideAk;
    uint32_t strideBk;
    uint32_t strideBj;
    uint32_t reserved[1];
};

enum class PoolFunction : uint16_t { Max = 0, Average = 1 };

/// Over the taps inside the plane, per channel; each window has at least one. Average: rounded to
/// the nearest, ties away from zero.
struct PoolIntRecord {
    PlanRecord head;
    Location input;
    Location output;
    WindowShape window;
    uint16_t function; ///< PoolFunction
    uint16_t type;     ///< DataType: Int8 or Int16
    int32_t low;
    int32_t high;
    uint32_t reserved;
};

struct PoolFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    WindowShape window;
    uint32_t function; ///< PoolFunction
    float low;
    float high;
    uint32_t reserved;
};

/// Sums and the like over some dimensions: the output's shape and, for each of its elements, the
/// elements that are reduced, outermost first, with strides in elements.
struct ReduceShape {
    uint32_t keptDims[3];
    uint32_t keptStrides[3];
    uint32_t reducedDims[3];
    uint32_t reducedStrides[3];
};
/// Mean: integers are divided and cut towards zero.
enum class ReduceFunction : uint16_t { Sum = 0, Mean = 1, Max = 2, Min = 3, Product = 4 };

struct ReduceFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    ReduceShape shape;
    uint32_t function; ///< ReduceFunction
    uint32_t reserved;
};

/// Sum: clamp(zeroPoint + rescale(sum + start)) where kRescaled is set, for a mean of other scale
/// too; Max, Min: as they are.
struct ReduceIntRecord {
    PlanRecord head;
    Location input;
    Location output;
    ReduceShape shape;
    uint16_t function; ///< ReduceFunction, but Product
    uint16_t type;     ///< DataType: Int8, UInt8, Int16 or Int32
    int32_t start;
    int32_t zeroPoint;
    Rescale rescale;
    uint32_t reserved;
};
constexpr uint8_t kRescaled = 4; ///< in PlanRecord::flags

/// Runs of bytes from places to places, in order, outermost dimension first; strides in bytes, from
/// `input` and `output` on. Every dimension is at least 1.
struct MoveRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t run; ///< bytes, at least 1
    uint32_t dims[6];
    int32_t inStrides[6];
    int32_t outStrides[6];
    uint32_t reserved;
};

/// The first `width` bytes of `value`, again and again.
struct FillRecord {
    PlanRecord head;
    Location output;
    uint32_t count;
    uint32_t width; ///< 1, 2, 4 or 8
    uint32_t reserved;
    uint64_t value;
};

/// out[outer][i] = in[outer][indices[i]], `bytes` each. An index that is none of the axis counts as
/// 0 and makes fault kIndexFault.
struct GatherRecord {
    PlanRecord head;
    Location input;
    Location indices;
    Location output;
    uint32_t outer;
    uint32_t axis; ///< its elements, at least 1
    uint32_t bytes;
    uint32_t count; ///< of indices
    uint32_t type;  ///< DataType of the indices: Int32 or Int64
};
constexpr uint16_t kIndexFault = 1;

/// The index of the greatest, or the least, along the axis; the first of several.
struct ArgExtremeRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t outer;
    uint32_t axis; ///< at least 1
    uint32_t inner;
    uint16_t type;       ///< DataType of the input: Float32 or an integer
    uint16_t outputType; ///< Int32 or Int64
    uint32_t least;      ///< 1: of the least
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
/// -128. `exps[i]` is exp(-i * scale * beta) in Q31; where i reaches expCount the term is absent.
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

/// Shape of the output, outermost first, and how far each operand moves, in elements, a step of
/// each dimension (0: it is broadcast).
struct Broadcast {
    uint32_t dims[6];
    uint32_t strideA[6];
    uint32_t strideB[6];
};
/// Slope: a where it is not negative, else a * b.
enum class BinaryFunction : uint16_t {
    Add = 0,
    Mul = 1,
    Subtract = 2,
    Maximum = 3,
    Minimum = 4,
    Slope = 5,
    Divide = 6,            ///< floats only, as what follows
    SquaredDifference = 7, ///< (a - b) * (a - b)
};

struct BinaryFloatRecord {
    PlanRecord head;
    Location a;
    Location b;
    Location output;
    uint32_t function; ///< BinaryFunction
    Broadcast shape;
    float low; ///< clamp, inclusive; a NaN passes
    float high;
};

/// Int8 or Int16. Add, Subtract: both operands less their zero points, shifted left by `shift` and
/// rescaled, then added or subtracted; Mul: their product. Then rescaled, plus the zero point,
/// clamped. Slope: a less its zero point by rescaleA where not negative, else by b, less its zero
/// point, and `rescale`. Maximum, Minimum: of the numbers as they are.
struct BinaryIntRecord {
    PlanRecord head;
    Location a;
    Location b;
    Location output;
    uint16_t function; ///< BinaryFunction
    uint16_t type;     ///< DataType: Int8 or Int16
    Broadcast shape;
    int32_t zeroPointA;
    int32_t zeroPointB;
    int32_t zeroPoint;
    int32_t low;
    int32_t high;
    int32_t shift; ///< 0 to 20
    Rescale rescaleA;
    Rescale rescaleB;
    Rescale rescale;
};

} // namespace rt
} // namespace tmw
