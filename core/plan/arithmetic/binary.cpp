// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/broadcast.h"
#include "core/plan/arithmetic/record_reader.h"
#include "device_runtime/base/fixed_point_math.h"
#include "device_runtime/base/float_math.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <type_traits>

namespace tmw {

namespace {

using rt::BinaryFunction;

int32_t rescaled(RecordReader& reader, int32_t value, const rt::Rescale& by) {
    return reader.step(StepKind::Rescaled, rt::multiplyByQuantized(value, by.multiplier, by.shift),
                       value, by.multiplier, by.shift);
}

int32_t centred(RecordReader& reader, int32_t value, int32_t zeroPoint) {
    return reader.step(StepKind::LessZeroPoint, rt::wrappingSubtract(value, zeroPoint), value,
                       zeroPoint);
}

/// An operand of a sum, as wide as the sum needs it.
int32_t widened(RecordReader& reader, size_t operand, int32_t value, int32_t zeroPoint,
                int32_t shift, const rt::Rescale& by) {
    reader.setOperand(operand);
    const int32_t less = centred(reader, value, zeroPoint);
    const int32_t wide =
        reader.step(StepKind::ShiftedLeft, rt::wrappingShiftLeft(less, shift), less, shift);
    const int32_t result = rescaled(reader, wide, by);
    reader.setOperand(0);
    return result;
}

int32_t added(RecordReader& reader, const rt::BinaryIntRecord& r, int32_t a, int32_t b) {
    const auto function = static_cast<BinaryFunction>(r.function);
    const int32_t left = widened(reader, 1, a, r.zeroPointA, r.shift, r.rescaleA);
    const int32_t right = widened(reader, 2, b, r.zeroPointB, r.shift, r.rescaleB);
    const bool adds = function == BinaryFunction::Add;
    int32_t sum = reader.step(
        adds ? StepKind::Added : StepKind::Subtracted,
        adds ? rt::wrappingAdd(left, right) : rt::wrappingSubtract(left, right), left, right);
    if (function == BinaryFunction::SquaredDifference)
        sum = reader.step(StepKind::Multiplied, rt::wrappingMultiply(sum, sum), sum, sum);
    return rescaled(reader, sum, r.rescale);
}

int32_t multiplied(RecordReader& reader, const rt::BinaryIntRecord& r, int32_t a, int32_t b) {
    reader.setOperand(1);
    const int32_t left = centred(reader, a, r.zeroPointA);
    reader.setOperand(2);
    const int32_t right = centred(reader, b, r.zeroPointB);
    reader.setOperand(0);
    const int32_t product =
        reader.step(StepKind::Multiplied, rt::wrappingMultiply(left, right), left, right);
    return rescaled(reader, product, r.rescale);
}

/// Only what is negative meets the slope.
int32_t sloped(RecordReader& reader, const rt::BinaryIntRecord& r, int32_t a, int32_t b) {
    const int32_t value = centred(reader, a, r.zeroPointA);
    if (value >= 0)
        return rescaled(reader, value, r.rescaleA);
    reader.setOperand(2);
    const int32_t slope = centred(reader, b, r.zeroPointB);
    reader.setOperand(0);
    const int32_t product =
        reader.step(StepKind::Multiplied, rt::wrappingMultiply(value, slope), value, slope);
    return rescaled(reader, product, r.rescale);
}

/// By a reciprocal; both signs go to the dividend.
int32_t divided(RecordReader& reader, const rt::BinaryIntRecord& r, int32_t a, int32_t b) {
    reader.setOperand(1);
    int32_t value = centred(reader, a, r.zeroPointA);
    reader.setOperand(2);
    int32_t by = centred(reader, b, r.zeroPointB);
    if (by == 0)
        return 0;
    value = by < 0 ? -value : value;
    by = by < 0 ? -by : by;
    const auto [reciprocal, shift] = rt::reciprocalOf(by);
    reader.step(StepKind::Reciprocal, reciprocal, by);
    reader.setOperand(0);
    const int32_t room = rt::signBits(value);
    const int32_t quotient = reader.step(
        StepKind::Rescaled,
        rt::saturatingDoublingHighMultiply(rt::wrappingShiftLeft(value, room), reciprocal), value,
        reciprocal, room);
    const int32_t scaled = rt::saturatingDoublingHighMultiply(quotient, r.rescale.multiplier);
    const int32_t right = room - shift - r.rescale.shift;
    return reader.step(StepKind::Rescaled,
                       right > 31 ? 0 : rt::divideByPowerOfTwo(scaled, std::max(right, 0)),
                       quotient, r.rescale.multiplier, -std::max(right, 0));
}

template <typename T>
T chosen(RecordReader& reader, bool greater, T a, T b) {
    return reader.step(greater ? StepKind::Greater : StepKind::Lesser,
                       (greater ? a > b : a < b) ? a : b, a, b);
}

float combined(RecordReader& reader, BinaryFunction function, float a, float b) {
    switch (function) {
    case BinaryFunction::Add:
        return reader.step(StepKind::Added, a + b, a, b);
    case BinaryFunction::Mul:
        return reader.step(StepKind::Multiplied, a * b, a, b);
    case BinaryFunction::Subtract:
        return reader.step(StepKind::Subtracted, a - b, a, b);
    case BinaryFunction::Maximum:
        return chosen(reader, true, a, b);
    case BinaryFunction::Minimum:
        return chosen(reader, false, a, b);
    case BinaryFunction::Slope:
        return a >= 0.0f ? reader.step(StepKind::Taken, a)
                         : reader.step(StepKind::Multiplied, a * b, a, b);
    case BinaryFunction::Divide:
        return reader.step(StepKind::Divided, a / b, a, b);
    case BinaryFunction::SquaredDifference: {
        const float less = reader.step(StepKind::Subtracted, a - b, a, b);
        return reader.step(StepKind::Multiplied, less * less, less, less);
    }
    case BinaryFunction::ArcTangent2:
        break;
    }
    const float quotient = reader.step(StepKind::Divided, a / b, a, b);
    return reader.named("atan", StepKind::Function, rt::arcTangent2(a, b), quotient);
}

/// Int32 or int64, which wrap. Quotients are cut towards 0; one by 0 is 0.
template <typename T>
T wholeOf(RecordReader& reader, BinaryFunction function, T a, T b) {
    using Bits = std::make_unsigned_t<T>;
    const auto x = static_cast<Bits>(a), y = static_cast<Bits>(b);
    const auto less = [&] {
        return reader.step(StepKind::Subtracted, static_cast<T>(x - y), a, b);
    };
    switch (function) {
    case BinaryFunction::Add:
        return reader.step(StepKind::Added, static_cast<T>(x + y), a, b);
    case BinaryFunction::Subtract:
        return less();
    case BinaryFunction::Mul:
        return reader.step(StepKind::Multiplied, static_cast<T>(x * y), a, b);
    case BinaryFunction::Maximum:
    case BinaryFunction::Minimum:
        return chosen(reader, function == BinaryFunction::Maximum, a, b);
    case BinaryFunction::Divide:
        return reader.step(StepKind::Cut,
                           b == 0    ? T{0}
                           : b == -1 ? static_cast<T>(Bits{0} - x)
                                     : static_cast<T>(a / b),
                           a, b);
    default: {
        const T difference = less();
        const auto bits = static_cast<Bits>(difference);
        return reader.step(StepKind::Multiplied, static_cast<T>(bits * bits), difference,
                           difference);
    }
    }
}

} // namespace

std::optional<double> explainBinaryInt(RecordReader& reader) {
    const auto r = reader.as<rt::BinaryIntRecord>();
    const auto function = static_cast<BinaryFunction>(r.function);
    const auto type = static_cast<DataType>(r.type);
    const Operands at = operandsOf(r.shape, reader.element());
    const int32_t a = reader.readInteger(offsetof(rt::BinaryIntRecord, a), at.a, type);
    const int32_t b = reader.readInteger(offsetof(rt::BinaryIntRecord, b), at.b, type);
    const bool chooses = function == BinaryFunction::Maximum || function == BinaryFunction::Minimum;
    int32_t value = 0;
    if (chooses)
        value = chosen(reader, function == BinaryFunction::Maximum, a, b);
    else if (function == BinaryFunction::Mul)
        value = multiplied(reader, r, a, b);
    else if (function == BinaryFunction::Slope)
        value = sloped(reader, r, a, b);
    else if (function == BinaryFunction::Divide)
        value = divided(reader, r, a, b);
    else
        value = added(reader, r, a, b);
    if (!chooses)
        value = reader.step(StepKind::WithZeroPoint, rt::wrappingAdd(value, r.zeroPoint), value,
                            r.zeroPoint);
    return reader.step(StepKind::Held, rt::clamp(value, r.low, r.high), value, r.low, r.high);
}

std::optional<double> explainBinaryFloat(RecordReader& reader) {
    const auto r = reader.as<rt::BinaryFloatRecord>();
    const Operands at = operandsOf(r.shape, reader.element());
    const float a = reader.readFloat(offsetof(rt::BinaryFloatRecord, a), at.a);
    const float b = reader.readFloat(offsetof(rt::BinaryFloatRecord, b), at.b);
    const float value = combined(reader, static_cast<BinaryFunction>(r.function), a, b);
    if (!std::isfinite(r.low) && !std::isfinite(r.high))
        return static_cast<double>(value);
    return static_cast<double>(
        reader.step(StepKind::Held, rt::clampFloat(value, r.low, r.high), value, r.low, r.high));
}

std::optional<double> explainBinaryWhole(RecordReader& reader) {
    using R = rt::BinaryWholeRecord;
    const R r = reader.as<R>();
    const Operands at = operandsOf(r.shape, reader.element());
    const auto function = static_cast<BinaryFunction>(r.function);
    if (r.head.kernel == static_cast<uint16_t>(rt::KernelId::BinaryLong)) {
        const int64_t a = reader.readLong(offsetof(R, a), at.a);
        const int64_t b = reader.readLong(offsetof(R, b), at.b);
        return static_cast<double>(wholeOf(reader, function, a, b));
    }
    const int32_t a = reader.readInteger(offsetof(R, a), at.a, DataType::Int32);
    const int32_t b = reader.readInteger(offsetof(R, b), at.b, DataType::Int32);
    return wholeOf(reader, function, a, b);
}

std::optional<double> explainCompare(RecordReader& reader) {
    using rt::CompareFunction;
    constexpr std::string_view kSigns[] = {"=", "≠", ">", "≥", "<", "≤", "or", "and"};
    const auto r = reader.as<rt::CompareRecord>();
    const auto type = static_cast<DataType>(r.type);
    const Operands at = operandsOf(r.shape, reader.element());
    const double a = reader.read(offsetof(rt::CompareRecord, a), at.a, type);
    const double b = reader.read(offsetof(rt::CompareRecord, b), at.b, type);
    const bool holds[] = {a == b, a != b,           a > b,           a >= b, a < b,
                          a <= b, a != 0 || b != 0, a != 0 && b != 0};
    return reader.named(kSigns[r.function], StepKind::Compared, holds[r.function] ? 1 : 0, a, b);
}

} // namespace tmw
