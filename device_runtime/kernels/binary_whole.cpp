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

/// Of int64; int32's answers are its lowest bits.
int64_t combine(BinaryFunction function, int64_t a, int64_t b, uint16_t* fault) {
    const uint64_t left = static_cast<uint64_t>(a), right = static_cast<uint64_t>(b);
    switch (function) {
    case BinaryFunction::Add:
        return static_cast<int64_t>(left + right);
    case BinaryFunction::Subtract:
        return static_cast<int64_t>(left - right);
    case BinaryFunction::Mul:
        return static_cast<int64_t>(left * right);
    case BinaryFunction::Maximum:
        return a > b ? a : b;
    case BinaryFunction::Minimum:
        return a < b ? a : b;
    case BinaryFunction::Divide:
        return divide(static_cast<int32_t>(a), static_cast<int32_t>(b), fault);
    default:
        return static_cast<int64_t>((left - right) * (left - right));
    }
}

/// One loop for both types.
uint16_t run(const BinaryWholeRecord& r, const KernelContext& context, bool isLong) {
    const uint8_t* const inA = context.read<uint8_t>(r.a);
    const uint8_t* const inB = context.read<uint8_t>(r.b);
    uint8_t* const output = context.write<uint8_t>(r.output);
    const BinaryFunction function = static_cast<BinaryFunction>(r.function);
    const auto load = [&](const uint8_t* in, uint32_t index) {
        return isLong ? reinterpret_cast<const int64_t*>(in)[index]
                      : int64_t(reinterpret_cast<const int32_t*>(in)[index]);
    };
    uint16_t fault = 0;
    forEachElement(r.shape, [&](uint32_t a, uint32_t b, uint32_t out) {
        const int64_t value = combine(function, load(inA, a), load(inB, b), &fault);
        if (isLong)
            reinterpret_cast<int64_t*>(output)[out] = value;
        else
            reinterpret_cast<int32_t*>(output)[out] = static_cast<int32_t>(value);
    });
    return fault;
}

Status checkTyped(const BinaryWholeRecord& r, uint32_t width, const Extents& extents) {
    BroadcastExtents reach;
    if (!extentsOf(r.shape, &reach))
        return Status::BadRecord;
    return extents.canRead(r.a, width * reach.a, width) &&
                   extents.canRead(r.b, width * reach.b, width) &&
                   extents.canWrite(r.output, width * reach.out, width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace

uint16_t runBinaryWhole(const PlanRecord& record, const KernelContext& context) {
    return run(as<BinaryWholeRecord>(record), context, false);
}

Status checkBinaryWhole(const PlanRecord& record, const Extents& extents) {
    const BinaryWholeRecord& r = as<BinaryWholeRecord>(record);
    if (r.function > static_cast<uint32_t>(BinaryFunction::SquaredDifference) ||
        r.function == static_cast<uint32_t>(BinaryFunction::Slope))
        return Status::BadRecord;
    return checkTyped(r, 4, extents);
}

uint16_t runBinaryLong(const PlanRecord& record, const KernelContext& context) {
    return run(as<BinaryWholeRecord>(record), context, true);
}

Status checkBinaryLong(const PlanRecord& record, const Extents& extents) {
    const BinaryWholeRecord& r = as<BinaryWholeRecord>(record);
    if (r.function > static_cast<uint32_t>(BinaryFunction::Minimum))
        return Status::BadRecord;
    return checkTyped(r, 8, extents);
}

} // namespace rt
} // namespace tmw
