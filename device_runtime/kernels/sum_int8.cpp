// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/sum_scale.h"

namespace tmw {
namespace rt {

uint16_t runSumInt8(const PlanRecord& record, const KernelContext& context) {
    const SumInt8Record& r = as<SumInt8Record>(record);
    const int8_t* in[kMostTerms];
    for (uint32_t t = 0; t < r.terms; ++t)
        in[t] = context.read<int8_t>(r.inputs[t]);
    int8_t* const out = context.write<int8_t>(r.output);
    for (uint32_t i = 0; i < r.count; ++i) {
        int32_t sum = termOf(r.scale, 0);
        for (uint32_t t = 0; t < r.terms; ++t)
            sum = wrappingAdd(sum, termOf(r.scale, in[t][i]));
        out[i] = scaledSum(r.scale, sum);
    }
    return 0;
}

Status checkSumInt8(const PlanRecord& record, const Extents& extents) {
    const SumInt8Record& r = as<SumInt8Record>(record);
    if (r.count > kMostElements || r.terms < 1 || r.terms > kMostTerms || !isSumScale(r.scale))
        return Status::BadRecord;
    for (uint32_t t = 0; t < r.terms; ++t)
        if (!extents.canRead(r.inputs[t], r.count, 1))
            return Status::OutOfExtent;
    return extents.canWrite(r.output, r.count, 1) ? Status::Ok : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
