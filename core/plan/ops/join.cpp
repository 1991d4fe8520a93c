// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>

namespace tmw {

namespace {

/// Every part of bytes must mean the same as the whole; parts of int16 are joined as they are, as
/// TensorFlow Lite does.
Status checkSameScale(const OpPlanner& planner, size_t input) {
    const TfliteTensor& part = planner.input(input);
    const TfliteTensor& whole = planner.output();
    if (part.type != DataType::Int8 && part.type != DataType::UInt8)
        return {};
    if (part.quantization.scales != whole.quantization.scales ||
        part.quantization.zeroPoints != whole.quantization.zeroPoints)
        return planner.refuse(kUnsupportedForm,
                              "input and output have different scales or zero points");
    return {};
}

/// Each input is a block of `blocks[i]` elements, again and again.
Status emitJoin(OpPlanner& planner, int64_t outer, const std::vector<int64_t>& blocks) {
    int64_t line = 0;
    for (const int64_t block : blocks)
        line += block;
    int64_t start = 0;
    for (size_t i = 0; i < blocks.size(); ++i) {
        TMW_CHECK(
            emitMove(planner, {{outer, blocks[i], line}, {blocks[i], 1, 1}}, {i, 0, 0, start}));
        start += blocks[i];
    }
    return {};
}

/// Whether a record writes the tensor at its place, and nothing keeps it between runs.
bool canMove(const PlanDraft& draft, int32_t root) {
    bool written = false;
    for (const DraftRecord& record : draft.records)
        for (const Operand& write : record.writes)
            if (draft.root(write.tensor) == root) {
                if (record.keepsState)
                    return false;
                written = true;
            }
    return written && std::ranges::find(draft.graph.inputs, root) == draft.graph.inputs.end();
}

/// Parts that follow each other become memory of the whole, so that nothing is copied. False: one
/// of them lies elsewhere for a reason.
bool joinsInPlace(OpPlanner& planner, const std::vector<int64_t>& blocks) {
    constexpr uint64_t kAlignment = 8;
    PlanDraft& draft = planner.draft();
    const uint64_t width = rt::sizeOf(planner.output().type);
    std::map<int32_t, Alias> parts;
    uint64_t offset = 0;
    for (size_t i = 0; i < blocks.size(); ++i) {
        const int32_t root = draft.root(planner.inputIndex(i));
        const bool isWhole = planner.elements(planner.input(i)) ==
                             planner.elements(draft.graph.tensors[static_cast<size_t>(root)]);
        if (offset % kAlignment != 0 || draft.isConstant(root) || !isWhole ||
            draft.padded.contains(planner.inputIndex(i)) || !canMove(draft, root) ||
            !parts.try_emplace(root, Alias{planner.outputIndex(), offset}).second)
            return false;
        offset += static_cast<uint64_t>(blocks[i]) * width;
    }
    draft.aliases.merge(parts);
    return true;
}

} // namespace

Status planConcatenation(OpPlanner& planner) {
    const size_t parts = planner.op().inputs.size();
    TMW_CHECK(planner.expect(parts, 1));
    const auto* options = planner.options<schema::ConcatenationOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::ConcatenationOptions));
    const Shape& out = planner.output().shape;
    if (options && options->fused_activation_function() != schema::ActivationFunctionType::NONE)
        return planner.refuse(kUnsupportedForm, "its fused activation");
    TMW_TRY(const size_t axis, axisOf(planner, options ? options->axis() : 0, out.size()));
    std::vector<int64_t> blocks;
    Shape sum = out;
    sum[axis] = 0;
    for (size_t i = 0; i < parts; ++i) {
        Shape part = planner.input(i).shape;
        TMW_CHECK(checkSameScale(planner, i));
        if (part.size() != out.size())
            return planner.refuse(kShape, toText(part) + " to " + toText(out));
        blocks.push_back(product(part, axis, part.size()));
        sum[axis] += part[axis];
        part[axis] = out[axis];
        if (part != out)
            return planner.refuse(kShape, toText(planner.input(i).shape) + " to " + toText(out));
    }
    if (sum != out)
        return planner.refuse(kShape, toText(sum) + " to " + toText(out));
    for (size_t i = 0; i < parts; ++i)
        TMW_CHECK(checkSameType(planner, i));
    const int64_t outer = product(out, 0, axis);
    PlanDraft& draft = planner.draft();
    if (draft.partsInPlace && draft.isStraight() && outer == 1 && parts > 1 &&
        joinsInPlace(planner, blocks)) {
        draft.joined = true;
        return {};
    }
    return emitJoin(planner, outer, blocks);
}

Status planPack(OpPlanner& planner) {
    const size_t parts = planner.op().inputs.size();
    TMW_CHECK(planner.expect(parts, 1));
    const auto* options = planner.options<schema::PackOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::PackOptions));
    const Shape& out = planner.output().shape;
    TMW_TRY(const size_t axis, axisOf(planner, options ? options->axis() : 0, out.size()));
    Shape part = out;
    part.erase(part.begin() + static_cast<std::ptrdiff_t>(axis));
    if (parts == 0 || out[axis] != static_cast<int32_t>(parts))
        return planner.refuse(kShape, toText(parts) + " inputs to " + toText(out));
    for (size_t i = 0; i < parts; ++i) {
        TMW_CHECK(checkSameType(planner, i));
        if (planner.input(i).shape != part)
            return planner.refuse(kShape, toText(planner.input(i).shape) + " to " + toText(out));
    }
    return emitJoin(planner, product(out, 0, axis),
                    std::vector<int64_t>(parts, product(out, axis + 1, out.size())));
}

} // namespace tmw
