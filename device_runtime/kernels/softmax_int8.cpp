// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/softmax_int8.h"

#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

template <typename Out>
void runRow(const int8_t* in, Out* out, uint32_t depth, const int32_t* exps, uint32_t expCount) {
    int32_t greatest = -128;
    for (uint32_t i = 0; i < depth; ++i)
        greatest = in[i] > greatest ? in[i] : greatest;
    int32_t sum = 0;
    for (uint32_t i = 0; i < depth; ++i) {
        const uint32_t below = static_cast<uint32_t>(greatest - in[i]);
        if (below < expCount)
            sum = wrappingAdd(sum, softmaxTerm(exps[below]));
    }
    constexpr int kBits = 8 * sizeof(Out);
    constexpr int32_t kLeast = -(1 << (kBits - 1));
    const SoftmaxShare share = softmaxShare(sum, kBits);
    for (uint32_t i = 0; i < depth; ++i) {
        const uint32_t below = static_cast<uint32_t>(greatest - in[i]);
        int32_t value = kLeast;
        if (below < expCount)
            value += softmaxPart(share, exps[below]);
        out[i] = static_cast<Out>(clamp(value, kLeast, -1 - kLeast));
    }
}

template <typename Out>
void runRows(const SoftmaxInt8Record& softmax, const KernelContext& context) {
    const int8_t* in = context.read<int8_t>(softmax.input);
    Out* out = context.write<Out>(softmax.output);
    const int32_t* exps = context.read<int32_t>(softmax.exps);
    for (uint32_t row = 0; row < softmax.rows; ++row) {
        runRow(in, out, softmax.depth, exps, softmax.expCount);
        in += softmax.depth;
        out += softmax.depth;
    }
}

Status check(const SoftmaxInt8Record& softmax, uint32_t width, const Extents& extents) {
    if (softmax.expCount < 1 || softmax.expCount > 256 || softmax.depth < 1 ||
        !areCounts(softmax.rows, softmax.depth, 1))
        return Status::BadRecord;
    const uint64_t count = uint64_t(softmax.rows) * softmax.depth;
    return extents.canRead(softmax.input, count, 1) &&
                   extents.canWrite(softmax.output, width * count, width) &&
                   extents.canRead(softmax.exps, 4 * uint64_t(softmax.expCount), 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace

uint16_t runSoftmaxInt8(const PlanRecord& record, const KernelContext& context) {
    runRows<int8_t>(as<SoftmaxInt8Record>(record), context);
    return 0;
}

Status checkSoftmaxInt8(const PlanRecord& record, const Extents& extents) {
    return check(as<SoftmaxInt8Record>(record), 1, extents);
}

uint16_t runSoftmaxInt8To16(const PlanRecord& record, const KernelContext& context) {
    runRows<int16_t>(as<SoftmaxInt8Record>(record), context);
    return 0;
}

Status checkSoftmaxInt8To16(const PlanRecord& record, const Extents& extents) {
    return check(as<SoftmaxInt8Record>(record), 2, extents);
}

} // namespace rt
} // namespace tmw
