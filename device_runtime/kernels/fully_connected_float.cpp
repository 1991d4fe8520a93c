// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

uint16_t runFullyConnectedFloat(const PlanRecord& record, const KernelContext& context) {
    const FullyConnectedFloatRecord& fc = as<FullyConnectedFloatRecord>(record);
    const float* in = context.read<float>(fc.input);
    float* out = context.write<float>(fc.output);
    const float* bias = fc.bias == kNowhere ? nullptr : context.read<float>(fc.bias);
    for (uint32_t b = 0; b < fc.batches; ++b, in += fc.depth) {
        const float* weight = context.read<float>(fc.weights);
        for (uint32_t o = 0; o < fc.outputs; ++o, weight += fc.depth) {
            float sum = 0.0f;
            for (uint32_t d = 0; d < fc.depth; ++d)
                sum += in[d] * weight[d];
            if (bias)
                sum += bias[o];
            *out++ = clampFloat(sum, fc.low, fc.high);
        }
    }
    return 0;
}

Status checkFullyConnectedFloat(const PlanRecord& record, const Extents& extents) {
    const FullyConnectedFloatRecord& fc = as<FullyConnectedFloatRecord>(record);
    if (fc.outputs < 1 || !areCounts(fc.batches, fc.depth, fc.outputs))
        return Status::BadRecord;
    return extents.canRead(fc.input, 4 * (uint64_t(fc.batches) * fc.depth), 4) &&
                   extents.canWrite(fc.output, 4 * (uint64_t(fc.batches) * fc.outputs), 4) &&
                   extents.canRead(fc.weights, 4 * (uint64_t(fc.outputs) * fc.depth), 4) &&
                   (fc.bias == kNowhere || extents.canRead(fc.bias, 4 * uint64_t(fc.outputs), 4))
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
