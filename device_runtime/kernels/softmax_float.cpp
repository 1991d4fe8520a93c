// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

uint16_t runSoftmaxFloat(const PlanRecord& record, const KernelContext& context) {
    const SoftmaxFloatRecord& softmax = as<SoftmaxFloatRecord>(record);
    const float* in = context.read<float>(softmax.input);
    float* out = context.write<float>(softmax.output);
    const uint32_t depth = softmax.depth;
    for (uint32_t row = 0; row < softmax.rows; ++row, in += depth, out += depth) {
        float greatest = in[0];
        for (uint32_t i = 1; i < depth; ++i)
            greatest = in[i] > greatest ? in[i] : greatest;
        float sum = 0.0f;
        for (uint32_t i = 0; i < depth; ++i) {
            out[i] = exponential((in[i] - greatest) * softmax.beta);
            sum += out[i];
        }
        for (uint32_t i = 0; i < depth; ++i)
            out[i] = out[i] / sum;
    }
    return 0;
}

Status checkSoftmaxFloat(const PlanRecord& record, const Extents& extents) {
    const SoftmaxFloatRecord& softmax = as<SoftmaxFloatRecord>(record);
    if (softmax.depth < 1 || !areCounts(softmax.rows, softmax.depth, 1))
        return Status::BadRecord;
    const uint64_t bytes = 4 * (uint64_t(softmax.rows) * softmax.depth);
    return extents.canRead(softmax.input, bytes, 4) && extents.canWrite(softmax.output, bytes, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
