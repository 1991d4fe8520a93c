// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/softmax_int16.h"

#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// The exponentials wait in the output.
void runRow(const SoftmaxInt16Record& softmax, const int16_t* in, int16_t* out, const int16_t* exps,
            const int16_t* reciprocals) {
    const uint32_t depth = softmax.depth;
    int32_t greatest = -32768;
    for (uint32_t i = 0; i < depth; ++i)
        greatest = in[i] > greatest ? in[i] : greatest;
    int32_t sum = 0;
    for (uint32_t i = 0; i < depth; ++i) {
        out[i] = static_cast<int16_t>(softmaxPower(softmax, exps, in[i] - greatest));
        sum += out[i];
    }
    const SoftmaxShare16 share = softmaxShare16(sum, reciprocals);
    for (uint32_t i = 0; i < depth; ++i)
        out[i] = static_cast<int16_t>(clamp(softmaxPart16(share, out[i]), 0, 32767));
}

} // namespace

uint16_t runSoftmaxInt16(const PlanRecord& record, const KernelContext& context) {
    const SoftmaxInt16Record& softmax = as<SoftmaxInt16Record>(record);
    const int16_t* in = context.read<int16_t>(softmax.input);
    int16_t* out = context.write<int16_t>(softmax.output);
    for (uint32_t row = 0; row < softmax.rows; ++row) {
        runRow(softmax, in, out, context.read<int16_t>(softmax.exps),
               context.read<int16_t>(softmax.reciprocals));
        in += softmax.depth;
        out += softmax.depth;
    }
    return 0;
}

Status checkSoftmaxInt16(const PlanRecord& record, const Extents& extents) {
    const SoftmaxInt16Record& softmax = as<SoftmaxInt16Record>(record);
    if (softmax.depth < 1 || softmax.depth > kMostSoftmaxDepth ||
        !areCounts(softmax.rows, softmax.depth, 1) || !isRescale(softmax.rescale))
        return Status::BadRecord;
    const uint64_t bytes = 2 * uint64_t(softmax.rows) * softmax.depth;
    return extents.canRead(softmax.input, bytes, 2) && extents.canWrite(softmax.output, bytes, 2) &&
                   extents.canRead(softmax.exps, 2 * kSoftmaxTable, 2) &&
                   extents.canRead(softmax.reciprocals, 2 * kSoftmaxTable, 2)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
