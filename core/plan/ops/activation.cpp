// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/fixed_point_tables.h"
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/int16_activation.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/slopes.h"
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/kernels/integers.h"

#include <cstddef>

namespace tmw {

Status checkElementwise(const OpPlanner& planner) {
    TMW_CHECK(planner.expect(1, 1));
    if (planner.input(0).shape != planner.output().shape)
        return planner.refuse(kShape, toText(planner.input(0).shape) + " in, " +
                                          toText(planner.output().shape) + " out");
    if (planner.input(0).type != planner.output().type)
        return planner.refuse(kUnsupportedType, planner.typeList());
    return {};
}

void emitFloatFunction(OpPlanner& planner, rt::UnaryFunction function) {
    using R = rt::UnaryFloatRecord;
    R record{};
    record.function = static_cast<uint32_t>(function);
    record.count = static_cast<uint32_t>(planner.elements(planner.output()));
    planner.emit(rt::KernelId::UnaryFloat, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
}

void emitByteTable(OpPlanner& planner, const ByteFunction& function) {
    using R = rt::Lookup8Record;
    const int32_t least = planner.output().type == DataType::Int8 ? -128 : 0;
    std::vector<uint8_t> table(256);
    for (int32_t value = least; value < least + 256; ++value)
        table[static_cast<uint8_t>(value)] = static_cast<uint8_t>(function(value));
    R record{};
    record.table = planner.addConstants(std::span<const uint8_t>(table));
    record.count = static_cast<uint32_t>(planner.elements(planner.output()));
    planner.emit(rt::KernelId::Lookup8, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), true);
}

void emitTurned(OpPlanner& planner, int32_t from, int32_t to, bool inPlace) {
    using R = rt::Lookup8Record;
    std::vector<uint8_t> table(256);
    for (size_t i = 0; i < table.size(); ++i)
        table[i] = static_cast<uint8_t>(i ^ 0x80);
    const Operand write = planner.operand(offsetof(R, output), to);
    R record{};
    record.table = planner.addConstants(std::span<const uint8_t>(table));
    record.count = static_cast<uint32_t>(write.bytes);
    planner.emit(rt::KernelId::Lookup8, record, {planner.operand(offsetof(R, input), from)}, write,
                 inPlace);
}

namespace {

Status planRectifier(OpPlanner& planner, rt::UnaryFunction function, ClampKind kind) {
    TMW_CHECK(checkElementwise(planner));
    const DataType type = planner.input(0).type;
    if (type == DataType::Float32) {
        emitFloatFunction(planner, function);
        return {};
    }
    if (!haveSlopes(type))
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const Slopes slopes, Slopes::of(planner));
    // TensorFlow Lite Micro's RELU6, of int8 and int16, does not look at the output's scale.
    const bool clamps = kind == ClampKind::Relu6 && type != DataType::UInt8;
    if (clamps || (type == DataType::Int16 && slopes.isPlain()))
        emitClamp(planner, clampOf(kind, slopes.in, type));
    else
        emitSlopes(planner, slopes, clampOf(kind, slopes.out, type));
    return {};
}

/// tanh and logistic: the input with 4 bits before the binary point, the output a fixed scale.
struct Sigmoid {
    rt::UnaryFunction real;
    int32_t (*fixed)(int32_t);
    int outputBits;    ///< fraction bits of the output
    int32_t zeroPoint; ///< of int8
    rt::SigmoidFunction int16;
};

Status planSigmoid(OpPlanner& planner, const Sigmoid& sigmoid) {
    TMW_CHECK(checkElementwise(planner));
    const DataType type = planner.input(0).type;
    if (type == DataType::Int16)
        return planInt16Sigmoid(planner, sigmoid.int16);
    if (type == DataType::Float32) {
        emitFloatFunction(planner, sigmoid.real);
        return {};
    }
    if (type != DataType::Int8 && type != DataType::UInt8)
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const int32_t zeroPoint = sigmoid.zeroPoint + (type == DataType::UInt8 ? 128 : 0);
    // TensorFlow Lite Micro does not look at the scale of what TANH answers.
    const bool checked = type == DataType::UInt8 || sigmoid.real != rt::UnaryFunction::Tanh;
    if (checked && (out.zeroPoint != zeroPoint ||
                    out.scale != 1.0f / static_cast<float>(1 << sigmoid.outputBits)))
        return planner.refuse(kQuantization, "the output must have scale 1/" +
                                                 toText(1 << sigmoid.outputBits) +
                                                 " and zero point " + toText(zeroPoint));
    const rt::IntegerRange range = rt::rangeOf(type);
    constexpr int kIntegerBits = 4;
    const rt::Rescale rescale =
        rescaleOf(static_cast<double>(in.scale) * static_cast<double>(1 << (31 - kIntegerBits)));
    const int32_t radius = inputRadius(kIntegerBits, rescale.shift);
    emitByteTable(planner, [&](int32_t value) {
        const int32_t centered = value - in.zeroPoint;
        if (centered <= -radius)
            return range.low;
        if (centered >= radius)
            return range.high;
        const int32_t scaled = rt::multiplyByQuantized(centered, rescale.multiplier, rescale.shift);
        const int32_t q = rt::divideByPowerOfTwo(sigmoid.fixed(scaled), 31 - sigmoid.outputBits);
        return rt::clamp(q + zeroPoint, range.low, range.high);
    });
    return {};
}

} // namespace

Status planRelu(OpPlanner& planner) {
    return planRectifier(planner, rt::UnaryFunction::Relu, ClampKind::Relu);
}

Status planRelu6(OpPlanner& planner) {
    return planRectifier(planner, rt::UnaryFunction::Relu6, ClampKind::Relu6);
}

Status planReluN1To1(OpPlanner& planner) {
    return planRectifier(planner, rt::UnaryFunction::ReluN1To1, ClampKind::ReluN1To1);
}

Status planTanh(OpPlanner& planner) {
    return planSigmoid(planner,
                       {rt::UnaryFunction::Tanh, fixedTanh, 7, 0, rt::SigmoidFunction::Tanh});
}

Status planLogistic(OpPlanner& planner) {
    return planSigmoid(planner, {rt::UnaryFunction::Logistic, fixedLogistic, 8, -128,
                                 rt::SigmoidFunction::Logistic});
}

} // namespace tmw
