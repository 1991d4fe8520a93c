// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"
#include "device_runtime/kernels/reduce.h"

namespace tmw {
namespace rt {

namespace {

/// The least, the greatest, or the sum.
int32_t reducedBy(ReduceFunction function, const ReduceShape& shape, const void* in, DataType type,
                  uint32_t start) {
    const bool max = function == ReduceFunction::Max;
    const bool sums = !max && function != ReduceFunction::Min;
    int32_t value = sums ? 0 : loadInteger(in, start, type);
    forEachOffset(shape.reducedDims, shape.reducedStrides, start, [&](uint32_t at) {
        const int32_t next = loadInteger(in, at, type);
        if (sums)
            value = wrappingAdd(value, next);
        else if (max ? next > value : next < value)
            value = next;
    });
    return value;
}

void sumLong(const ReduceShape& shape, const uint64_t* in, uint64_t* out) {
    forEachOffset(shape.keptDims, shape.keptStrides, 0, [&](uint32_t start) {
        uint64_t sum = 0;
        forEachOffset(shape.reducedDims, shape.reducedStrides, start,
                      [&](uint32_t at) { sum += in[at]; });
        *out++ = sum;
    });
}

} // namespace

uint16_t runReduceInt(const PlanRecord& record, const KernelContext& context) {
    const ReduceIntRecord& r = as<ReduceIntRecord>(record);
    const ReduceShape& shape = r.shape;
    const DataType type = static_cast<DataType>(r.type);
    const IntegerRange range = rangeOf(type);
    const ReduceFunction function = static_cast<ReduceFunction>(r.function);
    const bool rescaled = (record.flags & kRescaled) != 0;
    const int32_t count =
        static_cast<int32_t>(shape.reducedDims[0] * shape.reducedDims[1] * shape.reducedDims[2]);
    if (type == DataType::Int64) {
        sumLong(shape, context.read<uint64_t>(r.input), context.write<uint64_t>(r.output));
        return 0;
    }
    const void* in = context.read<uint8_t>(r.input);
    void* const out = context.write<uint8_t>(r.output);
    uint32_t index = 0;
    forEachOffset(shape.keptDims, shape.keptStrides, 0, [&](uint32_t start) {
        int32_t value = reducedBy(function, shape, in, type, start);
        if (rescaled)
            value = clamp(wrappingAdd(multiplyByQuantized(wrappingAdd(value, r.start),
                                                          r.rescale.multiplier, r.rescale.shift),
                                      r.zeroPoint),
                          range.low, range.high);
        else if (function == ReduceFunction::Mean)
            value /= count;
        storeInteger(out, index++, type, value);
    });
    return 0;
}

Status checkReduceInt(const PlanRecord& record, const Extents& extents) {
    const ReduceIntRecord& r = as<ReduceIntRecord>(record);
    ReduceExtents reach;
    const bool isLong = r.type == static_cast<uint16_t>(DataType::Int64) &&
                        r.function == static_cast<uint16_t>(ReduceFunction::Sum);
    if (r.function > static_cast<uint16_t>(ReduceFunction::Min) ||
        (!isQuantizedInteger(r.type) && !isLong) || !isRescale(r.rescale) ||
        !extentsOf(r.shape, &reach))
        return Status::BadRecord;
    const uint32_t width = widthOf(r.type);
    return extents.canRead(r.input, width * reach.in, width) &&
                   extents.canWrite(r.output, width * reach.out, width)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
