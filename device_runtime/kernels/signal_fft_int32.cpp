// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/real_transform.h"

namespace tmw {
namespace rt {

uint16_t runSignalFftInt32(const PlanRecord& record, const KernelContext& context) {
    runRealTransform<int32_t>(as<SignalFftRecord>(record), context);
    return 0;
}

Status checkSignalFftInt32(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(int32_t), false);
}

uint16_t runSignalInverseFftInt32(const PlanRecord& record, const KernelContext& context) {
    runInverseTransform<int32_t>(as<SignalFftRecord>(record), context);
    return 0;
}

Status checkSignalInverseFftInt32(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(int32_t), true);
}

} // namespace rt
} // namespace tmw
