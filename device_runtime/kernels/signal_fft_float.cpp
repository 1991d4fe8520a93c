// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/real_transform.h"

namespace tmw {
namespace rt {

uint16_t runSignalFftFloat(const PlanRecord& record, const KernelContext& context) {
    runRealTransform<float>(as<SignalFftRecord>(record), context, mixEven<float>);
    return 0;
}

uint16_t runSignalInverseFftFloat(const PlanRecord& record, const KernelContext& context) {
    const SignalFftRecord& r = as<SignalFftRecord>(record);
    runInverseTransform<float>(r, context, mixEven<float>);
    divideByLength(r, context);
    return 0;
}

} // namespace rt
} // namespace tmw
