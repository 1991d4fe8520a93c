// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/log_softmax_int8.h"

#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

void runRow(const LogSoftmaxInt8Record& r, const int32_t* exps, const int8_t* in, int8_t* out) {
    int32_t greatest = -128;
    for (uint32_t i = 0; i < r.depth; ++i)
        greatest = in[i] > greatest ? in[i] : greatest;
    const int32_t log = fixedLog(logSoftmaxSum(r, exps, in, greatest));
    const int32_t bound = logSoftmaxBound(r, log);
    for (uint32_t i = 0; i < r.depth; ++i) {
        const int32_t difference = in[i] - greatest;
        int32_t value = -128;
        if (difference > bound)
            value = 127 + divideByPowerOfTwo(
                              wrappingSubtract(multiplyByQuantized(difference, r.rescale.multiplier,
                                                                   r.rescale.shift),
                                               log),
                              22);
        out[i] = static_cast<int8_t>(clamp(value, -128, 127));
    }
}

} // namespace

uint16_t runLogSoftmaxInt8(const PlanRecord& record, const KernelContext& context) {
    const LogSoftmaxInt8Record& r = as<LogSoftmaxInt8Record>(record);
    const int8_t* in = context.read<int8_t>(r.input);
    int8_t* out = context.write<int8_t>(r.output);
    for (uint32_t row = 0; row < r.rows; ++row, in += r.depth, out += r.depth)
        runRow(r, context.read<int32_t>(r.exps), in, out);
    return 0;
}

Status checkLogSoftmaxInt8(const PlanRecord& record, const Extents& extents) {
    const LogSoftmaxInt8Record& r = as<LogSoftmaxInt8Record>(record);
    if (r.expCount < 1 || r.expCount > 256 || r.depth < 1 || !areCounts(r.rows, r.depth, 1) ||
        !isRescale(r.rescale) || !isRescale(r.inverse))
        return Status::BadRecord;
    const uint64_t count = uint64_t(r.rows) * r.depth;
    return extents.canRead(r.input, count, 1) && extents.canWrite(r.output, count, 1) &&
                   extents.canRead(r.exps, 4 * uint64_t(r.expCount), 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
