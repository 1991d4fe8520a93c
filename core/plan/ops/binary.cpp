// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/op_table.h"
#include "core/tflite/schema_generated.h"
#include "device_runtime/kernels/integers.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace tmw {

namespace {

using rt::BinaryFunction;

/// In place of an operand that has an element for each of the output's: it is read just before.
template <typename Record>
void emitBinary(OpPlanner& planner, rt::KernelId kernel, const Record& record) {
    const size_t out = planner.elements(planner.output());
    std::vector<Operand> reads = {planner.read(offsetof(Record, a), 0),
                                  planner.read(offsetof(Record, b), 1)};
    const bool inPlace =
        planner.elements(planner.input(0)) == out || planner.elements(planner.input(1)) == out;
    planner.emit(kernel, record, std::move(reads), planner.write(offsetof(Record, output)),
                 inPlace);
}

struct Scales {
    double a, b, out;
};

/// In steps of twice the larger scale, shifted up as far as a square leaves room.
void squareRescales(rt::BinaryIntRecord& record, const Scales& scales, DataType type) {
    const double twice = 2 * std::max(scales.a, scales.b);
    record.shift = type == DataType::Int16 ? 0 : 7;
    record.rescaleA = rescaleOf(scales.a / twice);
    record.rescaleB = rescaleOf(scales.b / twice);
    record.rescale = rescaleOf(twice * twice / ((1 << 2 * record.shift) * scales.out));
}

void addRescales(rt::BinaryIntRecord& record, const Scales& scales, DataType type) {
    const double twice = 2 * std::max(scales.a, scales.b);
    record.shift = type == DataType::Int16 ? 15 : 20;
    record.rescaleA = rescaleOf(scales.a / twice);
    record.rescaleB = rescaleOf(scales.b / twice);
    record.rescale = rescaleOf(twice / ((1 << record.shift) * scales.out));
}

/// Of the numbers as they are, whatever their scales: so does TensorFlow Lite.
Status planChoice(OpPlanner& planner, BinaryFunction function, const rt::Broadcast& shape) {
    const DataType type = planner.output().type;
    const rt::IntegerRange range = rt::rangeOf(type);
    rt::BinaryIntRecord record{};
    record.function = static_cast<uint16_t>(function);
    record.type = static_cast<uint16_t>(type);
    record.shape = shape;
    record.low = range.low;
    record.high = range.high;
    emitBinary(planner, rt::KernelId::BinaryInt, record);
    return {};
}

Status planInteger(OpPlanner& planner, BinaryFunction function, const rt::Broadcast& shape,
                   ClampKind kind) {
    const DataType type = planner.output().type;
    if (function == BinaryFunction::Maximum || function == BinaryFunction::Minimum)
        return planChoice(planner, function, shape);
    TMW_TRY(const AffineQuantization a, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization b, planner.affine(planner.input(1)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const Scales scales{static_cast<double>(a.scale), static_cast<double>(b.scale),
                        static_cast<double>(out.scale)};
    const IntegerClamp clamp = clampOf(kind, out, type);
    rt::BinaryIntRecord record{};
    record.function = static_cast<uint16_t>(function);
    record.type = static_cast<uint16_t>(type);
    record.shape = shape;
    record.zeroPointA = a.zeroPoint;
    record.zeroPointB = b.zeroPoint;
    record.zeroPoint = out.zeroPoint;
    record.low = clamp.low;
    record.high = std::max(clamp.low, clamp.high);
    if (function == BinaryFunction::Add || function == BinaryFunction::Subtract)
        addRescales(record, scales, type);
    else if (function == BinaryFunction::SquaredDifference)
        squareRescales(record, scales, type);
    else if (function == BinaryFunction::Divide)
        record.rescale = rescaleOf(static_cast<double>(a.scale / (b.scale * out.scale)));
    else
        record.rescale = rescaleOf(scales.a * scales.b / scales.out);
    if (function == BinaryFunction::Slope)
        record.rescaleA = rescaleOf(scales.a / scales.out);
    emitBinary(planner, rt::KernelId::BinaryInt, record);
    return {};
}

/// The output, of int32 or int64, held by a bound.
void emitBound(OpPlanner& planner, BinaryFunction function, int64_t bound) {
    using R = rt::BinaryWholeRecord;
    const bool isLong = planner.output().type == DataType::Int64;
    const auto narrow = static_cast<int32_t>(bound);
    R record{};
    record.b = isLong ? planner.addConstants(std::span<const int64_t>(&bound, 1))
                      : planner.addConstants(std::span<const int32_t>(&narrow, 1));
    record.function = static_cast<uint32_t>(function);
    record.shape = withOne(planner.elements(planner.output()));
    planner.emit(isLong ? rt::KernelId::BinaryLong : rt::KernelId::BinaryWhole, record,
                 {planner.write(offsetof(R, a))}, planner.write(offsetof(R, output)));
}

/// int32 and int64 that are not quantized.
Status planWhole(OpPlanner& planner, BinaryFunction function, const rt::Broadcast& shape,
                 ClampKind kind) {
    const bool isLong = planner.output().type == DataType::Int64;
    if (function == BinaryFunction::Slope || function == BinaryFunction::ArcTangent2 ||
        (isLong && function > BinaryFunction::Minimum))
        return planner.refuse(kUnsupportedType, planner.typeList());
    rt::BinaryWholeRecord record{};
    record.function = static_cast<uint32_t>(function);
    record.shape = shape;
    emitBinary(planner, isLong ? rt::KernelId::BinaryLong : rt::KernelId::BinaryWhole, record);
    // TensorFlow Lite Micro's ADD of int32 leaves it away.
    if (function == BinaryFunction::Add && !isLong)
        return {};
    const FloatClamp clamp = clampOf(kind);
    if (std::isfinite(clamp.low))
        emitBound(planner, BinaryFunction::Maximum, static_cast<int64_t>(clamp.low));
    if (std::isfinite(clamp.high))
        emitBound(planner, BinaryFunction::Minimum, static_cast<int64_t>(clamp.high));
    return {};
}

Status planBinary(OpPlanner& planner, BinaryFunction function, int activation) {
    TMW_CHECK(planner.expect(2, 1));
    const TfliteTensor& a = planner.input(0);
    const TfliteTensor& b = planner.input(1);
    const TfliteTensor& out = planner.output();
    const auto kind = clampKindOf(activation);
    if (!kind)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    if (a.type != out.type || b.type != out.type)
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const rt::Broadcast shape, broadcastOf(planner));
    const bool realOnly = function == BinaryFunction::ArcTangent2 ||
                          (function == BinaryFunction::Divide && out.type != DataType::Int8);
    const bool integer =
        out.type == DataType::Int8 || out.type == DataType::UInt8 || out.type == DataType::Int16;
    if (!realOnly && integer)
        return planInteger(planner, function, shape, *kind);
    if (out.type == DataType::Int32 || out.type == DataType::Int64)
        return planWhole(planner, function, shape, *kind);
    if (out.type != DataType::Float32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const FloatClamp clamp = clampOf(*kind);
    rt::BinaryFloatRecord record{};
    record.function = static_cast<uint32_t>(function);
    record.shape = shape;
    record.low = clamp.low;
    record.high = clamp.high;
    emitBinary(planner, rt::KernelId::BinaryFloat, record);
    return {};
}

} // namespace

Status planAdd(OpPlanner& planner) {
    const auto* options = planner.options<schema::AddOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::AddOptions));
    return planBinary(planner, BinaryFunction::Add,
                      options ? static_cast<int>(options->fused_activation_function()) : 0);
}

