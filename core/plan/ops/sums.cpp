// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/tflite/schema_generated.h"

#include <cstddef>

namespace tmw {

namespace {

/// Of int8: terms come at half their scale and 2^20 times as large, as TensorFlow Lite has them.
Result<rt::SumScale> sumScale(const OpPlanner& planner) {
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const double twice = 2 * static_cast<double>(in.scale);
    const rt::Rescale rescale = rescaleOf(twice / ((1 << 20) * static_cast<double>(out.scale)));
    if (rescale.shift > 0)
        return planner.refuse(kQuantization, "the scale of the output is too small");
    return rt::SumScale{in.zeroPoint, out.zeroPoint, rescale};
}

/// The output holds the sum as far as it has come.
Status addFloats(OpPlanner& planner) {
    using R = rt::BinaryFloatRecord;
    const TfliteTensor& out = planner.output();
    const auto shape = broadcast(out.shape, out.shape, out.shape);
    if (!shape)
        return planner.refuse(kShape, toText(out.shape));
    const FloatClamp clamp = clampOf(ClampKind::None);
    R record{};
    record.function = static_cast<uint32_t>(rt::BinaryFunction::Add);
    record.shape = *shape;
    record.low = clamp.low;
    record.high = clamp.high;
    Operand sum = planner.read(offsetof(R, a), 0);
    for (size_t i = 1; i < planner.op().inputs.size(); ++i) {
        planner.emit(rt::KernelId::BinaryFloat, record, {sum, planner.read(offsetof(R, b), i)},
                     planner.write(offsetof(R, output)), i == 1);
        sum.tensor = planner.outputIndex();
    }
    return {};
}

Status addInt8(OpPlanner& planner) {
    using R = rt::SumInt8Record;
    const size_t terms = planner.op().inputs.size();
    if (terms > rt::kMostTerms)
        return planner.refuse(kUnsupportedForm, "it has more than " + toText(rt::kMostTerms) +
                                                    " inputs; add them in two steps");
    TMW_TRY(const AffineQuantization first, planner.affine(planner.input(0)));
    R record{};
    TMW_TRY(record.scale, sumScale(planner));
    record.count = static_cast<uint32_t>(planner.elements(planner.output()));
    record.terms = static_cast<uint32_t>(terms);
    std::vector<Operand> reads;
    for (size_t i = 0; i < terms; ++i) {
        TMW_TRY(const AffineQuantization q, planner.affine(planner.input(i)));
        if (q.scale != first.scale || q.zeroPoint != first.zeroPoint)
            return planner.refuse(kUnsupportedForm,
                                  "its inputs have different scales or zero points");
        reads.push_back(planner.read(offsetof(R, inputs) + i * sizeof(rt::Location), i));
    }
    planner.emit(rt::KernelId::SumInt8, record, std::move(reads),
                 planner.write(offsetof(R, output)), true);
    return {};
}

} // namespace

Status planAddN(OpPlanner& planner) {
    const size_t count = planner.op().inputs.size();
    if (count < 2)
        return planner.refuse(kShape, "it has fewer than two inputs");
    TMW_CHECK(planner.expect(count, 1));
    for (size_t i = 0; i < count; ++i) {
        if (planner.input(i).type != planner.output().type)
            return planner.refuse(kUnsupportedType, planner.typeList());
        if (planner.input(i).shape != planner.output().shape)
            return planner.refuse(kShape, toText(planner.input(i).shape) + " to " +
                                              toText(planner.output().shape));
    }
    if (planner.output().type == DataType::Int8)
        return addInt8(planner);
    if (planner.output().type == DataType::Float32)
        return addFloats(planner);
    return planner.refuse(kUnsupportedType, planner.typeList());
}

Status planCumsum(OpPlanner& planner) {
    using R = rt::RunningSumRecord;
    TMW_CHECK(planner.expect(2, 1));
    const DataType type = planner.output().type;
    if (planner.input(0).type != type || (type != DataType::Float32 && type != DataType::Int8 &&
                                          type != DataType::Int32 && type != DataType::Int64))
        return planner.refuse(kUnsupportedType, planner.typeList());
    const Shape& shape = planner.output().shape;
    TMW_TRY(const auto axes, constantIntegers(planner, 1));
    if (planner.input(0).shape != shape || axes.size() != 1)
        return planner.refuse(kShape, toText(planner.input(0).shape) + " to " + toText(shape));
    TMW_TRY(const size_t axis, axisOf(planner, axes[0], shape.size()));
    if (planner.elements(planner.output()) == 0)
        return {};
    const auto* options = planner.options<schema::CumsumOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::CumsumOptions));
    R record{};
    record.outer = static_cast<uint32_t>(product(shape, 0, axis));
    record.axis = static_cast<uint32_t>(shape[axis]);
    record.inner = static_cast<uint32_t>(product(shape, axis + 1, shape.size()));
    record.type = static_cast<uint32_t>(type);
    record.exclusive = options && options->exclusive() ? 1 : 0;
    record.backwards = options && options->reverse() ? 1 : 0;
    if (type == DataType::Int8) {
        TMW_TRY(record.scale, sumScale(planner));
    }
    planner.emit(rt::KernelId::RunningSum, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
    return {};
}

} // namespace tmw
