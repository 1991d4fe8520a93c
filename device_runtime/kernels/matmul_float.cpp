// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/matmul.h"

namespace tmw {
namespace rt {

uint16_t runMatMulFloat(const PlanRecord& record, const KernelContext& context) {
    const MatMulFloatRecord& r = as<MatMulFloatRecord>(record);
    const MatMulShape& s = r.shape;
    const float* const a = context.read<float>(r.a);
    const float* const b = context.read<float>(r.b);
    float* const output = context.write<float>(r.output);
    forEachProduct(s, [&](uint32_t i, uint32_t j, uint32_t out) {
        float sum = 0.0f;
        for (uint32_t k = 0; k < s.depth; ++k, i += s.strideAk, j += s.strideBk)
            sum += a[i] * b[j];
        output[out] = sum;
    });
    return 0;
}

Status checkMatMulFloat(const PlanRecord& record, const Extents& extents) {
    const MatMulFloatRecord& r = as<MatMulFloatRecord>(record);
    MatMulExtents reach;
    if (!extentsOf(r.shape, &reach))
        return Status::BadRecord;
    return extents.canRead(r.a, 4 * reach.a, 4) && extents.canRead(r.b, 4 * reach.b, 4) &&
                   extents.canWrite(r.output, 4 * reach.out, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
