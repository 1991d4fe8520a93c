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
/// sum) is its answer. Weights are outputs x height x width x channels.
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

} // namespace rt
} // namespace tmw
