// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/dot_int8.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/lstm_cell.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

/// Gates of a step into `gates`; `state` is null at the first.
void sumGates(const LstmIntRecord& r, const KernelContext& context, const int8_t* in,
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
            gates[g] = squashedGate(table, gate, sum);
        }
}

} // namespace

uint16_t runLstmInt8(const PlanRecord& record, const KernelContext& context) {
    const LstmIntRecord& r = as<LstmIntRecord>(record);
    const SequenceShape& s = r.shape;
    const int8_t* in = context.read<int8_t>(r.input);
    int8_t* out = context.write<int8_t>(r.output);
    int16_t* gates = context.write<int16_t>(r.scratch);
    KeptSequence<int16_t, int8_t> kept = keptOf<LstmIntRecord, int16_t, int8_t>(r, context);
    for (uint32_t b = 0; b < s.batches; ++b) {
        int16_t* const cells = kept.cells ? kept.cells : gates + kLstmGates * s.units;
        for (uint32_t t = 0; t < s.steps; ++t, in += s.inputs, out += s.units) {
            sumGates(r, context, in, t > 0 ? out - s.units : kept.states, gates);
            stepLstm(r, context.read<uint16_t>(r.table), gates, cells, t == 0 && !kept.cells,
                     DataType::Int8, out);
        }
        if (!kept.cells)
            continue;
        if (s.steps > 0)
            memcpy(kept.states, out - s.units, s.units * sizeof *out);
        kept = {kept.cells + s.units, kept.states + s.units};
    }
    return 0;
}

Status checkLstmInt8(const PlanRecord& record, const Extents& extents) {
    const LstmIntRecord& r = as<LstmIntRecord>(record);
    if (r.zeroPoint < -128 || r.zeroPoint > 127)
        return Status::BadRecord;
    for (uint32_t gate = 0; gate < kLstmGates; ++gate)
        if (!isRescale(r.byInputs[gate]) || !isRescale(r.byStates[gate]))
            return Status::BadRecord;
    const Status status = checkLstmCell(r, 1, extents);
    if (status != Status::Ok)
        return status;
    return extents.canRead(r.biases, 8 * kLstmGates * uint64_t(r.shape.units), 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
