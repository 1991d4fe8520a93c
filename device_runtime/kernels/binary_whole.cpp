// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/broadcast.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// Towards zero; the one quotient that does not fit wraps. By 0: 0, and a fault.
int32_t divide(int32_t a, int32_t b, uint16_t* fault) {
    if (b == 0) {
        *fault = kDivisionFault;
        return 0;
    }
    return b == -1 ? wrappingSubtract(0, a) : a / b;
}

int32_t combine(BinaryFunction function, int32_t a, int32_t b, uint16_t* fault) {
    switch (function) {
    case BinaryFunction::Add:
        return wrappingAdd(a, b);
    case BinaryFunction::Subtract:
        return wrappingSubtract(a, b);
    case BinaryFunction::Mul:
        return wrappingMultiply(a, b);
    case BinaryFunction::Maximum:
        return a > b ? a : b;
    case BinaryFunction::Minimum:
        return a < b ? a : b;
    case BinaryFunction::Divide:
        return divide(a, b, fault);
    default: {
        const int32_t difference = wrappingSubtract(a, b);
        return wrappingMultiply(difference, difference);
    }
    }
}

} // namespace

uint16_t runBinaryWhole(const PlanRecord& record, const KernelContext& context) {
    const BinaryWholeRecord& r = as<BinaryWholeRecord>(record);
    const int32_t* const inA = context.read<int32_t>(r.a);
    const int32_t* const inB = context.read<int32_t>(r.b);
    int32_t* const output = context.write<int32_t>(r.output);
    const BinaryFunction function = static_cast<BinaryFunction>(r.function);
    uint16_t fault = 0;
    forEachElement(r.shape, [&](uint32_t a, uint32_t b, uint32_t out) {
        output[out] = combine(function, inA[a], inB[b], &fault);
    });
    return fault;
}

Status checkBinaryWhole(const PlanRecord& record, const Extents& extents) {
    const BinaryWholeRecord& r = as<BinaryWholeRecord>(record);
    BroadcastExtents reach;
    if (r.function > static_cast<uint32_t>(BinaryFunction::SquaredDifference) ||
        r.function == static_cast<uint32_t>(BinaryFunction::Slope) || !extentsOf(r.shape, &reach))
        return Status::BadRecord;
    return extents.canRead(r.a, 4 * reach.a, 4) && extents.canRead(r.b, 4 * reach.b, 4) &&
                   extents.canWrite(r.output, 4 * reach.out, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
