// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

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
///
/// ConvInt8Pairs: an even number of outputs, shifts to the right as kRightShifts has them, and
/// dilationX 1. The stream holds for each two outputs (p, q) a PairHead, their weights as
/// FullyConnectedInt8Dsp has those of a pair, each row of taps padded with zeros to a multiple of
/// 4, and a PairTail. The planner proves what it proves there, and that |q's accumulator| < 2^23.
/// kFromZeroPoint in flags.
///
/// ConvInt8Fields: an even number of outputs, at least four pixels, shifts and dilation as above.
/// The stream holds for each two outputs (p, q) their int32 biases, their int8
/// weights (p, q, p, q ...), depth padded with zeros to a multiple of 4, and a PairTail. The
/// planner proves that no accumulator reaches 2^22.
///
/// ConvInt8Mve: the stream at `weights` holds outputs in blocks of four, the last of what is left:
/// four int32 biases; for each 16 inputs, 16 int8 weights of each output in turn, the last ones
/// padded with zeros to a multiple of 4; and where kPerChannel is set four multipliers and four
/// shifts. kRightShifts is set. Whole vectors are read: 16 bytes from the last output's last
/// weights on.
struct ConvInt8Record {
    PlanRecord head;
    Location input;
    Location output;
    Location weights;
    /// Depth, padded to a multiple of 4, for a window that is not in one piece. ConvInt8Pairs: four
    /// times its padded depth; ConvInt8Fields: eight times, and four rows of taps.
    Location scratch;
    WindowShape window;
    uint32_t outputs;
    int32_t inputZeroPoint;
    int32_t zeroPoint; ///< of the output
    int32_t low;       ///< clamp, inclusive, within -128 to 127
    int32_t high;
    Rescale rescale;   ///< unless kPerChannel
    uint32_t together; ///< ConvInt8Mve: windows gathered at a time, depth bytes each, in the
                       ///< scratch; 0: the input is what would be gathered
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
///
/// DepthwiseInt8Planes and DepthwiseInt8Words: kRightShifts holds, the multiplier is 1, and
/// planeShape has rows for the window.
///
/// DepthwiseInt8Mve: blocks of the same size, in which each output's weights follow each other,
/// columns first. The filter is at most 4 x 4, not dilated, moves at most two columns at a time
/// and, above the plane, lies at least strideY rows in it; multiplier is 1, channels come in fours,
/// kRightShifts is set. The scratch holds, of up to eight channels, four bytes for each column that
/// windows reach, and 512 bytes.
struct DepthwiseInt8Record {
    PlanRecord head; ///< kRightShifts in flags
    Location input;
    Location output;
    Location weights;
    /// Taps x outputs, and 3 bytes, for a window that leaves the plane. DepthwiseInt8Planes,
    /// DepthwiseInt8Words: planeShape's words.
    Location scratch;
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

/// As TensorFlow Lite's kernels of uint8: clamp(zeroPoint + rescale(bias[o] + sum over the taps
/// inside the plane of (in - inputZeroPoint) * (weight - weightZeroPoint))). ConvUInt8: weights are
/// outputs x height x width x channels. DepthwiseUInt8: height x width x outputs, output
/// o = c * multiplier + m is of channel c.
struct SumsUInt8Record {
    PlanRecord head;
    Location input;
    Location output;
    Location weights;
    Location bias; ///< int32; kNowhere: none
    WindowShape window;
    uint32_t outputs;
    uint32_t multiplier; ///< ConvUInt8: 0
    int32_t inputZeroPoint;
    int32_t weightZeroPoint;
    int32_t zeroPoint;
    int32_t low; ///< clamp, inclusive, within 0 to 255
    int32_t high;
    Rescale rescale;
    uint32_t reserved;
};

/// Floats by int8 weights, as TensorFlow Lite's hybrid kernels: each batch is quantized to 127
/// steps on either side of 0 by its greatest magnitude, and clamp(bias[o] + (step * scale[o]) *
/// sum) is its answer. Weights are outputs x height x width x channels. ConvHybridAffine: to 255
/// steps over its range and 0.
struct ConvHybridRecord {
    PlanRecord head; ///< kPerChannel: a scale for each output, else one for all
    Location input;
    Location output;
    Location weights;
    Location scales;  ///< float
    Location bias;    ///< float; kNowhere: none
    Location scratch; ///< a window in int8
    WindowShape window;
    uint32_t outputs;
    float low; ///< clamp, inclusive; a NaN passes
    float high;
    Location rowSums; ///< ConvHybridAffine: int32, the sum of each output's weights
};

/// The same for each channel by itself, in 255 steps. Weights are height x width x outputs.
struct DepthwiseHybridRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location weights;
    Location scales;  ///< float, one for each output
    Location bias;    ///< float; kNowhere: none
    Location scratch; ///< a plane of the input in int8
    WindowShape window;
    uint32_t multiplier; ///< outputs of an input channel
    float low;           ///< clamp, inclusive; a NaN passes
    float high;
    uint32_t reserved;
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
    uint16_t type;     ///< DataType: Int8, UInt8 or Int16
    int32_t low;
    int32_t high;
    uint32_t reserved;
};

/// PoolRootFloat: the root of the squares' average; its function is 0.
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

} // namespace rt
} // namespace tmw
