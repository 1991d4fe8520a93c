// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/sequence.h"
#include "device_runtime/kernels/squash16.h"

namespace tmw {
namespace rt {

// What the integer forms of an LSTM have in common.

inline int32_t saturate16(int32_t value) {
    return clamp(value, -32768, 32767);
}

inline int32_t rescaled(int32_t value, const Rescale& rescale) {
    return multiplyByQuantized(value, rescale.multiplier, rescale.shift);
}

/// A gate's answer to its sum in Q3.12.
inline int16_t squashedGate(const uint16_t* table, uint32_t gate, int32_t sum) {
    const int16_t held = static_cast<int16_t>(sum);
    return gate == kNewGate ? hyperbolicTangent16(table, held, -12) : logistic16(table, held);
}

/// The cell and the state after a step; at the first there was no cell.
template <typename State>
void stepLstm(const LstmIntRecord& r, const uint16_t* table, const int16_t* gates, int16_t* cells,
              bool first, DataType type, State* out) {
    const uint32_t units = r.shape.units;
    const IntegerRange range = rangeOf(type);
    for (uint32_t u = 0; u < units; ++u) {
        int32_t cell = saturate16(rescaled(gates[u] * gates[2 * units + u], r.fresh));
        if (!first)
            cell = saturate16(cell + saturate16(rescaled(gates[units + u] * cells[u], r.keep)));
        if (r.clip > 0)
            cell = clamp(cell, -r.clip, r.clip);
        cells[u] = static_cast<int16_t>(cell);
        const int32_t squeezed = hyperbolicTangent16(table, cells[u], r.cellShift);
        const int32_t state = rescaled(gates[3 * units + u] * squeezed, r.state);
        out[u] = static_cast<State>(clamp(wrappingAdd(state, r.zeroPoint), range.low, range.high));
    }
}

/// Fields but for the rescalings of sums, and all extents but the biases', of states of `width`
/// bytes.
inline Status checkLstmCell(const LstmIntRecord& r, uint32_t width, const Extents& extents) {
    const SequenceShape& s = r.shape;
    if (!isSequence(s) || r.clip < 0 || r.clip > 32767 || r.cellShift < -15 || r.cellShift > 0 ||
        !isRescale(r.keep) || !isRescale(r.fresh) || !isRescale(r.state))
        return Status::BadRecord;
    const Status kept = checkKept(r, 2, width, extents);
    if (kept != Status::Ok)
        return kept;
    const uint64_t gates = kLstmGates * uint64_t(s.units);
    return extents.canRead(r.input, width * sequenceRows(s) * s.inputs, width) &&
                   extents.canWrite(r.output, width * sequenceRows(s) * s.units, width) &&
                   extents.canRead(r.weights, gates * s.inputs, 1) &&
                   extents.canRead(r.recurrent, gates * s.units, 1) &&
                   extents.canRead(r.table, 2 * kSquashSteps, 2) &&
                   extents.canWrite(r.scratch, 2 * (gates + s.units), 2)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
