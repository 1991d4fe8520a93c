// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

#include <string.h>

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

// A float is digits * 2^(exponent - 150): by its bits, for libraries compute with doubles here.

int64_t cut64(float value) {
    constexpr int64_t kMost = 0x7fffffffffffffff;
    uint32_t bits;
    memcpy(&bits, &value, sizeof bits);
    const int32_t exponent = static_cast<int32_t>(bits >> 23 & 0xff) - 150;
    const bool negative = bits >> 31 != 0;
    if (value != value || exponent < -23)
        return 0;
    if (exponent >= 40)
        return negative ? -kMost - 1 : kMost;
    const int64_t digits = (bits & 0x7fffff) | 0x800000;
    const int64_t size = exponent < 0 ? digits >> -exponent : digits << exponent;
    return negative ? -size : size;
}

/// The nearest, ties to even digits.
float nearest(int64_t value) {
    const uint64_t sign = value < 0 ? 1u : 0u;
    uint64_t size = sign ? 0 - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
    if (size < 1u << 24)
        return static_cast<float>(static_cast<int32_t>(value));
    uint32_t right = 0; // bits that do not fit
    while (size >> right >= 1u << 24)
        ++right;
    const uint64_t half = uint64_t(1) << (right - 1);
    const uint64_t rest = size & (2 * half - 1);
    size >>= right;
    size += rest > half || (rest == half && (size & 1)) ? 1 : 0;
    // A carry out of the digits makes the exponent one more.
    const uint32_t bits =
        static_cast<uint32_t>((sign << 31) + (uint64_t(right + 150) << 23) + (size - (1u << 23)));
    float result;
    memcpy(&result, &bits, sizeof result);
    return result;
}

bool isWide(DataType type) {
    return type == DataType::Int64 || type == DataType::UInt32;
}

bool isCastable(uint32_t type) {
    return type == static_cast<uint32_t>(DataType::Float32) ||
           isWide(static_cast<DataType>(type)) || isInteger(type);
}

/// Towards zero, within uint32.
int64_t cutUInt32(float value) {
    const int64_t whole = cut64(value);
    return whole < 0 ? 0 : whole > 0xffffffff ? 0xffffffff : whole;
}

/// To or from int64 and uint32; of integers the lowest bits.
void castWide(DataType from, DataType to, const void* in, void* out, uint32_t count) {
    for (uint32_t i = 0; i < count; ++i) {
        const float real = from == DataType::Float32 ? static_cast<const float*>(in)[i] : 0.0f;
        const int64_t value = from == DataType::Int64     ? static_cast<const int64_t*>(in)[i]
                              : from == DataType::UInt32  ? static_cast<const uint32_t*>(in)[i]
                              : from != DataType::Float32 ? loadInteger(in, i, from)
                              : to == DataType::UInt32    ? cutUInt32(real)
                                                          : cut64(real);
        if (to == DataType::Int64)
            static_cast<int64_t*>(out)[i] = value;
        else if (to == DataType::Float32)
            static_cast<float*>(out)[i] = nearest(value);
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
    if (isWide(from) || isWide(to)) {
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
