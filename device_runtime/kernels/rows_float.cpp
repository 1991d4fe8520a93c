// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/rows_float.h"

#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

void normalize(const float* in, float* out, uint32_t depth) {
    float sum = 0.0f;
    for (uint32_t i = 0; i < depth; ++i)
        sum += in[i] * in[i];
    const float root = squareRoot(sum);
    const float norm = root < kLeastNorm ? kLeastNorm : root;
    for (uint32_t i = 0; i < depth; ++i)
        out[i] = in[i] / norm;
}

void logSoftmax(const float* in, float* out, uint32_t depth) {
    float greatest = in[0];
    for (uint32_t i = 1; i < depth; ++i)
        greatest = in[i] > greatest ? in[i] : greatest;
    float sum = 0.0f;
    for (uint32_t i = 0; i < depth; ++i)
        sum += exponential(in[i] - greatest);
    const float whole = logarithm(sum);
    for (uint32_t i = 0; i < depth; ++i)
        out[i] = in[i] - greatest - whole;
}

template <typename Row>
uint16_t runRows(const PlanRecord& record, const KernelContext& context, Row row) {
    const RowsFloatRecord& r = as<RowsFloatRecord>(record);
    const float* in = context.read<float>(r.input);
    float* out = context.write<float>(r.output);
    for (uint32_t i = 0; i < r.rows; ++i, in += r.depth, out += r.depth)
        row(in, out, r.depth);
    return 0;
}

Status check(const RowsFloatRecord& r, const Extents& extents) {
    if (r.depth < 1 || !areCounts(r.rows, r.depth, 1))
        return Status::BadRecord;
    const uint64_t bytes = 4 * (uint64_t(r.rows) * r.depth);
    return extents.canRead(r.input, bytes, 4) && extents.canWrite(r.output, bytes, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace

uint16_t runL2NormalizeFloat(const PlanRecord& record, const KernelContext& context) {
    return runRows(record, context, normalize);
}

Status checkL2NormalizeFloat(const PlanRecord& record, const Extents& extents) {
    return check(as<RowsFloatRecord>(record), extents);
}

uint16_t runLogSoftmaxFloat(const PlanRecord& record, const KernelContext& context) {
    return runRows(record, context, logSoftmax);
}

Status checkLogSoftmaxFloat(const PlanRecord& record, const Extents& extents) {
    return check(as<RowsFloatRecord>(record), extents);
}

} // namespace rt
} // namespace tmw
