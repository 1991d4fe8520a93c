// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/elementwise.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/subgraph.h"
#include "device_runtime/kernels/integers.h"

#include <cstddef>

namespace tmw {

namespace {

using rt::CompareFunction;

constexpr int32_t kBroadcastTo = 130; // BuiltinOperator

bool isUInt32(DataType type) {
    return type == DataType::UInt32;
}

bool isNumber(DataType type) {
    return type == DataType::Float32 || type == DataType::Int64 ||
           rt::isInteger(static_cast<uint32_t>(type));
}

/// The input in TensorFlow Lite's fixed point: 256 times its steps, and then rescaled. Both are
/// rescalings to int32, the first without a remainder.
int32_t emitFixedPoint(OpPlanner& planner, size_t input, const AffineQuantization& q) {
    using R = rt::RequantizeRecord;
    const TfliteTensor& from = planner.input(input);
    TfliteTensor fixed;
    fixed.name = from.name;
    fixed.type = DataType::Int32;
    fixed.shape = from.shape;
    R record{};
    record.count = static_cast<uint32_t>(planner.elements(from));
    record.inputType = static_cast<uint16_t>(from.type);
    record.outputType = static_cast<uint16_t>(DataType::Int32);
    record.inputZeroPoint = q.zeroPoint;
    record.rescale = rescaleOf(256);
    const int32_t to =
        planner.draft().addTensor(std::move(fixed), planner.draft().originOf(planner.index()));
    const Operand write = planner.operand(offsetof(R, output), to);
    planner.emit(rt::KernelId::Requantize, record, {planner.read(offsetof(R, input), input)},
                 write);
    record.inputType = record.outputType;
    record.inputZeroPoint = 0;
    record.rescale = rescaleOf(static_cast<double>(q.scale));
    planner.emit(rt::KernelId::Requantize, record, {planner.operand(offsetof(R, input), to)},
                 write);
    return to;
}

/// Whether bytes of scales below 1 compare otherwise in that fixed point than as they are: where
/// the scales differ, or steps of less than 1/256 may become equal.
bool comparesInFixedPoint(const AffineQuantization& a, const AffineQuantization& b) {
    const bool same = a.scale == b.scale && a.zeroPoint == b.zeroPoint;
    return a.scale < 1 && b.scale < 1 && !(same && a.scale > 1.0f / 128.0f);
}

void emitCompare(OpPlanner& planner, CompareFunction function, DataType type,
                 const rt::Broadcast& shape, int32_t a, int32_t b) {
    using R = rt::CompareRecord;
    R record{};
    record.function = static_cast<uint16_t>(function);
    record.type = static_cast<uint16_t>(type);
    record.shape = shape;
    planner.emit(rt::KernelId::Compare, record,
                 {planner.operand(offsetof(R, a), a), planner.operand(offsetof(R, b), b)},
                 planner.write(offsetof(R, output)));
}

Status planCompare(OpPlanner& planner, CompareFunction function) {
    TMW_CHECK(planner.expect(2, 1));
    const TfliteTensor& a = planner.input(0);
    const TfliteTensor& b = planner.input(1);
    const TfliteTensor& out = planner.output();
    const bool logical = function == CompareFunction::Or || function == CompareFunction::And;
    if (a.type != b.type || out.type != DataType::Bool || !isNumber(a.type) ||
        (logical && a.type != DataType::Bool))
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const rt::Broadcast shape, broadcastOf(planner));
    if (rt::sizeOf(a.type) == 1 && a.quantization.present() && b.quantization.present()) {
        TMW_TRY(const AffineQuantization scaleA, planner.affine(a));
        TMW_TRY(const AffineQuantization scaleB, planner.affine(b));
        if (comparesInFixedPoint(scaleA, scaleB)) {
            const int32_t fixedA = emitFixedPoint(planner, 0, scaleA);
            const int32_t fixedB = emitFixedPoint(planner, 1, scaleB);
            emitCompare(planner, function, DataType::Int32, shape, fixedA, fixedB);
            return {};
        }
    }
    if (a.quantization.scales != b.quantization.scales ||
        a.quantization.zeroPoints != b.quantization.zeroPoints)
        return planner.refuse(kUnsupportedForm, "its inputs have different scales or zero points");
    emitCompare(planner, function, a.type, shape, planner.inputIndex(0), planner.inputIndex(1));
    return {};
}

} // namespace

