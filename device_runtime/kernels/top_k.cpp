// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// Keeps the greatest so far in order: a new one goes in front of those that are less.
template <typename T>
void runRow(const T* in, uint32_t depth, T* values, int32_t* indices, uint32_t count) {
    uint32_t held = 0;
    for (uint32_t i = 0; i < depth; ++i) {
        uint32_t at = held;
        while (at > 0 && values[at - 1] < in[i])
            --at;
        if (at >= count)
            continue;
        held += held < count ? 1 : 0;
        for (uint32_t k = held - 1; k > at; --k) {
            values[k] = values[k - 1];
            indices[k] = indices[k - 1];
        }
        values[at] = in[i];
        indices[at] = static_cast<int32_t>(i);
    }
}

template <typename T>
void runRows(const TopKRecord& r, const KernelContext& context) {
    const T* in = context.read<T>(r.input);
    T* values = context.write<T>(r.values);
    int32_t* indices = context.write<int32_t>(r.indices);
    for (uint32_t row = 0; row < r.rows; ++row) {
        runRow(in, r.depth, values, indices, r.count);
        in += r.depth;
        values += r.count;
        indices += r.count;
    }
}

} // namespace

uint16_t runTopK(const PlanRecord& record, const KernelContext& context) {
    const TopKRecord& r = as<TopKRecord>(record);
    switch (static_cast<DataType>(r.type)) {
    case DataType::Float32:
        runRows<float>(r, context);
        break;
    case DataType::Int8:
        runRows<int8_t>(r, context);
        break;
    case DataType::UInt8:
        runRows<uint8_t>(r, context);
        break;
    case DataType::Int16:
        runRows<int16_t>(r, context);
        break;
    default:
        runRows<int32_t>(r, context);
        break;
    }
    return 0;
}

Status checkTopK(const PlanRecord& record, const Extents& extents) {
    const TopKRecord& r = as<TopKRecord>(record);
    if (!areCounts(r.rows, r.depth, r.count) || r.count > r.depth ||
        (r.type != static_cast<uint32_t>(DataType::Float32) && !isQuantizedInteger(r.type)))
        return Status::BadRecord;
    const uint64_t in = uint64_t(r.rows) * r.depth;
    const uint64_t out = uint64_t(r.rows) * r.count;
    const uint32_t width = widthOf(r.type);
    return in <= kMostElements && extents.canRead(r.input, width * in, width) &&
                   extents.canWrite(r.values, width * out, width) &&
                   extents.canWrite(r.indices, 4 * out, 4)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
