// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/sequence.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

float dot(const float* a, const float* b, uint32_t count) {
    float sum = 0.0f;
    for (uint32_t i = 0; i < count; ++i)
        sum += a[i] * b[i];
    return sum;
}

/// Gates of a step into `gates`; `state` is null at the first.
void sumGates(const LstmFloatRecord& r, const KernelContext& context, const float* in,
              const float* state, float* gates) {
    const SequenceShape& s = r.shape;
    const float* weights = context.read<float>(r.weights);
    const float* recurrent = context.read<float>(r.recurrent);
    const float* biases = context.read<float>(r.biases);
    for (uint32_t g = 0; g < kLstmGates * s.units; ++g) {
        float sum = dot(in, weights + g * s.inputs, s.inputs) + biases[g];
        if (state)
            sum += dot(state, recurrent + g * s.units, s.units);
        gates[g] = g / s.units == kNewGate ? hyperbolicTangent(sum) : logistic(sum);
    }
}

} // namespace

uint16_t runLstmFloat(const PlanRecord& record, const KernelContext& context) {
    const LstmFloatRecord& r = as<LstmFloatRecord>(record);
    const SequenceShape& s = r.shape;
    const float* in = context.read<float>(r.input);
    float* out = context.write<float>(r.output);
    float* gates = context.write<float>(r.scratch);
    KeptSequence<float, float> kept = keptOf<LstmFloatRecord, float, float>(r, context);
    for (uint32_t b = 0; b < s.batches; ++b) {
        float* const cells = kept.cells ? kept.cells : gates + kLstmGates * s.units;
        for (uint32_t t = 0; t < s.steps; ++t, in += s.inputs, out += s.units) {
            sumGates(r, context, in, t > 0 ? out - s.units : kept.states, gates);
            for (uint32_t u = 0; u < s.units; ++u) {
                float cell = gates[u] * gates[2 * s.units + u];
                if (t > 0 || kept.cells)
                    cell += gates[s.units + u] * cells[u];
                cells[u] = r.clip > 0.0f ? clampFloat(cell, -r.clip, r.clip) : cell;
                out[u] = gates[3 * s.units + u] * hyperbolicTangent(cells[u]);
            }
        }
        if (!kept.cells)
            continue;
        if (s.steps > 0)
            memcpy(kept.states, out - s.units, s.units * sizeof *out);
        kept = {kept.cells + s.units, kept.states + s.units};
    }
    return 0;
}

Status checkLstmFloat(const PlanRecord& record, const Extents& extents) {
    const LstmFloatRecord& r = as<LstmFloatRecord>(record);
    const SequenceShape& s = r.shape;
    if (!isSequence(s))
        return Status::BadRecord;
    const Status kept = checkKept(r, 4, 4, extents);
    if (kept != Status::Ok)
        return kept;
    const uint64_t gates = kLstmGates * uint64_t(s.units);
    return extents.canRead(r.input, 4 * sequenceRows(s) * s.inputs, 4) &&
                   extents.canWrite(r.output, 4 * sequenceRows(s) * s.units, 4) &&
                   extents.canRead(r.weights, 4 * gates * s.inputs, 4) &&
                   extents.canRead(r.recurrent, 4 * gates * s.units, 4) &&
                   extents.canRead(r.biases, 4 * gates, 4) &&
                   extents.canWrite(r.scratch, 4 * (gates + s.units), 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
