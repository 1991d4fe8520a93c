// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

/// Towards zero; the limits of int32 are not floats.
int32_t cut(float value) {
    if (value != value)
        return 0;
    return value >= 2147483648.0f    ? 2147483647
           : value <= -2147483648.0f ? -2147483647 - 1
                                     : static_cast<int32_t>(value);
}

int64_t cut64(float value) {
    constexpr int64_t kMost = 0x7fffffffffffffff;
    if (value != value)
        return 0;
    return value >= 9223372036854775808.0f    ? kMost
           : value <= -9223372036854775808.0f ? -kMost - 1
                                              : static_cast<int64_t>(value);
}

bool isCastable(uint32_t type) {
    return type == static_cast<uint32_t>(DataType::Float32) ||
           type == static_cast<uint32_t>(DataType::Int64) || isInteger(type);
}

/// To or from int64; to narrower integers the lowest bits.
void castWide(DataType from, DataType to, const void* in, void* out, uint32_t count) {
    for (uint32_t i = 0; i < count; ++i) {
        const int64_t value = from == DataType::Int64     ? static_cast<const int64_t*>(in)[i]
                              : from == DataType::Float32 ? cut64(static_cast<const float*>(in)[i])
                                                          : loadInteger(in, i, from);
        if (to == DataType::Int64)
            static_cast<int64_t*>(out)[i] = value;
        else if (to == DataType::Float32)
            static_cast<float*>(out)[i] = static_cast<float>(value);
        else if (to == DataType::Bool)
            storeInteger(out, i, to, value != 0);
        else
            storeInteger(out, i, to, static_cast<int32_t>(static_cast<uint32_t>(value)));
    }
}

} // namespace

uint16_t runCast(const PlanRecord& record, const KernelContext& context) {
    const CastRecord& r = as<CastRecord>(record);
    const DataType from = static_cast<DataType>(r.inputType);
    const DataType to = static_cast<DataType>(r.outputType);
    const void* in = context.read<uint8_t>(r.input);
    void* out = context.write<uint8_t>(r.output);
    if (from == DataType::Int64 || to == DataType::Int64) {
        castWide(from, to, in, out, r.count);
        return 0;
    }
    const IntegerRange range = rangeOf(to);
    for (uint32_t i = 0; i < r.count; ++i) {
        const bool real = from == DataType::Float32;
        const float value = real ? static_cast<const float*>(in)[i] : 0.0f;
        const int32_t whole = real ? cut(value) : loadInteger(in, i, from);
        if (to == DataType::Float32)
            static_cast<float*>(out)[i] = real ? value : static_cast<float>(whole);
        else if (to == DataType::Bool)
            storeInteger(out, i, to, real ? value != 0.0f : whole != 0);
        else
            storeInteger(out, i, to, real ? clamp(whole, range.low, range.high) : whole);
    }
    return 0;
}

Status checkCast(const PlanRecord& record, const Extents& extents) {
    const CastRecord& r = as<CastRecord>(record);
    if (!isCastable(r.inputType) || !isCastable(r.outputType) || r.count > kMostElements)
        return Status::BadRecord;
    const uint32_t in = widthOf(r.inputType), out = widthOf(r.outputType);
    return extents.canRead(r.input, uint64_t(in) * r.count, in) &&
                   extents.canWrite(r.output, uint64_t(out) * r.count, out)
               ? Status::Ok
               : Status::OutOfExtent;
}

} // namespace rt
} // namespace tmw
