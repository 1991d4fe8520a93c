// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/arithmetic/broadcast.h"
#include "core/plan/arithmetic/record_reader.h"
#include "device_runtime/base/float_math.h"

#include <cmath>
#include <cstddef>
#include <limits>

namespace tmw {

namespace {

struct Limits {
    double low;
    double high;
};

Limits limitsOf(DataType type) {
    if (type == DataType::Int64) // the greatest as a float's neighbour
        return {-std::ldexp(1.0, 63), std::ldexp(1.0, 63)};
    if (type == DataType::UInt32)
        return {0, std::numeric_limits<uint32_t>::max()};
    const rt::IntegerRange range = rt::rangeOf(type);
    return {static_cast<double>(range.low), static_cast<double>(range.high)};
}

/// Cut towards zero and held within the type; NaN is 0.
double wholeOf(RecordReader& reader, float value, DataType to) {
    const double cut = std::isnan(value) ? 0 : std::trunc(static_cast<double>(value)) + 0.0;
    reader.step(StepKind::Whole, cut, value);
    const auto [low, high] = limitsOf(to);
    return reader.step(StepKind::Held, cut < low ? low : cut > high ? high : cut, cut, low, high);
}

/// The lowest bits of an integer.
double narrowed(RecordReader& reader, int64_t value, DataType to) {
    const double kept =
        to == DataType::Int64
            ? static_cast<double>(value)
            : storedValue(to, {reinterpret_cast<uint8_t*>(&value), sizeof value}, 0);
    return kept == static_cast<double>(value)
               ? reader.step(StepKind::Taken, kept)
               : reader.step(StepKind::LowBits, kept, value, 8 * rt::sizeOf(to));
}

float floorRemainder(RecordReader& reader, float a, float b) {
    const float rest = reader.step(StepKind::Remainder, std::fmod(a, b), a, b);
    return rest != 0.0f && (b < 0.0f) != (rest < 0.0f)
               ? reader.step(StepKind::Added, rest + b, rest, b)
               : rest;
}

int64_t floorRemainder(RecordReader& reader, int64_t a, int64_t b) {
    const int64_t rest = reader.step(StepKind::Remainder, b == 0 || b == -1 ? 0 : a % b, a, b);
    return rest != 0 && (b < 0) != (rest < 0) ? reader.step(StepKind::Added, rest + b, rest, b)
                                              : rest;
}

double floored(RecordReader& reader, float a, float b) {
    const float quotient = reader.step(StepKind::Divided, a / b, a, b);
    return static_cast<double>(
        reader.named("floor", StepKind::Function, rt::roundDown(quotient), quotient));
}

double floored(RecordReader& reader, int64_t a, int64_t b, DataType type) {
    const int64_t quotient = b == 0 ? 0 : a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
    reader.step(StepKind::Floored, quotient, a, b);
    return narrowed(reader, quotient, type);
}

} // namespace

std::optional<double> explainCast(RecordReader& reader) {
    using R = rt::CastRecord;
    const R r = reader.as<R>();
    const auto from = static_cast<DataType>(r.inputType);
    const auto to = static_cast<DataType>(r.outputType);
    constexpr size_t kInput = offsetof(R, input);
    const size_t at = reader.element();
    if (to == DataType::Bool) {
        const double value = reader.read(kInput, at, from);
        return reader.named("≠", StepKind::Compared, value != 0 ? 1 : 0, value, 0);
    }
    if (from == DataType::Float32) {
        const float value = reader.readFloat(kInput, at);
        return to == from ? reader.step(StepKind::Taken, static_cast<double>(value))
                          : wholeOf(reader, value, to);
    }
    const int64_t value = from == DataType::Int64
                              ? reader.readLong(kInput, at)
                              : static_cast<int64_t>(reader.read(kInput, at, from));
    if (to == DataType::Float32)
        return static_cast<double>(
            reader.step(StepKind::NearestFloat, static_cast<float>(value), value));
    return narrowed(reader, value, to);
}

std::optional<double> explainFloorDivision(RecordReader& reader) {
    using R = rt::FloorDivisionRecord;
    const R r = reader.as<R>();
    const auto type = static_cast<DataType>(r.type);
    const Operands at = operandsOf(r.shape, reader.element());
    const bool rests = r.function == static_cast<uint16_t>(rt::FloorFunction::Remainder);
    if (type == DataType::Float32) {
        const float a = reader.readFloat(offsetof(R, a), at.a);
        const float b = reader.readFloat(offsetof(R, b), at.b);
        return rests ? static_cast<double>(floorRemainder(reader, a, b)) : floored(reader, a, b);
    }
    const bool isLong = type == DataType::Int64;
    const int64_t a = isLong ? reader.readLong(offsetof(R, a), at.a)
                             : reader.readInteger(offsetof(R, a), at.a, type);
    const int64_t b = isLong ? reader.readLong(offsetof(R, b), at.b)
                             : reader.readInteger(offsetof(R, b), at.b, type);
    return rests ? static_cast<double>(floorRemainder(reader, a, b)) : floored(reader, a, b, type);
}

} // namespace tmw
