// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/plan/subgraph.h"
#include "core/tflite/schema_generated.h"
#include "device_runtime/kernels/integers.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

constexpr int32_t kDequantize = 6; // BuiltinOperator

/// What is picked by what, along which axis; the first dimensions of both are batches, each picked
/// by its own indices.
struct Picks {
    size_t from = 0;
    size_t indices = 1;
    size_t axis = 0;
    size_t batchDims = 0;
};

constexpr int64_t kMostBatches = 256; ///< a record each

/// One of so many equal parts, which follow each other.
Operand part(Operand whole, int64_t index, int64_t of) {
    whole.offset = whole.bytes / static_cast<uint64_t>(of) * static_cast<uint64_t>(index);
    return whole;
}

Status planPicks(OpPlanner& planner, const Picks& how, int32_t output) {
    using R = rt::GatherRecord;
    const auto& [from, indices, axis, batchDims] = how;
    const TfliteTensor& in = planner.input(from);
    const TfliteTensor& picks = planner.input(indices);
    if (picks.type != DataType::Int32 && picks.type != DataType::Int64 &&
        picks.type != DataType::Int16)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const int64_t batches = product(in.shape, 0, batchDims);
    const int64_t outer = product(in.shape, batchDims, axis);
    const int64_t inner = product(in.shape, axis + 1, in.shape.size());
    const int64_t count = product(picks.shape, batchDims, picks.shape.size());
    if (in.shape[axis] < 1 || batches != product(picks.shape, 0, batchDims) ||
        batches * outer * count * inner != static_cast<int64_t>(planner.elements(planner.output())))
        return planner.refuse(kShape, toText(in.shape) + " by " + toText(picks.shape) + " to " +
                                          toText(planner.output().shape));
    if (batches > kMostBatches)
        return planner.refuse(kUnsupportedForm, "more than 256 batches");
    if (planner.isConstant(indices)) {
        TMW_TRY(const auto values, constantIntegers(planner, indices));
        const int64_t there = in.shape[axis];
        if (std::ranges::any_of(values, [&](int64_t i) { return i < 0 || i >= there; }))
            return planner.refuse(kShape, "an index that is not in " + toText(in.shape));
    }
    R record{};
    record.outer = static_cast<uint32_t>(outer);
    record.axis = static_cast<uint32_t>(in.shape[axis]);
    record.bytes = static_cast<uint32_t>(inner) * static_cast<uint32_t>(rt::sizeOf(in.type));
    record.count = static_cast<uint32_t>(count);
    record.type = static_cast<uint32_t>(picks.type);
    const Operand read = planner.read(offsetof(R, input), from);
    const Operand named = planner.read(offsetof(R, indices), indices);
    const Operand write = planner.operand(offsetof(R, output), output);
    for (int64_t batch = 0; batch < batches; ++batch)
        planner.emit(rt::KernelId::Gather, record,
                     {part(read, batch, batches), part(named, batch, batches)},
                     part(write, batch, batches));
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
    TMW_CHECK(checkSameType(planner));
    const size_t rank = planner.input(0).shape.size();
    TMW_TRY(const size_t axis, axisOf(planner, options ? options->axis() : 0, rank));
    // Counted from the end of the indices' dimensions where it is negative.
    const auto indexRank = static_cast<int64_t>(planner.input(1).shape.size());
    const int64_t given = options ? options->batch_dims() : 0;
    const int64_t batchDims = given < 0 ? given + indexRank : given;
    if (batchDims < 0 || batchDims > indexRank || batchDims > static_cast<int64_t>(axis))
        return planner.refuse(kShape, toText(given) + " batch dimensions");
    return planPicks(planner, {0, 1, axis, static_cast<size_t>(batchDims)}, planner.outputIndex());
}

Status planEmbeddingLookup(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    if (planner.input(1).shape.empty())
        return planner.refuse(kShape, "a table without dimensions");
    const Picks rows{1, 0, 0, 0};
    const TfliteTensor& table = planner.input(1);
    const TfliteTensor& out = planner.output();
    if (table.type != DataType::Int8 || out.type != DataType::Float32) {
        TMW_CHECK(checkSameType(planner, 1));
        return planPicks(planner, rows, planner.outputIndex());
    }
    // Picked as int8, and then the reals that they stand for.
    TfliteTensor picked;
    picked.name = out.name;
    picked.type = table.type;
    picked.shape = out.shape;
    picked.quantization = table.quantization;
    const int32_t to =
        planner.draft().addTensor(std::move(picked), planner.draft().originOf(planner.index()));
    TMW_CHECK(planPicks(planner, rows, to));
    return planInner(planner, kDequantize, {to}, {planner.outputIndex()});
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
