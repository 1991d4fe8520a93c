// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

/// batches x steps x inputs to batches x steps x units. Every run begins with states of 0, or, by
/// the kernels whose names end in Kept (kKept in flags), with those of the run before.
struct SequenceShape {
    uint32_t batches;
    uint32_t steps;
    uint32_t inputs;
    uint32_t units;
};

/// Gates in the order input, forget, new, output: `units` rows each. Of a step: each sum over the
/// inputs, ascending, then the bias, then the sum over the states; new and the cell through tanh,
/// the others through the logistic function. cell = clamp(forget * cell + input * new) within
/// `clip` where that is above 0; state = output * tanh(cell).
struct LstmFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location weights;   ///< 4 units x inputs
    Location recurrent; ///< 4 units x units
    Location biases;    ///< 4 units
    Location scratch;   ///< 5 units floats
    SequenceShape shape;
    float clip;
    uint32_t reserved;
};

/// The same in integers, by TensorFlow Lite's 8x8_16 scheme (LstmInt8: int8 inputs and states) and
/// TensorFlow Lite Micro's 16x8_16 (LstmInt16: int16, sums of 64 bits). Int8 weights; sums of a
/// gate rescaled to Q3.12 in 16 bits, saturating; gates in Q0.15 by a table of the logistic
/// function; the cell in 16 bits, of a power of two.
struct LstmIntRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location weights;   ///< int8, 4 units x inputs
    Location recurrent; ///< int8, 4 units x units
    /// LstmInt8: int32 with the zero points in them, 4 units by inputs, 4 by states; LstmInt16:
    /// int64, 4 units by inputs.
    Location biases;
    Location table;   ///< 256 uint16: logistic(i / 24) in Q0.16
    Location scratch; ///< 5 units of 16 bits
    SequenceShape shape;
    int32_t zeroPoint;   ///< of the states; LstmInt16: 0
    int32_t clip;        ///< of the cell; 0: none
    int32_t cellShift;   ///< log2 of the cell's step, -15 to 0
    Rescale byInputs[4]; ///< of a gate's sum over the inputs; LstmInt16: shifts to 7
    Rescale byStates[4];
    Rescale keep;  ///< of forget * cell
    Rescale fresh; ///< of input * new
    Rescale state; ///< of output * tanh(cell)
};

/// A record of the kernels that keep: cells, then states, of batches x units in the state extent.
template <typename Record>
struct KeptRecord : Record {
    Location kept;
    uint32_t reserved;
};
static_assert(sizeof(KeptRecord<LstmFloatRecord>) == sizeof(LstmFloatRecord) + 8 &&
                  sizeof(KeptRecord<LstmIntRecord>) == sizeof(LstmIntRecord) + 8,
              "what is kept stands behind the record's own fields");

/// batches x inputs to batches x units. Each of `rank` filters a unit keeps its last `memory` sums
/// over the inputs, oldest first, and the unit adds up their products with `times`.
struct SvdfShape {
    uint32_t batches;
    uint32_t inputs;
    uint32_t units;
    uint32_t rank;
    uint32_t memory; ///< at least 1
};

/// Int8 in and out. A sum over the inputs, which starts at `offsets`, is rescaled by `feature`,
/// held within the type and kept with stateZeroPoint added, where int8 may wrap; that over time
/// starts at `biases` and is rescaled by `time`. Zero points are folded into offsets and biases.
/// Sums wrap to 32 bits.
struct SvdfIntRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location features; ///< int8, filters x inputs
    Location offsets;  ///< int32, filters
    Location times;    ///< of `type`, filters x memory
    Location biases;   ///< int32, units
    Location state;    ///< of `type`, batches x filters x memory, in the state extent
    SvdfShape shape;
    uint32_t type; ///< DataType: Int8 or Int16
    int32_t stateZeroPoint;
    int32_t zeroPoint; ///< of the output
    Rescale feature;
    Rescale time;
    uint32_t reserved;
};

struct SvdfFloatRecord {
    PlanRecord head;
    Location input;
    Location output;
    Location features;
    Location times;
    Location biases; ///< kNowhere: none
    Location state;
    SvdfShape shape;
    float low; ///< clamp, inclusive; a NaN passes
    float high;
    uint32_t reserved;
};

} // namespace rt
} // namespace tmw
