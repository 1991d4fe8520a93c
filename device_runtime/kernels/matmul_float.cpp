// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

void runMatrix(const MatMulFloatRecord& r, const float* a, const float* b, float* out) {
    for (uint32_t i = 0; i < r.rows; ++i)
        for (uint32_t j = 0; j < r.columns; ++j) {
            const float* left = a + i * r.strideAi;
            const float* right = b + j * r.strideBj;
            float sum = 0.0f;
            for (uint32_t k = 0; k < r.depth; ++k, left += r.strideAk, right += r.strideBk)
                sum += *left * *right;
            *out++ = sum;
        }
}

bool reach(uint32_t dim, uint32_t stride, uint64_t* elements) {
    if (dim > kMostElements || stride > kMostElements)
        return false;
    *elements += dim == 0 ? 0 : uint64_t(dim - 1) * stride;
    return *elements <= kMostElements;
}

} // namespace

uint16_t runMatMulFloat(const PlanRecord& record, const KernelContext& context) {
    const MatMulFloatRecord& r = as<MatMulFloatRecord>(record);
    const float* const a = context.read<float>(r.a);
    const float* const b = context.read<float>(r.b);
    float* out = context.write<float>(r.output);
    for (uint32_t x = 0; x < r.batches[0]; ++x)
        for (uint32_t y = 0; y < r.batches[1]; ++y)
            for (uint32_t z = 0; z < r.batches[2]; ++z, out += r.rows * r.columns)
                runMatrix(
                    r, a + x * r.batchStridesA[0] + y * r.batchStridesA[1] + z * r.batchStridesA[2],
                    b + x * r.batchStridesB[0] + y * r.batchStridesB[1] + z * r.batchStridesB[2],
                    out);
    return 0;
}

Status checkMatMulFloat(const PlanRecord& record, const Extents& extents) {
    const MatMulFloatRecord& r = as<MatMulFloatRecord>(record);
    uint64_t a = 1, b = 1, out = 1;
    const uint32_t counts[] = {r.batches[0], r.batches[1], r.batches[2], r.rows, r.columns};
    for (const uint32_t count : counts) {
        if (count > kMostElements)
            return Status::BadRecord;
        out *= count;
        if (out > kMostElements)
            return Status::BadRecord;
    }
    for (int i = 0; i < 3; ++i)
        if (!reach(r.batches[i], r.batchStridesA[i], &a) ||
            !reach(r.batches[i], r.batchStridesB[i], &b))
            return Status::BadRecord;
    if (!reach(r.rows, r.strideAi, &a) || !reach(r.depth, r.strideAk, &a) ||
        !reach(r.depth, r.strideBk, &b) || !reach(r.columns, r.strideBj, &b))
        return Status::BadRecord;
    return extents.canRead(r.a, 4 * a, 4) && extents.canRead(r.b, 4 * b, 4) &&
                   extents.canWrite(r.output, 4 * out, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
