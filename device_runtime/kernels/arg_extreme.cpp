// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

template <typename Value, typename Load>
uint32_t extremeOf(const ArgExtremeRecord& r, uint32_t start, Load load) {
    uint32_t found = 0;
    Value best = load(start);
    for (uint32_t i = 1; i < r.axis; ++i) {
        const Value value = load(start + i * r.inner);
        if (r.least != 0 ? value < best : value > best) {
            best = value;
            found = i;
        }
    }
    return found;
}

} // namespace

uint16_t runArgExtreme(const PlanRecord& record, const KernelContext& context) {
    const ArgExtremeRecord& r = as<ArgExtremeRecord>(record);
    const DataType type = static_cast<DataType>(r.type);
    const void* in = context.read<uint8_t>(r.input);
    uint32_t index = 0;
    for (uint32_t o = 0; o < r.outer; ++o)
        for (uint32_t i = 0; i < r.inner; ++i, ++index) {
            const uint32_t start = o * r.axis * r.inner + i;
            const uint32_t found =
                type == DataType::Float32
                    ? extremeOf<float>(
                          r, start, [&](uint32_t at) { return static_cast<const float*>(in)[at]; })
                    : extremeOf<int32_t>(r, start,
                                         [&](uint32_t at) { return loadInteger(in, at, type); });
            if (r.outputType == static_cast<uint16_t>(DataType::Int64))
                context.write<int64_t>(r.output)[index] = found;
            else
                context.write<int32_t>(r.output)[index] = static_cast<int32_t>(found);
        }
    return 0;
}

Status checkArgExtreme(const PlanRecord& record, const Extents& extents) {
    const ArgExtremeRecord& r = as<ArgExtremeRecord>(record);
    const bool real = r.type == static_cast<uint16_t>(DataType::Float32);
    const bool wide = r.outputType == static_cast<uint16_t>(DataType::Int64);
    if ((!real && !isQuantizedInteger(r.type)) ||
        (!wide && r.outputType != static_cast<uint16_t>(DataType::Int32)) || r.axis < 1 ||
        !areCounts(r.outer, r.axis, r.inner))
        return Status::BadRecord;
    const uint64_t outputs = uint64_t(r.outer) * r.inner;
    if (outputs > kMostElements || outputs * r.axis > kMostElements)
        return Status::BadRecord;
    const uint32_t width = widthOf(r.type);
    const uint32_t outputWidth = wide ? 8 : 4;
    return extents.canRead(r.input, width * outputs * r.axis, width) &&
                   extents.canWrite(r.output, outputWidth * outputs, outputWidth)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
