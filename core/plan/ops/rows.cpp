// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/fixed_point_tables.h"
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/op_table.h"
#include "core/tflite/schema_generated.h"

#include <cmath>
#include <cstddef>

namespace tmw {

namespace {

Status checkRows(const OpPlanner& planner) {
    TMW_CHECK(planner.expect(1, 1));
    const Shape& shape = planner.input(0).shape;
    if (shape != planner.output().shape || shape.empty() || shape.back() < 1)
        return planner.refuse(kShape,
                              toText(shape) + " in, " + toText(planner.output().shape) + " out");
    return {};
}

Status planNormalizedInt8(OpPlanner& planner) {
    using R = rt::RowsIntRecord;
    TMW_CHECK(checkElementwise(planner));
    TMW_CHECK(checkRows(planner));
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (out.scale != 1.0f / 128.0f || out.zeroPoint != 0)
        return planner.refuse(kQuantization, "the output must have scale 1/128 and zero point 0");
    R record{};
    record.depth = static_cast<uint32_t>(planner.input(0).shape.back());
    record.rows = static_cast<uint32_t>(planner.elements(planner.input(0)) / record.depth);
    if (record.depth > rt::kMostNormalized)
        return planner.refuse(kUnsupportedForm, "rows of more than 32768");
    record.zeroPoint = in.zeroPoint;
    planner.emit(rt::KernelId::L2NormalizeInt8, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

Status planLogSoftmaxInt8(OpPlanner& planner) {
    using R = rt::LogSoftmaxInt8Record;
    TMW_CHECK(checkElementwise(planner));
    TMW_CHECK(checkRows(planner));
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (out.scale != 1.0f / 16.0f || out.zeroPoint != 127)
        return planner.refuse(kQuantization, "the output must have scale 1/16 and zero point 127");
    const auto scale = static_cast<double>(in.scale);
    if (!(scale * (1 << 26) > 1.0 && scale < 16))
        return planner.refuse(kQuantization, "the scale of the input must be from 2^-26 to 16");
    const std::vector<int32_t> exps = expTable(scale);
    R record{};
    record.exps = planner.addConstants(std::span<const int32_t>(exps));
    record.expCount = static_cast<uint32_t>(exps.size());
    record.depth = static_cast<uint32_t>(planner.input(0).shape.back());
    record.rows = static_cast<uint32_t>(planner.elements(planner.input(0)) / record.depth);
    record.rescale = expRescale(scale);
    record.inverse = rescaleOf(std::ldexp(1.0, 31 - record.rescale.shift) /
                               static_cast<double>(record.rescale.multiplier));
    planner.emit(rt::KernelId::LogSoftmaxInt8, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

Status planRows(OpPlanner& planner, rt::KernelId kernel) {
    using R = rt::RowsFloatRecord;
    TMW_CHECK(checkRows(planner));
    const Shape& shape = planner.input(0).shape;
    if (planner.input(0).type != DataType::Float32 || planner.output().type != DataType::Float32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    R record{};
    record.depth = static_cast<uint32_t>(shape.back());
    record.rows = static_cast<uint32_t>(planner.elements(planner.input(0)) / record.depth);
    planner.emit(kernel, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

} // namespace

Status planL2Normalization(OpPlanner& planner) {
    const auto* options = planner.options<schema::L2NormOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::L2NormOptions));
    if (options && options->fused_activation_function() != schema::ActivationFunctionType::NONE)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    if (planner.expect(1, 1) && planner.output().type == DataType::Int8)
        return planNormalizedInt8(planner);
    return planRows(planner, rt::KernelId::L2NormalizeFloat);
}

Status planLogSoftmax(OpPlanner& planner) {
    if (planner.expect(1, 1) && planner.output().type == DataType::Int8)
        return planLogSoftmaxInt8(planner);
    return planRows(planner, rt::KernelId::LogSoftmaxFloat);
}

} // namespace tmw
