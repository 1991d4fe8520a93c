// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/dot_int8.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/sequence.h"
#include "device_runtime/kernels/squash16.h"

namespace tmw {
namespace rt {

namespace {

int32_t saturate16(int32_t value) {
    return clamp(value, -32768, 32767);
}

int32_t rescaled(int32_t value, const Rescale& rescale) {
    return multiplyByQuantized(value, rescale.multiplier, rescale.shift);
}

/// Gates of a step into `gates`; `state` is null at the first.
void sumGates(const LstmInt8Record& r, const KernelContext& context, const int8_t* in,
              const int8_t* state, int16_t* gates) {
    const SequenceShape& s = r.shape;
    const int8_t* weights = context.read<int8_t>(r.weights);
    const int8_t* recurrent = context.read<int8_t>(r.recurrent);
    const int32_t* byInputs = context.read<int32_t>(r.biases);
    const int32_t* byStates = byInputs + kLstmGates * s.units;
    const uint16_t* table = context.read<uint16_t>(r.table);
    for (uint32_t gate = 0; gate < kLstmGates; ++gate)
        for (uint32_t u = 0; u < s.units; ++u) {
            const uint32_t g = gate * s.units + u;
            const int32_t inputs = dotInt8(in, weights + g * s.inputs, s.inputs, byInputs[g]);
            int32_t sum = saturate16(rescaled(inputs, r.byInputs[gate]));
            if (state) {
                const int32_t states =
                    dotInt8(state, recurrent + g * s.units, s.units, byStates[g]);
                sum = saturate16(sum + saturate16(rescaled(states, r.byStates[gate])));
            }
            const int16_t held = static_cast<int16_t>(sum);
            gates[g] =
                gate == kNewGate ? hyperbolicTangent16(table, held, -12) : logistic16(table, held);
        }
}

/// The cell and the state after a step; at the first there was no cell.
void step(const LstmInt8Record& r, const KernelContext& context, const int16_t* gates,
          int16_t* cells, bool first, int8_t* out) {
    const uint32_t units = r.shape.units;
    const uint16_t* table = context.read<uint16_t>(r.table);
    for (uint32_t u = 0; u < units; ++u) {
        int32_t cell = saturate16(rescaled(gates[u] * gates[2 * units + u], r.fresh));
        if (!first)
            cell = saturate16(cell + saturate16(rescaled(gates[units + u] * cells[u], r.keep)));
        if (r.clip > 0)
            cell = clamp(cell, -r.clip, r.clip);
        cells[u] = static_cast<int16_t>(cell);
        const int32_t squeezed = hyperbolicTangent16(table, cells[u], r.cellShift);
        const int32_t state = rescaled(gates[3 * units + u] * squeezed, r.state);
        out[u] = static_cast<int8_t>(clamp(wrappingAdd(state, r.zeroPoint), -128, 127));
    }
}

bool areRescales(const Rescale* rescales, uint32_t count) {
    for (uint32_t i = 0; i < count; ++i)
        if (!isRescale(rescales[i]))
            return false;
    return true;
}

} // namespace

uint16_t runLstmInt8(const PlanRecord& record, const KernelContext& context) {
    const LstmInt8Record& r = as<LstmInt8Record>(record);
    const SequenceShape& s = r.shape;
    const int8_t* in = context.read<int8_t>(r.input);
    int8_t* out = context.write<int8_t>(r.output);
    int16_t* gates = context.write<int16_t>(r.scratch);
    for (uint32_t b = 0; b < s.batches; ++b)
        for (uint32_t t = 0; t < s.steps; ++t, in += s.inputs, out += s.units) {
            sumGates(r, context, in, t > 0 ? out - s.units : nullptr, gates);
            step(r, context, gates, gates + kLstmGates * s.units, t == 0, out);
        }
    return 0;
}

Status checkLstmInt8(const PlanRecord& record, const Extents& extents) {
    const LstmInt8Record& r = as<LstmInt8Record>(record);
    const SequenceShape& s = r.shape;
    if (!isSequence(s) || r.zeroPoint < -128 || r.zeroPoint > 127 || r.clip < 0 || r.clip > 32767 ||
        r.cellShift < -15 || r.cellShift > 0 || !areRescales(r.byInputs, kLstmGates) ||
        !areRescales(r.byStates, kLstmGates) || !isRescale(r.keep) || !isRescale(r.fresh) ||
        !isRescale(r.state))
        return Status::BadRecord;
    const uint64_t gates = kLstmGates * uint64_t(s.units);
    return extents.canRead(r.input, sequenceRows(s) * s.inputs, 1) &&
                   extents.canWrite(r.output, sequenceRows(s) * s.units, 1) &&
                   extents.canRead(r.weights, gates * s.inputs, 1) &&
                   extents.canRead(r.recurrent, gates * s.units, 1) &&
                   extents.canRead(r.biases, 8 * gates, 4) &&
                   extents.canRead(r.table, 2 * kSquashSteps, 2) &&
                   extents.canWrite(r.scratch, 2 * (gates + s.units), 2)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
