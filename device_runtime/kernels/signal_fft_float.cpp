// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/real_transform.h"

namespace tmw {
namespace rt {

uint16_t runSignalFftFloat(const PlanRecord& record, const KernelContext& context) {
    runRealTransform<float>(as<SignalFftRecord>(record), context);
    return 0;
}

Status checkSignalFftFloat(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(float), false);
}

uint16_t runSignalInverseFftFloat(const PlanRecord& record, const KernelContext& context) {
    const SignalFftRecord& r = as<SignalFftRecord>(record);
    runInverseTransform<float>(r, context);
    float* const out = context.write<float>(r.output);
    const float length = static_cast<float>(r.length);
    for (uint32_t i = 0; i < r.rows * r.length; ++i)
        out[i] = out[i] / length;
    return 0;
}

Status checkSignalInverseFftFloat(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(float), true);
}

} // namespace rt
} // namespace tmw
