// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/strided.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

/// Neighbours that one stride runs through become one axis.
std::vector<MoveAxis> joined(const std::vector<MoveAxis>& axes) {
    std::vector<MoveAxis> result; // outermost first
    for (const MoveAxis& axis : axes) {
        if (axis.dim == 1)
            continue;
        if (!result.empty() && result.back().in == axis.in * axis.dim &&
            result.back().out == axis.out * axis.dim)
            result.back() = {result.back().dim * axis.dim, axis.in, axis.out};
        else
            result.push_back(axis);
    }
    return result;
}

} // namespace

std::vector<int64_t> stridesOf(const Shape& shape) {
    std::vector<int64_t> strides(shape.size(), 1);
    for (size_t i = shape.size(); i-- > 1;)
        strides[i - 1] = strides[i] * shape[i];
    return strides;
}

int64_t product(const Shape& shape, size_t first, size_t last) {
    int64_t result = 1;
    for (size_t i = first; i < last; ++i)
        result *= shape[i];
    return result;
}

Status emitMove(OpPlanner& planner, std::vector<MoveAxis> axes, const MoveEnds& ends) {
    using R = rt::MoveRecord;
    if (std::ranges::any_of(axes, [](const MoveAxis& axis) { return axis.dim == 0; }))
        return {};
    axes = joined(axes);
    const auto width = static_cast<int64_t>(rt::sizeOf(planner.output(ends.output).type));
    int64_t run = width;
    if (!axes.empty() && axes.back().in == 1 && axes.back().out == 1) {
        run *= axes.back().dim;
        axes.pop_back();
    }
    const auto whole = static_cast<int64_t>(planner.elements(planner.output(ends.output))) * width;
    if (axes.empty() && run == whole &&
        planner.elements(planner.input(ends.input)) ==
            planner.elements(planner.output(ends.output))) {
        planner.alias(ends.output, ends.input);
        return {};
    }
    if (axes.size() > 6)
        return planner.refuse(kUnsupportedForm, "it moves along more than six dimensions");
    R record{};
    record.run = static_cast<uint32_t>(run);
    std::ranges::fill(record.dims, 1u);
    for (size_t i = 0; i < axes.size(); ++i) {
        const size_t to = 6 - axes.size() + i;
        record.dims[to] = static_cast<uint32_t>(axes[i].dim);
        record.inStrides[to] = static_cast<int32_t>(axes[i].in * width);
        record.outStrides[to] = static_cast<int32_t>(axes[i].out * width);
    }
    Operand read = planner.read(offsetof(R, input), ends.input);
    Operand write = planner.write(offsetof(R, output), ends.output);
    read.offset = static_cast<uint64_t>(ends.inStart * width);
    write.offset = static_cast<uint64_t>(ends.outStart * width);
    planner.emit(rt::KernelId::Move, record, {read}, write);
    return {};
}

void emitFill(OpPlanner& planner, uint64_t value) {
    using R = rt::FillRecord;
    R record{};
    record.count = static_cast<uint32_t>(planner.elements(planner.output()));
    record.width = static_cast<uint32_t>(rt::sizeOf(planner.output().type));
    record.value = value;
    planner.emit(rt::KernelId::Fill, record, {}, planner.write(offsetof(R, output)));
}

Status checkSameType(const OpPlanner& planner, size_t input) {
    for (size_t i = 0; i < planner.outputCount(); ++i)
        if (planner.output(i).type != planner.input(input).type ||
            rt::sizeOf(planner.output(i).type) == 0)
            return planner.refuse(kUnsupportedType, planner.typeList());
    return {};
}

Result<std::vector<int64_t>> constantIntegers(const OpPlanner& planner, size_t input) {
    const TfliteTensor& tensor = planner.input(input);
    if (!planner.isConstant(input) && planner.elements(tensor) > 0)
        return planner.refuse(kUnsupportedForm, "input " + toText(input) + " is not constant");
    if (tensor.type == DataType::Int64)
        return planner.constant<int64_t>(input);
    if (tensor.type != DataType::Int32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const auto values = planner.constant<int32_t>(input);
    return std::vector<int64_t>(values.begin(), values.end());
}

Result<size_t> axisOf(const OpPlanner& planner, int64_t axis, size_t rank) {
    const int64_t at = axis < 0 ? axis + static_cast<int64_t>(rank) : axis;
    if (at < 0 || at >= static_cast<int64_t>(rank))
        return planner.refuse(kShape, "axis " + toText(axis) + " of " + toText(rank));
    return static_cast<size_t>(at);
}

} // namespace tmw
