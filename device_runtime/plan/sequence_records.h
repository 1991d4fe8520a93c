// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/plan/record_parts.h"

namespace tmw {
namespace rt {

/// batches x steps x inputs to batches x steps x units. Every run begins with states of 0.
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

} // namespace rt
} // namespace tmw
