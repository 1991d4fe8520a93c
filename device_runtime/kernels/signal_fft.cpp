// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/real_transform.h"

namespace tmw {
namespace rt {

uint16_t runSignalFft(const PlanRecord& record, const KernelContext& context) {
    runRealTransform<int16_t>(as<SignalFftRecord>(record), context);
    return 0;
}

Status checkSignalFft(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(int16_t), false);
}

uint16_t runSignalInverseFft(const PlanRecord& record, const KernelContext& context) {
    runInverseTransform<int16_t>(as<SignalFftRecord>(record), context);
    return 0;
}

Status checkSignalInverseFft(const PlanRecord& record, const Extents& extents) {
    return checkTransform(record, extents, sizeof(int16_t), true);
}

} // namespace rt
} // namespace tmw
