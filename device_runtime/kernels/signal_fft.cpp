// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/real_transform.h"

namespace tmw {
namespace rt {

uint16_t runSignalFft(const PlanRecord& record, const KernelContext& context) {
    runRealTransform<int16_t>(as<SignalFftRecord>(record), context, mixEven<int16_t>);
    return 0;
}

uint16_t runSignalInverseFft(const PlanRecord& record, const KernelContext& context) {
    runInverseTransform<int16_t>(as<SignalFftRecord>(record), context, mixEven<int16_t>);
    return 0;
}

} // namespace rt
} // namespace tmw
