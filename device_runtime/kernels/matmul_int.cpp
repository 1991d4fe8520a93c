// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/matmul.h"
#include "device_runtime/kernels/wide_sums.h"

namespace tmw {
namespace rt {

namespace {

void runInt8(const MatMulIntRecord& r, const KernelContext& context) {
    const MatMulShape& s = r.shape;
    const int8_t* const a = context.read<int8_t>(r.a);
    const int8_t* const b = context.read<int8_t>(r.b);
    int8_t* const output = context.write<int8_t>(r.output);
    forEachProduct(s, [&](uint32_t i, uint32_t j, uint32_t out) {
        int32_t sum = 0;
        for (uint32_t k = 0; k < s.depth; ++k, i += s.strideAk, j += s.strideBk)
            sum = wrappingAdd(sum, (a[i] - r.zeroPointA) * (b[j] - r.zeroPointB));
        const int32_t scaled = multiplyByQuantized(sum, r.rescale.multiplier, r.rescale.shift);
        output[out] = static_cast<int8_t>(clamp(wrappingAdd(scaled, r.zeroPoint), -128, 127));
    });
}

void runInt16(const MatMulIntRecord& r, const KernelContext& context) {
    const MatMulShape& s = r.shape;
    const int16_t* const a = context.read<int16_t>(r.a);
    const int16_t* const b = context.read<int16_t>(r.b);
    int16_t* const output = context.write<int16_t>(r.output);
    forEachProduct(s, [&](uint32_t i, uint32_t j, uint32_t out) {
        int64_t sum = 0;
        for (uint32_t k = 0; k < s.depth; ++k, i += s.strideAk, j += s.strideBk)
            sum += int32_t(a[i]) * b[j];
        const int32_t scaled = multiplyWideByQuantized(sum, r.rescale.multiplier, r.rescale.shift);
        output[out] = static_cast<int16_t>(clamp(scaled, -32768, 32767));
    });
}

bool isByte(int32_t zeroPoint) {
    return zeroPoint >= -128 && zeroPoint <= 127;
}

} // namespace

uint16_t runMatMulInt(const PlanRecord& record, const KernelContext& context) {
    const MatMulIntRecord& r = as<MatMulIntRecord>(record);
    if (r.type == static_cast<uint32_t>(DataType::Int8))
        runInt8(r, context);
    else
        runInt16(r, context);
    return 0;
}

Status checkMatMulInt(const PlanRecord& record, const Extents& extents) {
    const MatMulIntRecord& r = as<MatMulIntRecord>(record);
    MatMulExtents reach;
    const bool narrow = r.type == static_cast<uint32_t>(DataType::Int8);
    if (!extentsOf(r.shape, &reach) ||
        (!narrow && r.type != static_cast<uint32_t>(DataType::Int16)) ||
        !(narrow ? isRescale(r.rescale) : isWideRescale(r.rescale)) || !isByte(r.zeroPointA) ||
        !isByte(r.zeroPointB) || !isByte(r.zeroPoint))
        return Status::BadRecord;
    const uint32_t width = narrow ? 1 : 2;
    return extents.canRead(r.a, width * reach.a, width) &&
                   extents.canRead(r.b, width * reach.b, width) &&
                   extents.canWrite(r.output, width * reach.out, width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
