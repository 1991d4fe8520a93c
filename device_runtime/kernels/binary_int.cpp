// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/broadcast.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

struct Adder {
    const BinaryIntRecord& r;
    int32_t operator()(int32_t a, int32_t b) const {
        const int32_t left = wrappingShiftLeft(wrappingSubtract(a, r.zeroPointA), r.shift);
        const int32_t right = wrappingShiftLeft(wrappingSubtract(b, r.zeroPointB), r.shift);
        return wrappingAdd(multiplyByQuantized(left, r.rescaleA.multiplier, r.rescaleA.shift),
                           multiplyByQuantized(right, r.rescaleB.multiplier, r.rescaleB.shift));
    }
};

struct Multiplier {
    const BinaryIntRecord& r;
    int32_t operator()(int32_t a, int32_t b) const {
        return wrappingMultiply(wrappingSubtract(a, r.zeroPointA),
                                wrappingSubtract(b, r.zeroPointB));
    }
};

template <typename T, typename Combine>
void runTyped(const BinaryIntRecord& r, const KernelContext& context, Combine combine) {
    const T* inA = context.read<T>(r.a);
    const T* inB = context.read<T>(r.b);
    T* output = context.write<T>(r.output);
    forEachElement(r.shape, [&](uint32_t a, uint32_t b, uint32_t out) {
        const int32_t scaled =
            multiplyByQuantized(combine(inA[a], inB[b]), r.rescale.multiplier, r.rescale.shift);
        output[out] = static_cast<T>(clamp(wrappingAdd(scaled, r.zeroPoint), r.low, r.high));
    });
}

template <typename Combine>
void runCombined(const BinaryIntRecord& r, const KernelContext& context, Combine combine) {
    if (r.type == static_cast<uint16_t>(DataType::Int8))
        runTyped<int8_t>(r, context, combine);
    else
        runTyped<int16_t>(r, context, combine);
}

} // namespace

uint16_t runBinaryInt(const PlanRecord& record, const KernelContext& context) {
    const BinaryIntRecord& r = as<BinaryIntRecord>(record);
    if (r.function == static_cast<uint16_t>(BinaryFunction::Add))
        runCombined(r, context, Adder{r});
    else
        runCombined(r, context, Multiplier{r});
    return 0;
}

Status checkBinaryInt(const PlanRecord& record, const Extents& extents) {
    const BinaryIntRecord& r = as<BinaryIntRecord>(record);
    BroadcastExtents reach;
    if (r.function > static_cast<uint16_t>(BinaryFunction::Mul) ||
        (r.type != static_cast<uint16_t>(DataType::Int8) &&
         r.type != static_cast<uint16_t>(DataType::Int16)) ||
        !isRescale(r.rescaleA) || !isRescale(r.rescaleB) || !isRescale(r.rescale) || r.shift < 0 ||
        r.shift > 20 || !extentsOf(r.shape, &reach))
        return Status::BadRecord;
    const IntegerRange range = rangeOf(static_cast<DataType>(r.type));
    if (r.low < range.low || r.high > range.high || r.low > r.high)
        return Status::BadRecord;
    const uint32_t width = widthOf(r.type);
    return extents.canRead(r.a, width * reach.a, width) &&
                   extents.canRead(r.b, width * reach.b, width) &&
                   extents.canWrite(r.output, width * reach.out, width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
