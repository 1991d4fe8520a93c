// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/base/float_math.h"
#include "device_runtime/kernels/broadcast.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

#include <string.h>

namespace tmw {
namespace rt {

namespace {

constexpr uint32_t kInfinity = 0x7f800000u;
constexpr uint32_t kLeadingBit = 0x00800000u;

uint32_t bitsOf(float x) {
    uint32_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

float floatOf(uint32_t bits) {
    float x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/// A positive number is digits * 2^(exponent - 150).
struct Parts {
    uint32_t digits;
    int32_t exponent;

    explicit Parts(uint32_t bits)
        : digits(bits >= kLeadingBit ? (bits & (kLeadingBit - 1)) | kLeadingBit : bits),
          exponent(bits >= kLeadingBit ? static_cast<int32_t>(bits >> 23) : 1) {}

    float value(uint32_t sign) {
        if (digits == 0)
            return floatOf(sign);
        while (digits < kLeadingBit && exponent > 1) {
            digits <<= 1;
            --exponent;
        }
        const uint32_t held = digits < kLeadingBit ? 0 : static_cast<uint32_t>(exponent) << 23;
        return floatOf(sign | held | (digits & (kLeadingBit - 1)));
    }
};

/// a less the multiple of b below it in magnitude, exactly; of a's sign.
float remainder(float a, float b) {
    const uint32_t sign = bitsOf(a) & 0x80000000u;
    const uint32_t sizeA = bitsOf(a) ^ sign;
    const uint32_t sizeB = bitsOf(b) & 0x7fffffffu;
    if (sizeA >= kInfinity || sizeB > kInfinity || sizeB == 0)
        return floatOf(0x7fc00000u);
    if (sizeA < sizeB)
        return a;
    Parts rest(sizeA);
    const Parts divisor(sizeB);
    rest.digits %= divisor.digits;
    while (rest.exponent > divisor.exponent) {
        // 24 digits and 8 more fit a word.
        const int32_t left = rest.exponent - divisor.exponent;
        const int32_t step = left < 8 ? left : 8;
        rest.digits = (rest.digits << step) % divisor.digits;
        rest.exponent -= step;
    }
    return rest.value(sign);
}

float floorOf(float a, float b) {
    return roundDown(a / b);
}

float floorRemainder(float a, float b) {
    const float rest = remainder(a, b);
    return rest != 0.0f && (b < 0.0f) != (rest < 0.0f) ? rest + b : rest;
}

int32_t floorOf(int32_t a, int32_t b) {
    if (b == -1)
        return wrappingSubtract(0, a);
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

template <typename Integer>
Integer floorRemainder(Integer a, Integer b) {
    const Integer rest = b == -1 ? 0 : a % b;
    return rest != 0 && (b < 0) != (rest < 0) ? rest + b : rest;
}

bool canDivide(FloorFunction function, uint16_t type) {
    return type == static_cast<uint16_t>(DataType::Float32) || isQuantizedInteger(type) ||
           (type == static_cast<uint16_t>(DataType::Int64) && function == FloorFunction::Remainder);
}

} // namespace

uint16_t runFloorDivision(const PlanRecord& record, const KernelContext& context) {
    const FloorDivisionRecord& r = as<FloorDivisionRecord>(record);
    const DataType type = static_cast<DataType>(r.type);
    const void* const a = context.read<uint8_t>(r.a);
    const void* const b = context.read<uint8_t>(r.b);
    void* const out = context.write<uint8_t>(r.output);
    const bool rest = r.function == static_cast<uint16_t>(FloorFunction::Remainder);
    uint16_t fault = 0;
    if (type == DataType::Float32) {
        forEachElement(r.shape, [&](uint32_t i, uint32_t j, uint32_t at) {
            const float x = static_cast<const float*>(a)[i];
            const float y = static_cast<const float*>(b)[j];
            if (y == 0.0f && !rest)
                fault = kDivisionFault;
            static_cast<float*>(out)[at] = rest ? floorRemainder(x, y) : floorOf(x, y);
        });
        return fault;
    }
    if (type == DataType::Int64) {
        forEachElement(r.shape, [&](uint32_t i, uint32_t j, uint32_t at) {
            const int64_t y = static_cast<const int64_t*>(b)[j];
            if (y == 0)
                fault = kDivisionFault;
            static_cast<int64_t*>(out)[at] =
                y == 0 ? 0 : floorRemainder(static_cast<const int64_t*>(a)[i], y);
        });
        return fault;
    }
    forEachElement(r.shape, [&](uint32_t i, uint32_t j, uint32_t at) {
        const int32_t x = loadInteger(a, i, type);
        const int32_t y = loadInteger(b, j, type);
        if (y == 0)
            fault = kDivisionFault;
        storeInteger(out, at, type,
                     y == 0 ? 0
                     : rest ? floorRemainder<int32_t>(x, y)
                            : floorOf(x, y));
    });
    return fault;
}

Status checkFloorDivision(const PlanRecord& record, const Extents& extents) {
    const FloorDivisionRecord& r = as<FloorDivisionRecord>(record);
    BroadcastExtents reach;
    if (r.function > static_cast<uint16_t>(FloorFunction::Remainder) ||
        !canDivide(static_cast<FloorFunction>(r.function), r.type) || !extentsOf(r.shape, &reach))
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
