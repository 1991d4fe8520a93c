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

/// int32 and uint32, which are cast by leaving the bits alone.
bool isWord(DataType type) {
    return type == DataType::Int32 || type == DataType::UInt32;
}

bool isNumber(DataType type) {
    return type == DataType::Float32 || type == DataType::Int64 ||
           rt::isInteger(static_cast<uint32_t>(type));
}

Status planCompare(OpPlanner& planner, CompareFunction function) {
    using R = rt::CompareRecord;
    TMW_CHECK(planner.expect(2, 1));
    const TfliteTensor& a = planner.input(0);
    const TfliteTensor& b = planner.input(1);
    const TfliteTensor& out = planner.output();
    const bool logical = function == CompareFunction::Or || function == CompareFunction::And;
    if (a.type != b.type || out.type != DataType::Bool || !isNumber(a.type) ||
        (logical && a.type != DataType::Bool))
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (a.quantization.scales != b.quantization.scales ||
        a.quantization.zeroPoints != b.quantization.zeroPoints)
        return planner.refuse(kUnsupportedForm, "its inputs have different scales or zero points");
    TMW_TRY(const rt::Broadcast shape, broadcastOf(planner));
    R record{};
    record.function = static_cast<uint16_t>(function);
    record.type = static_cast<uint16_t>(a.type);
    record.shape = shape;
    planner.emit(rt::KernelId::Compare, record,
                 {planner.read(offsetof(R, a), 0), planner.read(offsetof(R, b), 1)},
                 planner.write(offsetof(R, output)));
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
    emitInt8Table(planner, [](int32_t value) { return value == 0 ? 1 : 0; });
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
    const bool sameBits = isWord(from) && isWord(to);
    if (!sameBits && (!isNumber(from) || !isNumber(to)))
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (planner.input(0).shape != planner.output().shape)
        return planner.refuse(kShape, toText(planner.input(0).shape) + " to " +
                                          toText(planner.output().shape));
    if (sameBits) {
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
