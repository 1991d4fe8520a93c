// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/tflite/schema_generated.h"
#include "device_runtime/kernels/integers.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

/// Input `from` picked by input `indices` along an axis.
Status planPicks(OpPlanner& planner, size_t from, size_t indices, size_t axis) {
    using R = rt::GatherRecord;
    TMW_CHECK(checkSameType(planner, from));
    const TfliteTensor& in = planner.input(from);
    const TfliteTensor& picks = planner.input(indices);
    if (picks.type != DataType::Int32 && picks.type != DataType::Int64)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const int64_t outer = product(in.shape, 0, axis);
    const int64_t inner = product(in.shape, axis + 1, in.shape.size());
    const auto count = static_cast<int64_t>(planner.elements(picks));
    if (in.shape[axis] < 1 ||
        outer * count * inner != static_cast<int64_t>(planner.elements(planner.output())))
        return planner.refuse(kShape, toText(in.shape) + " by " + toText(picks.shape) + " to " +
                                          toText(planner.output().shape));
    if (planner.isConstant(indices)) {
        TMW_TRY(const auto values, constantIntegers(planner, indices));
        if (std::ranges::any_of(values, [&](int64_t i) { return i < 0 || i >= in.shape[axis]; }))
            return planner.refuse(kShape, "an index that is not in " + toText(in.shape));
    }
    R record{};
    record.outer = static_cast<uint32_t>(outer);
    record.axis = static_cast<uint32_t>(in.shape[axis]);
    record.bytes = static_cast<uint32_t>(inner) * static_cast<uint32_t>(rt::sizeOf(in.type));
    record.count = static_cast<uint32_t>(count);
    record.type = static_cast<uint32_t>(picks.type);
    planner.emit(
        rt::KernelId::Gather, record,
        {planner.read(offsetof(R, input), from), planner.read(offsetof(R, indices), indices)},
        planner.write(offsetof(R, output)));
    return {};
}

Status planArg(OpPlanner& planner, bool least) {
    using R = rt::ArgExtremeRecord;
    TMW_CHECK(planner.expect(2, 1));
    TMW_TRY(const auto axes, constantIntegers(planner, 1));
    const TfliteTensor& in = planner.input(0);
    if (axes.size() != 1)
        return planner.refuse(kShape, toText(axes.size()) + " axes");
    TMW_TRY(const size_t axis, axisOf(planner, axes[0], in.shape.size()));
    const DataType to = planner.output().type;
    const bool integer = rt::isQuantizedInteger(static_cast<uint32_t>(in.type));
    if ((in.type != DataType::Float32 && !integer) ||
        (to != DataType::Int32 && to != DataType::Int64))
        return planner.refuse(kUnsupportedType, planner.typeList());
    const int64_t outer = product(in.shape, 0, axis);
    const int64_t inner = product(in.shape, axis + 1, in.shape.size());
    if (in.shape[axis] < 1 ||
        outer * inner != static_cast<int64_t>(planner.elements(planner.output())))
        return planner.refuse(kShape, toText(in.shape) + " to " + toText(planner.output().shape));
    R record{};
    record.outer = static_cast<uint32_t>(outer);
    record.axis = static_cast<uint32_t>(in.shape[axis]);
    record.inner = static_cast<uint32_t>(inner);
    record.type = static_cast<uint16_t>(in.type);
    record.outputType = static_cast<uint16_t>(to);
    record.least = least ? 1 : 0;
    planner.emit(rt::KernelId::ArgExtreme, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
    return {};
}

} // namespace

Status planGather(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    const auto* options = planner.options<schema::GatherOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::GatherOptions));
    if (options && options->batch_dims() != 0)
        return planner.refuse(kUnsupportedForm, "it has batch dimensions");
    TMW_TRY(const size_t axis,
            axisOf(planner, options ? options->axis() : 0, planner.input(0).shape.size()));
    return planPicks(planner, 0, 1, axis);
}

Status planEmbeddingLookup(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    if (planner.input(1).shape.empty())
        return planner.refuse(kShape, "a table without dimensions");
    return planPicks(planner, 1, 0, 0);
}

Status planArgMax(OpPlanner& planner) {
    return planArg(planner, false);
}

Status planArgMin(OpPlanner& planner) {
    return planArg(planner, true);
}

Status planShape(OpPlanner& planner) {
    TMW_CHECK(planner.expect(1, 1));
    const Shape& shape = planner.input(0).shape;
    const DataType type = planner.output().type;
    if (planner.elements(planner.output()) != shape.size())
        return planner.refuse(kShape, toText(shape) + " to " + toText(planner.output().shape));
    if (type != DataType::Int32 && type != DataType::Int64)
        return planner.refuse(kUnsupportedType, planner.typeList());
    std::vector<uint8_t> bytes(shape.size() * rt::sizeOf(type));
    for (size_t i = 0; i < shape.size(); ++i) {
        const int64_t value = shape[i];
        std::memcpy(bytes.data() + i * rt::sizeOf(type), &value, rt::sizeOf(type));
    }
    planner.fold(std::move(bytes));
    return {};
}

} // namespace tmw