Status planEqual(OpPlanner& planner) {
    return planCompare(planner, CompareFunction::Equal);
}
Status planNotEqual(OpPlanner& planner) {
    return planCompare(planner, CompareFunction::NotEqual);
}
Status planGreater(OpPlanner& planner) {
    return planCompare(planner, CompareFunction::Greater);
}
Status planGreaterEqual(OpPlanner& planner) {
    return planCompare(planner, CompareFunction::GreaterEqual);
}
Status planLess(OpPlanner& planner) {
    return planCompare(planner, CompareFunction::Less);
}
Status planLessEqual(OpPlanner& planner) {
    return planCompare(planner, CompareFunction::LessEqual);
}
Status planLogicalOr(OpPlanner& planner) {
    return planCompare(planner, CompareFunction::Or);
}
Status planLogicalAnd(OpPlanner& planner) {
    return planCompare(planner, CompareFunction::And);
}

Status planLogicalNot(OpPlanner& planner) {
    TMW_CHECK(checkElementwise(planner));
    if (planner.output().type != DataType::Bool)
        return planner.refuse(kUnsupportedType, planner.typeList());
    emitByteTable(planner, [](int32_t value) { return value == 0 ? 1 : 0; });
    return {};
}

namespace {

/// The input as large as the output: itself, or what BROADCAST_TO makes of it.
Result<int32_t> broadcastInput(OpPlanner& planner, size_t input) {
    if (planner.input(input).shape == planner.output().shape)
        return planner.inputIndex(input);
    TfliteTensor whole;
    whole.name = planner.input(input).name;
    whole.type = planner.input(input).type;
    whole.shape = planner.output().shape;
    const int32_t from = planner.inputIndex(input);
    const int32_t to =
        planner.draft().addTensor(std::move(whole), planner.draft().originOf(planner.index()));
    TMW_CHECK(planInner(planner, kBroadcastTo, {from, from}, {to}));
    return to;
}

} // namespace

Status planSelect(OpPlanner& planner) {
    using R = rt::SelectRecord;
    TMW_CHECK(planner.expect(3, 1));
    const TfliteTensor& condition = planner.input(0);
    const TfliteTensor& out = planner.output();
    const size_t conditions = planner.elements(condition);
    const size_t count = planner.elements(out);
    if (condition.type != DataType::Bool || planner.input(1).type != out.type ||
        planner.input(2).type != out.type || rt::sizeOf(out.type) == 0)
        return planner.refuse(kUnsupportedType, planner.typeList());
    int32_t inputs[3];
    for (size_t i = 0; i < 3; ++i) {
        const bool one = i == 0 && conditions == 1;
        TMW_TRY(inputs[i], one ? planner.inputIndex(i) : broadcastInput(planner, i));
    }
    R record{};
    record.count = static_cast<uint32_t>(count);
    record.width = static_cast<uint32_t>(rt::sizeOf(out.type));
    record.stride = conditions == 1 ? 0 : 1;
    planner.emit(rt::KernelId::Select, record,
                 {planner.operand(offsetof(R, condition), inputs[0]),
                  planner.operand(offsetof(R, a), inputs[1]),
                  planner.operand(offsetof(R, b), inputs[2])},
                 planner.write(offsetof(R, output)));
    return {};
}

Status planCast(OpPlanner& planner) {
    using R = rt::CastRecord;
    TMW_CHECK(planner.expect(1, 1));
    const DataType from = planner.input(0).type;
    const DataType to = planner.output().type;
    if (!(isNumber(from) || isUInt32(from)) || !(isNumber(to) || isUInt32(to)))
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (planner.input(0).shape != planner.output().shape)
        return planner.refuse(kShape, toText(planner.input(0).shape) + " to " +
                                          toText(planner.output().shape));
    // int32 and uint32 are cast by leaving the bits alone.
    if ((isUInt32(from) || from == DataType::Int32) && (isUInt32(to) || to == DataType::Int32)) {
        planner.alias();
        return {};
    }
    R record{};
    record.count = static_cast<uint32_t>(planner.elements(planner.output()));
    record.inputType = static_cast<uint16_t>(from);
    record.outputType = static_cast<uint16_t>(to);
    planner.emit(rt::KernelId::Cast, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
    return {};
}

} // namespace tmw
