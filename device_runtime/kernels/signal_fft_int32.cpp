// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/real_transform.h"

namespace tmw {
namespace rt {

uint16_t runSignalFftInt32(const PlanRecord& record, const KernelContext& context) {
    runRealTransform<int32_t>(as<SignalFftRecord>(record), context, mixEven<int32_t>);
    return 0;
}

uint16_t runSignalInverseFftInt32(const PlanRecord& record, const KernelContext& context) {
    runInverseTransform<int32_t>(as<SignalFftRecord>(record), context, mixEven<int32_t>);
    return 0;
}

} // namespace rt
} // namespace tmw
