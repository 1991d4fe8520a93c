// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

/// How sums of int8 are rescaled: their terms (q - inputZeroPoint) stand 19 bits higher, sums wrap
/// to 32 bits and begin with a q of 0, as TensorFlow Lite has them; a shift of -31 to 0.
struct SumScale {
    int32_t inputZeroPoint;
    int32_t zeroPoint;
    Rescale rescale;
};

constexpr uint32_t kMostTerms = 32;

/// Element by element the sum of `terms` tensors of int8.
struct SumInt8Record {
    PlanRecord head;
    Location output;
    uint32_t count;
    uint32_t terms; ///< 1 to kMostTerms
    SumScale scale;
    uint32_t reserved;
    Location inputs[kMostTerms]; ///< of which `terms` are used
};

/// Each element along the axis and those before it, or only those before; backwards: behind.
struct RunningSumRecord {
    PlanRecord head;
    Location input;
    Location output;
    uint32_t outer;
    uint32_t axis;  ///< at least 1
    uint32_t inner; ///< at least 1
    uint32_t type;  ///< DataType: Float32, Int8 by `scale`, Int32 or Int64, which wrap
    uint16_t exclusive;
    uint16_t backwards;
    SumScale scale;
    uint32_t reserved;
};

} // namespace rt
} // namespace tmw
