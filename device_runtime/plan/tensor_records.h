// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

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
