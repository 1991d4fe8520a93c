// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/broadcast.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

uint16_t runBinaryFloat(const PlanRecord& record, const KernelContext& context) {
    const BinaryFloatRecord& binary = as<BinaryFloatRecord>(record);
    const float* inA = context.read<float>(binary.a);
    const float* inB = context.read<float>(binary.b);
    float* output = context.write<float>(binary.output);
    const bool add = binary.function == static_cast<uint32_t>(BinaryFunction::Add);
    const float low = binary.low;
    const float high = binary.high;
    forEachElement(binary.shape, [=](uint32_t a, uint32_t b, uint32_t out) {
        const float value = add ? inA[a] + inB[b] : inA[a] * inB[b];
        output[out] = value < low ? low : value > high ? high : value;
    });
    return 0;
}

Status checkBinaryFloat(const PlanRecord& record, const Extents& extents) {
    const BinaryFloatRecord& binary = as<BinaryFloatRecord>(record);
    BroadcastExtents reach;
    if (binary.function > static_cast<uint32_t>(BinaryFunction::Mul) ||
        !extentsOf(binary.shape, &reach))
        return Status::BadRecord;
    return extents.canRead(binary.a, 4 * reach.a, 4) && extents.canRead(binary.b, 4 * reach.b, 4) &&
                   extents.canWrite(binary.output, 4 * reach.out, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
