// SPDX-License-Identifier: Apache-2.0
#include "device_runtime/base/fixed_point_math.h"
#include "device_runtime/kernels/broadcast.h"
#include "device_runtime/kernels/integers.h"
#include "device_runtime/kernels/kernels.h"

namespace tmw {
namespace rt {

namespace {

struct Adder {
    const BinaryIntRecord r;
    bool subtracts;
    int32_t operator()(int32_t a, int32_t b) const {
        const int32_t left = wrappingShiftLeft(wrappingSubtract(a, r.zeroPointA), r.shift);
        const int32_t right = wrappingShiftLeft(wrappingSubtract(b, r.zeroPointB), r.shift);
        const int32_t scaledA = multiplyByQuantized(left, r.rescaleA.multiplier, r.rescaleA.shift);
        const int32_t scaledB = multiplyByQuantized(right, r.rescaleB.multiplier, r.rescaleB.shift);
        const int32_t sum =
            subtracts ? wrappingSubtract(scaledA, scaledB) : wrappingAdd(scaledA, scaledB);
        return multiplyByQuantized(sum, r.rescale.multiplier, r.rescale.shift);
    }
};

struct Squarer {
    const BinaryIntRecord r;
    int32_t operator()(int32_t a, int32_t b) const {
        const int32_t left = wrappingShiftLeft(wrappingSubtract(a, r.zeroPointA), r.shift);
        const int32_t right = wrappingShiftLeft(wrappingSubtract(b, r.zeroPointB), r.shift);
        const int32_t difference =
            wrappingSubtract(multiplyByQuantized(left, r.rescaleA.multiplier, r.rescaleA.shift),
                             multiplyByQuantized(right, r.rescaleB.multiplier, r.rescaleB.shift));
        return multiplyByQuantized(wrappingMultiply(difference, difference), r.rescale.multiplier,
                                   r.rescale.shift);
    }
};

struct Multiplier {
    const BinaryIntRecord r;
    int32_t operator()(int32_t a, int32_t b) const {
        const int32_t product =
            wrappingMultiply(wrappingSubtract(a, r.zeroPointA), wrappingSubtract(b, r.zeroPointB));
        return multiplyByQuantized(product, r.rescale.multiplier, r.rescale.shift);
    }
};

struct Sloper {
    const BinaryIntRecord r;
    int32_t operator()(int32_t a, int32_t b) const {
        const int32_t value = wrappingSubtract(a, r.zeroPointA);
        if (value >= 0)
            return multiplyByQuantized(value, r.rescaleA.multiplier, r.rescaleA.shift);
        return multiplyByQuantized(wrappingMultiply(value, wrappingSubtract(b, r.zeroPointB)),
                                   r.rescale.multiplier, r.rescale.shift);
    }
};

/// Towards the nearest, by a reciprocal of 31 bits.
struct Divider {
    const BinaryIntRecord r;
    uint16_t* fault;
    int32_t operator()(int32_t a, int32_t b) const {
        int32_t value = wrappingSubtract(a, r.zeroPointA);
        int32_t by = wrappingSubtract(b, r.zeroPointB);
        if (by == 0) {
            *fault = kDivisionFault;
            return 0;
        }
        value = by < 0 ? -value : value;
        by = by < 0 ? -by : by;
        const FixedPointReciprocal reciprocal = reciprocalOf(by);
        const int32_t room = signBits(value);
        const int32_t quotient =
            saturatingDoublingHighMultiply(wrappingShiftLeft(value, room), reciprocal.multiplier);
        const int32_t scaled = saturatingDoublingHighMultiply(quotient, r.rescale.multiplier);
        const int32_t right = room - reciprocal.shift - r.rescale.shift;
        return right > 31 ? 0 : divideByPowerOfTwo(scaled, right < 0 ? 0 : right);
    }
};

/// As they are: the zero point is 0 then.
struct Chooser {
    bool greatest;
    int32_t operator()(int32_t a, int32_t b) const { return (greatest ? a > b : a < b) ? a : b; }
};

template <typename T, typename Combine>
void runTyped(const BinaryIntRecord& r, const KernelContext& context, Combine combine) {
    const T* inA = context.read<T>(r.a);
    const T* inB = context.read<T>(r.b);
    T* output = context.write<T>(r.output);
    const int32_t zeroPoint = r.zeroPoint, low = r.low, high = r.high;
    forEachElement(r.shape, [&](uint32_t a, uint32_t b, uint32_t out) {
        output[out] =
            static_cast<T>(clamp(wrappingAdd(combine(inA[a], inB[b]), zeroPoint), low, high));
    });
}

/// Of any type, in less code.
template <typename Combine>
void runSmall(const BinaryIntRecord& r, const KernelContext& context, Combine combine) {
    const DataType type = static_cast<DataType>(r.type);
    const void* const inA = context.read<uint8_t>(r.a);
    const void* const inB = context.read<uint8_t>(r.b);
    void* const output = context.write<uint8_t>(r.output);
    forEachElement(r.shape, [&](uint32_t a, uint32_t b, uint32_t out) {
        const int32_t value = combine(loadInteger(inA, a, type), loadInteger(inB, b, type));
        storeInteger(output, out, type, clamp(wrappingAdd(value, r.zeroPoint), r.low, r.high));
    });
}

template <typename Combine>
void runCombined(const BinaryIntRecord& r, const KernelContext& context, Combine combine) {
    if (r.type == static_cast<uint16_t>(DataType::Int8))
        runTyped<int8_t>(r, context, combine);
    else if (r.type == static_cast<uint16_t>(DataType::UInt8))
        runTyped<uint8_t>(r, context, combine);
    else
        runTyped<int16_t>(r, context, combine);
}

} // namespace

uint16_t runBinaryInt(const PlanRecord& record, const KernelContext& context) {
    const BinaryIntRecord& r = as<BinaryIntRecord>(record);
    uint16_t fault = 0;
    switch (static_cast<BinaryFunction>(r.function)) {
    case BinaryFunction::Add:
    case BinaryFunction::Subtract:
        runCombined(r, context,
                    Adder{r, r.function == static_cast<uint16_t>(BinaryFunction::Subtract)});
        break;
    case BinaryFunction::Mul:
        runCombined(r, context, Multiplier{r});
        break;
    case BinaryFunction::Slope:
        runCombined(r, context, Sloper{r});
        break;
    case BinaryFunction::SquaredDifference:
        runSmall(r, context, Squarer{r});
        break;
    case BinaryFunction::Divide:
        runSmall(r, context, Divider{r, &fault});
        break;
    default:
        runCombined(r, context,
                    Chooser{r.function == static_cast<uint16_t>(BinaryFunction::Maximum)});
        break;
    }
    return fault;
}

Status checkBinaryInt(const PlanRecord& record, const Extents& extents) {
    const BinaryIntRecord& r = as<BinaryIntRecord>(record);
    BroadcastExtents reach;
    if (r.function > static_cast<uint16_t>(BinaryFunction::SquaredDifference) ||
        !isQuantizedInteger(r.type) || r.type == static_cast<uint16_t>(DataType::Int32) ||
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
