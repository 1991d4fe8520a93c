// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/fixed_point_tables.h"
#include "core/plan/int16_tables.h"
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/op_table.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tmw {

namespace {

/// All but input and output.
Result<rt::SoftmaxInt8Record> int8Record(OpPlanner& planner, const AffineQuantization& in,
                                         uint32_t rows, uint32_t depth, float beta) {
    const double factor = static_cast<double>(beta) * static_cast<double>(in.scale);
    if (!(factor * (1 << 26) > 1.0))
        return planner.refuse(kQuantization, "scale times beta is too small");
    const std::vector<int32_t> table = expTable(factor);
    rt::SoftmaxInt8Record record{};
    record.exps = planner.addConstants(std::span<const int32_t>(table));
    record.expCount = static_cast<uint32_t>(table.size());
    record.rows = rows;
    record.depth = depth;
    return record;
}

Status planInt8(OpPlanner& planner, uint32_t rows, uint32_t depth, float beta) {
    using R = rt::SoftmaxInt8Record;
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const bool wide = planner.output().type == DataType::Int16;
    // Files write 1/65536 with few digits.
    const float error = wide ? std::abs(out.scale - 1.0f / 65536.0f) : out.scale - 1.0f / 256.0f;
    if (out.zeroPoint != (wide ? -32768 : -128) || error > (wide ? 1e-8f : 0.0f))
        return planner.refuse(kQuantization,
                              "the output must have scale 1/256 and zero point -128, or, as int16, "
                              "1/65536 and -32768");
    TMW_TRY(const R record, int8Record(planner, in, rows, depth, beta));
    planner.emit(wide ? rt::KernelId::SoftmaxInt8To16 : rt::KernelId::SoftmaxInt8, record,
                 {planner.read(offsetof(R, input), 0)}, planner.write(offsetof(R, output)), !wide);
    return {};
}

Status planInt16(OpPlanner& planner, uint32_t rows, uint32_t depth, float beta) {
    using R = rt::SoftmaxInt16Record;
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    if (out.zeroPoint != 0 || out.scale != 1.0f / 32768.0f)
        return planner.refuse(kQuantization, "the output must have scale 1/32768 and zero point 0");
    if (depth > rt::kMostSoftmaxDepth)
        return planner.refuse(kUnsupportedForm, "its rows have more than 32768 values");
    const double factor =
        static_cast<double>(beta) * static_cast<double>(in.scale) / (10.0 / 65535.0);
    // The least difference, -65535, must stay within 32 bits.
    if (!(factor > 0 && factor < 32768))
        return planner.refuse(kQuantization, "scale times beta must be from 0 to 5");
    const auto exps = int16ExpTable();
    const auto reciprocals = int16ReciprocalTable();
    R record{};
    record.exps = planner.addConstants(std::span<const int16_t>(exps));
    record.reciprocals = planner.addConstants(std::span<const int16_t>(reciprocals));
    record.rows = rows;
    record.depth = depth;
    record.rescale = rescaleOf(factor);
    planner.emit(rt::KernelId::SoftmaxInt16, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

/// int8's, whose differences and answers are the same.
Status planUInt8(OpPlanner& planner, uint32_t rows, uint32_t depth, float beta) {
    using R = rt::SoftmaxInt8Record;
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization q, planner.affine(planner.output()));
    if (q.zeroPoint != 0 || q.scale != 1.0f / 256.0f)
        return planner.refuse(kQuantization, "the output must have scale 1/256 and zero point 0");
    TMW_TRY(R record, int8Record(planner, in, rows, depth, beta));
    const int32_t out = planner.outputIndex();
    emitTurned(planner, planner.inputIndex(0), out, true);
    planner.emit(rt::KernelId::SoftmaxInt8, record, {planner.write(offsetof(R, input))},
                 planner.write(offsetof(R, output)));
    emitTurned(planner, out, out, false);
    return {};
}

} // namespace

Status planSoftmax(OpPlanner& planner) {
    using R = rt::SoftmaxFloatRecord;
    TMW_CHECK(planner.expect(1, 1));
    const TfliteTensor& input = planner.input(0);
    if (input.shape != planner.output().shape || input.shape.empty() || input.shape.back() < 1)
        return planner.refuse(kShape, toText(input.shape) + " in, " +
                                          toText(planner.output().shape) + " out");
    const auto* options = planner.options<schema::SoftmaxOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::SoftmaxOptions));
    const float beta = options ? options->beta() : 1.0f;
    if (!std::isfinite(beta))
        return planner.refuse(kUnsupportedForm, "beta is not a number");
    const auto depth = static_cast<uint32_t>(input.shape.back());
    const auto rows = static_cast<uint32_t>(planner.elements(input) / depth);
    if (input.type == DataType::Int8 &&
        (planner.output().type == DataType::Int8 || planner.output().type == DataType::Int16))
        return planInt8(planner, rows, depth, beta);
    if (input.type == DataType::UInt8 && planner.output().type == DataType::UInt8)
        return planUInt8(planner, rows, depth, beta);
    if (input.type == DataType::Int16 && planner.output().type == DataType::Int16)
        return planInt16(planner, rows, depth, beta);
    if (input.type != DataType::Float32 || planner.output().type != DataType::Float32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    R record{};
    record.rows = rows;
    record.depth = depth;
    record.beta = beta;
    planner.emit(rt::KernelId::SoftmaxFloat, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

} // namespace tmw