Status planMul(OpPlanner& planner) {
    const auto* options = planner.options<schema::MulOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::MulOptions));
    return planBinary(planner, BinaryFunction::Mul,
                      options ? static_cast<int>(options->fused_activation_function()) : 0);
}

Status planSub(OpPlanner& planner) {
    const auto* options = planner.options<schema::SubOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::SubOptions));
    return planBinary(planner, BinaryFunction::Subtract,
                      options ? static_cast<int>(options->fused_activation_function()) : 0);
}

Status planDiv(OpPlanner& planner) {
    const auto* options = planner.options<schema::DivOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::DivOptions));
    return planBinary(planner, BinaryFunction::Divide,
                      options ? static_cast<int>(options->fused_activation_function()) : 0);
}

Status planMaximum(OpPlanner& planner) {
    return planBinary(planner, BinaryFunction::Maximum, 0);
}
Status planMinimum(OpPlanner& planner) {
    return planBinary(planner, BinaryFunction::Minimum, 0);
}
Status planPrelu(OpPlanner& planner) {
    return planBinary(planner, BinaryFunction::Slope, 0);
}
Status planAtan2(OpPlanner& planner) {
    return planBinary(planner, BinaryFunction::ArcTangent2, 0);
}
Status planSquaredDifference(OpPlanner& planner) {
    return planBinary(planner, BinaryFunction::SquaredDifference, 0);
}

} // namespace tmw
