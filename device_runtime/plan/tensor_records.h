// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

/// a's rows x depth by b's depth x columns, for each batch; strides in elements; a stride of 0
/// broadcasts a batch dimension.
struct MatMulShape {
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
};

/// out[batch][i][j] = sum over k, ascending, of a[batch][i][k] * b[batch][k][j].
struct MatMulFloatRecord {
    PlanRecord head;
    Location a;
    Location b;
    Location output;
    MatMulShape shape;
    uint32_t reserved[1];
};

/// Int8: the sum of (a - zeroPointA) * (b - zeroPointB) wraps to 32 bits. Int16: zero points are 0,
/// sums of 64 bits in the arithmetic of multiplyWideByQuantized.
struct MatMulIntRecord {
    PlanRecord head;
    Location a;
    Location b;
    Location output;
    MatMulShape shape;
    uint32_t type; ///< DataType: Int8 or Int16
    int32_t zeroPointA;
    int32_t zeroPointB;
    int32_t zeroPoint;
    Rescale rescale; ///< Int16: a shift of -31 to 7
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
    uint16_t type;     ///< DataType: Int8, UInt8, Int16 or Int32; Int64: Sum alone, not rescaled
    int32_t start;
    int32_t zeroPoint;
    Rescale rescale;
    uint32_t reserved;
};

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
    uint32_t type;  ///< DataType of the indices: Int16, Int32 or Int64
};

/// `count` rows of `depth` indices, each of which names a slice of `bytes` of a tensor whose first
/// dimensions are `dims`. An index that is none of its dimension counts as 0 and makes fault
/// kIndexFault.
struct NdIndex {
    uint32_t count;
    uint32_t depth; ///< 0 to 6
    uint32_t dims[6];
    uint32_t type; ///< DataType of the indices: Int32 or Int64
};

/// GatherNd: out[i] = the slice that row i names.
struct GatherNdRecord {
    PlanRecord head;
    Location input;
    Location indices;
    Location output;
    NdIndex index;
    uint32_t bytes; ///< of a slice
    uint32_t reserved;
};

/// Zeros, and in the order of the rows each update added to the slice that its row names. Sums of
/// integers wrap.
struct ScatterNdRecord {
    PlanRecord head;
    Location indices;
    Location updates;
    Location output;
    NdIndex index;
    uint32_t elements; ///< of a slice
    uint32_t type;     ///< DataType of the values: Float32 or an integer
};

/// A block of `dims` within a tensor of `strides` bytes, outermost dimension first, whose place
/// data say. SliceAt: output is the block, packed. PlaceAt: the block, packed at `input`, is
/// written into output. Starts are held within `limits`; SliceAt: where they were outside,
/// kIndexFault.
struct BlockAtRecord {
    PlanRecord head;
    Location input;
    Location starts;
    Location output;
    uint32_t rank;  ///< 1 to 6: of the starts, for the last dimensions
    uint32_t type;  ///< DataType of the starts: Int32 or Int64
    uint32_t width; ///< bytes of an element
    uint32_t dims[6];
    uint32_t strides[6];
    uint32_t limits[6]; ///< the greatest start
};

/// dims[0] x steps x dims[2] x batches, or, unless stepsFirst, batches and steps the other way
/// round, of slices of `bytes`: the first steps of a batch, as many as its length, come in reverse.
/// A length of more than there are is held, and makes fault kIndexFault.
struct ReverseSequenceRecord {
    PlanRecord head;
    Location input;
    Location lengths; ///< of batches
    Location output;
    uint32_t dims[4]; ///< at least 1
    uint32_t bytes;
    uint32_t lengthType; ///< DataType: Int32 or Int64
    uint32_t stepsFirst; ///< 1: dims[1] are the steps
};

/// Rows along the last dimension. L2Normalize: x / max(root of the sum of squares, 1e-6);
/// LogSoftmax: x - greatest - log of the sum of exp(x - greatest).
struct RowsFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t rows;
    uint32_t depth; ///< at least 1
};

constexpr uint32_t kMostNormalized = 32768;

/// L2NormalizeInt8: the same in steps of 1/128.
struct RowsIntRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t rows;
    uint32_t depth;    ///< 1 to kMostNormalized
    int32_t zeroPoint; ///< of the input, -128 to 127
    uint32_t reserved;
};

/// The logarithm of softmax over rows of int8, in TensorFlow Lite's fixed point; output scale 1/16,
/// zero point 127.
struct LogSoftmaxInt8Record {
    PlanRecord head;
    Location input;
    Location output;
    Location exps;     ///< as SoftmaxInt8Record's
    uint32_t expCount; ///< 1 to 256
    uint32_t rows;
    uint32_t depth;  ///< at least 1
    Rescale rescale; ///< of differences to 26 fraction bits
    Rescale inverse; ///< the other way round
};

/// Where an output pixel lies between two input pixels, along one dimension: `weight` is the part
/// of `upper`, a float, or in steps of 1/1024 for int8.
struct Between {
    uint32_t lower;
    uint32_t upper;
    union {
        float real;
        int32_t fixed;
    } weight;
    uint32_t reserved;
};
struct ResizeBilinearRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location rows;    ///< outHeight of Between
    Location columns; ///< outWidth of Between
    uint32_t batches;
    uint32_t inHeight;
    uint32_t inWidth;
    uint32_t channels;
    uint32_t outHeight;
    uint32_t outWidth;
    uint32_t type; ///< DataType: Float32 or Int8
    uint32_t reserved;
};

/// Of each row the `count` greatest, greatest first, of equal ones the first, and their indices as
/// int32.
struct TopKRecord {
    PlanRecord head;
    Location input;
    Location values;
    Location indices;
    uint32_t rows;
    uint32_t depth;
    uint32_t count; ///< at most depth
    uint32_t type;  ///< DataType: Float32 or an integer
    uint32_t reserved;
};

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

} // namespace rt
} // namespace tmw
