// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/svdf.h"

namespace tmw {
namespace rt {

namespace {

float dot(const float* a, const float* b, uint32_t count) {
    float sum = 0.0f;
    for (uint32_t i = 0; i < count; ++i)
        sum += a[i] * b[i];
    return sum;
}

} // namespace

uint16_t runSvdfFloat(const PlanRecord& record, const KernelContext& context) {
    const SvdfFloatRecord& r = as<SvdfFloatRecord>(record);
    const SvdfShape& s = r.shape;
    const float* in = context.read<float>(r.input);
    float* out = context.write<float>(r.output);
    const float* const features = context.read<float>(r.features);
    const float* const times = context.read<float>(r.times);
    const float* const biases = r.biases == kNowhere ? nullptr : context.read<float>(r.biases);
    float* state = context.write<float>(r.state);
    forgetOldest(s, state);
    for (uint32_t b = 0; b < s.batches; ++b, in += s.inputs)
        for (uint32_t u = 0; u < s.units; ++u) {
            float sum = biases ? biases[u] : 0.0f;
            for (uint32_t k = 0; k < s.rank; ++k, state += s.memory) {
                const uint32_t f = u * s.rank + k;
                state[s.memory - 1] = dot(in, features + f * s.inputs, s.inputs);
                sum += dot(state, times + f * s.memory, s.memory);
            }
            *out++ = clampFloat(sum, r.low, r.high);
        }
    return 0;
}

Status checkSvdfFloat(const PlanRecord& record, const Extents& extents) {
    const SvdfFloatRecord& r = as<SvdfFloatRecord>(record);
    const SvdfShape& s = r.shape;
    if (!isSvdf(s))
        return Status::BadRecord;
    const uint64_t filters = uint64_t(s.units) * s.rank;
    return extents.canRead(r.input, 4 * uint64_t(s.batches) * s.inputs, 4) &&
                   extents.canWrite(r.output, 4 * uint64_t(s.batches) * s.units, 4) &&
                   extents.canRead(r.features, 4 * filters * s.inputs, 4) &&
                   extents.canRead(r.times, 4 * filters * s.memory, 4) &&
                   (r.biases == kNowhere || extents.canRead(r.biases, 4 * uint64_t(s.units), 4)) &&
                   r.state >> 30 == static_cast<uint32_t>(Memory::State) &&
                   extents.canWrite(r.state, 4 * s.batches * filters * s.memory, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
