// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/op_table.h"
#include "core/tflite/schema_generated.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tmw {

namespace {

/// All elements of the input, and one of the other operand.
rt::Broadcast withOne(size_t elements) {
    rt::Broadcast shape{};
    std::ranges::fill(shape.dims, 1u);
    shape.dims[5] = static_cast<uint32_t>(elements);
    shape.strideA[5] = 1;
    return shape;
}

void emitFloat(OpPlanner& planner, float alpha) {
    using R = rt::BinaryFloatRecord;
    R record{};
    record.b = planner.addConstants(std::span<const float>(&alpha, 1));
    record.function = static_cast<uint32_t>(rt::BinaryFunction::Slope);
    record.shape = withOne(planner.elements(planner.output()));
    record.low = -INFINITY;
    record.high = INFINITY;
    planner.emit(rt::KernelId::BinaryFloat, record, {planner.read(offsetof(R, a), 0)},
                 planner.write(offsetof(R, output)), true);
}

/// Both slopes.
struct Slopes {
    AffineQuantization in, out;
    rt::Rescale positive, negative;
    int32_t sign = 1; ///< of alpha; a rescaling has none
};

Result<Slopes> slopesOf(const OpPlanner& planner, float alpha) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const double scaleOut = static_cast<double>(out.scale);
    const double below = static_cast<double>(in.scale) * std::fabs(static_cast<double>(alpha));
    return Slopes{in, out, rescaleOf(static_cast<double>(in.scale) / scaleOut),
                  rescaleOf(below / scaleOut), alpha < 0 ? -1 : 1};
}

void emitInt8(OpPlanner& planner, const Slopes& slopes) {
    emitInt8Table(planner, [&](int32_t q) {
        const int32_t value = q - slopes.in.zeroPoint;
        const rt::Rescale& r = value >= 0 ? slopes.positive : slopes.negative;
        const int32_t scaled = rt::multiplyByQuantized(value >= 0 ? value : value * slopes.sign,
                                                       r.multiplier, r.shift);
        return rt::clamp(rt::wrappingAdd(scaled, slopes.out.zeroPoint), -128, 127);
    });
}

void emitInt16(OpPlanner& planner, const Slopes& slopes) {
    using R = rt::BinaryIntRecord;
    const auto sign = static_cast<int16_t>(slopes.sign);
    const rt::IntegerRange range = rt::rangeOf(DataType::Int16);
    R record{};
    record.b = planner.addConstants(std::span<const int16_t>(&sign, 1));
    record.function = static_cast<uint16_t>(rt::BinaryFunction::Slope);
    record.type = static_cast<uint16_t>(DataType::Int16);
    record.shape = withOne(planner.elements(planner.output()));
    record.zeroPointA = slopes.in.zeroPoint;
    record.zeroPoint = slopes.out.zeroPoint;
    record.low = range.low;
    record.high = range.high;
    record.rescaleA = slopes.positive;
    record.rescale = slopes.negative;
    planner.emit(rt::KernelId::BinaryInt, record, {planner.read(offsetof(R, a), 0)},
                 planner.write(offsetof(R, output)), true);
}

} // namespace

Status planLeakyRelu(OpPlanner& planner) {
    TMW_CHECK(checkElementwise(planner));
    const auto* options = planner.options<schema::LeakyReluOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::LeakyReluOptions));
    const float alpha = options ? options->alpha() : 0.0f;
    const DataType type = planner.output().type;
    if (!std::isfinite(alpha))
        return planner.refuse(kUnsupportedForm, "its slope is not a number");
    if (type == DataType::Float32) {
        emitFloat(planner, alpha);
        return {};
    }
    if (type != DataType::Int8 && type != DataType::Int16)
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const Slopes slopes, slopesOf(planner, alpha));
    if (type == DataType::Int8)
        emitInt8(planner, slopes);
    else
        emitInt16(planner, slopes);
    return {};
}

} // namespace tmw
