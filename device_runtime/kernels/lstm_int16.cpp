// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/lstm_cell.h"
#include "device_runtime/kernels/wide_sums.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

int32_t wideRescaled(int64_t sum, const Rescale& rescale) {
    return saturate16(multiplyWideByQuantized(sum, rescale.multiplier, rescale.shift));
}

/// Gates of a step into `gates`; `state` is null at the first.
void sumGates(const LstmIntRecord& r, const KernelContext& context, const int16_t* in,
              const int16_t* state, int16_t* gates) {
    const SequenceShape& s = r.shape;
    const int8_t* weights = context.read<int8_t>(r.weights);
    const int8_t* recurrent = context.read<int8_t>(r.recurrent);
    const int64_t* biases = context.read<int64_t>(r.biases);
    const uint16_t* table = context.read<uint16_t>(r.table);
    for (uint32_t gate = 0; gate < kLstmGates; ++gate)
        for (uint32_t u = 0; u < s.units; ++u) {
            const uint32_t g = gate * s.units + u;
            const int64_t inputs = dotInt16(in, weights + g * s.inputs, s.inputs, biases[g]);
            int32_t sum = wideRescaled(inputs, r.byInputs[gate]);
            if (state) {
                const int64_t states = dotInt16(state, recurrent + g * s.units, s.units, 0);
                sum = saturate16(sum + wideRescaled(states, r.byStates[gate]));
            }
            gates[g] = squashedGate(table, gate, sum);
        }
}

} // namespace

uint16_t runLstmInt16(const PlanRecord& record, const KernelContext& context) {
    const LstmIntRecord& r = as<LstmIntRecord>(record);
    const SequenceShape& s = r.shape;
    const int16_t* in = context.read<int16_t>(r.input);
    int16_t* out = context.write<int16_t>(r.output);
    int16_t* gates = context.write<int16_t>(r.scratch);
    KeptSequence<int16_t, int16_t> kept = keptOf<LstmIntRecord, int16_t, int16_t>(r, context);
    for (uint32_t b = 0; b < s.batches; ++b) {
        int16_t* const cells = kept.cells ? kept.cells : gates + kLstmGates * s.units;
        for (uint32_t t = 0; t < s.steps; ++t, in += s.inputs, out += s.units) {
            sumGates(r, context, in, t > 0 ? out - s.units : kept.states, gates);
            stepLstm(r, context.read<uint16_t>(r.table), gates, cells, t == 0 && !kept.cells,
                     DataType::Int16, out);
        }
        if (!kept.cells)
            continue;
        if (s.steps > 0)
            memcpy(kept.states, out - s.units, s.units * sizeof *out);
        kept = {kept.cells + s.units, kept.states + s.units};
    }
    return 0;
}

Status checkLstmInt16(const PlanRecord& record, const Extents& extents) {
    const LstmIntRecord& r = as<LstmIntRecord>(record);
    if (r.zeroPoint != 0)
        return Status::BadRecord;
    for (uint32_t gate = 0; gate < kLstmGates; ++gate)
        if (!isWideRescale(r.byInputs[gate]) || !isWideRescale(r.byStates[gate]))
            return Status::BadRecord;
    const Status status = checkLstmCell(r, 2, extents);
    if (status != Status::Ok)
        return status;
    return extents.canRead(r.biases, 8 * kLstmGates * uint64_t(r.shape.units), 8)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
