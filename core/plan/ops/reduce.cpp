// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <optional>

namespace tmw {

namespace {

using rt::ReduceFunction;

/// Which dimensions of input 0 are reduced.
Result<std::vector<bool>> reducedAxes(const OpPlanner& planner) {
    const Shape& in = planner.input(0).shape;
    if (!planner.isConstant(1))
        return planner.refuse(kUnsupportedForm, "its axes are not constant");
    if (planner.input(1).type != DataType::Int32)
        return planner.refuse(kUnsupportedType, planner.typeList());
    std::vector<bool> reduced(in.size());
    const auto rank = static_cast<int64_t>(in.size());
    for (const int32_t axis : planner.constant<int32_t>(1)) {
        const int64_t at = axis < 0 ? axis + rank : axis;
        if (at < 0 || at >= rank)
            return planner.refuse(kShape, "axis " + toText(axis) + " of " + toText(in));
        reduced[static_cast<size_t>(at)] = true;
    }
    return reduced;
}

struct Axes {
    std::vector<uint32_t> dims, strides; ///< innermost first

    /// Joins what one stride runs through.
    void add(uint32_t dim, uint32_t stride) {
        if (!dims.empty() && strides.back() * dims.back() == stride) {
            dims.back() *= dim;
            return;
        }
        dims.push_back(dim);
        strides.push_back(stride);
    }
    bool writeTo(uint32_t (&toDims)[3], uint32_t (&toStrides)[3]) const {
        if (dims.size() > 3)
            return false;
        std::ranges::fill(toDims, 1u);
        std::ranges::fill(toStrides, 0u);
        for (size_t i = 0; i < dims.size(); ++i) {
            toDims[2 - i] = dims[i];
            toStrides[2 - i] = strides[i];
        }
        return true;
    }
};

Result<rt::ReduceShape> shapeOf(const OpPlanner& planner, const std::vector<bool>& reduced) {
    const Shape& in = planner.input(0).shape;
    Axes kept, gone;
    uint32_t stride = 1;
    size_t outputs = 1;
    for (size_t i = in.size(); i-- > 0;) {
        const auto dim = static_cast<uint32_t>(in[i]);
        if (dim == 0)
            return planner.refuse(kUnsupportedForm, "its input is empty");
        if (dim > 1)
            (reduced[i] ? gone : kept).add(dim, stride);
        outputs *= reduced[i] ? 1 : dim;
        stride *= dim;
    }
    if (planner.elements(planner.output()) != outputs)
        return planner.refuse(kShape, toText(in) + " to " + toText(planner.output().shape));
    rt::ReduceShape shape{};
    if (!kept.writeTo(shape.keptDims, shape.keptStrides) ||
        !gone.writeTo(shape.reducedDims, shape.reducedStrides))
        return planner.refuse(kUnsupportedForm, "axes in more than three groups");
    return shape;
}

uint64_t reducedCount(const rt::ReduceShape& shape) {
    return uint64_t(shape.reducedDims[0]) * shape.reducedDims[1] * shape.reducedDims[2];
}

void emitFloat(OpPlanner& planner, const rt::ReduceShape& shape, ReduceFunction function) {
    using R = rt::ReduceFloatRecord;
    R record{};
    record.shape = shape;
    record.function = static_cast<uint32_t>(function);
    planner.emit(rt::KernelId::ReduceFloat, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
}

/// TensorFlow Lite's multiplier for a mean: the scales' with the division by `count` in it.
rt::Rescale divided(const rt::Rescale& rescale, uint64_t count) {
    const int shift =
        std::min({63 - std::countl_zero(count), 32, 31 + static_cast<int>(rescale.shift)});
    const int64_t multiplier = (static_cast<int64_t>(rescale.multiplier) << shift);
    return {static_cast<int32_t>(multiplier / static_cast<int64_t>(count)), rescale.shift - shift};
}

Status planInteger(OpPlanner& planner, const rt::ReduceShape& shape, ReduceFunction function) {
    using R = rt::ReduceIntRecord;
    R record{};
    record.shape = shape;
    record.function = static_cast<uint16_t>(function);
    record.type = static_cast<uint16_t>(planner.output().type);
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const bool same = in.scale == out.scale && in.zeroPoint == out.zeroPoint;
    const bool sums = function == ReduceFunction::Sum || function == ReduceFunction::Mean;
    if (!same && !sums)
        return planner.refuse(kUnsupportedForm,
                              "input and output have different scales or zero points");
    if (sums) {
        const uint64_t count = reducedCount(shape);
        const rt::Rescale rescale =
            rescaleOf(static_cast<double>(in.scale) / static_cast<double>(out.scale));
        record.head.flags = rt::kRescaled;
        record.start = static_cast<int32_t>(-in.zeroPoint * static_cast<int64_t>(count));
        record.zeroPoint = out.zeroPoint;
        record.rescale = function == ReduceFunction::Mean ? divided(rescale, count) : rescale;
    }
    planner.emit(rt::KernelId::ReduceInt, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
    return {};
}

/// Integers that are not quantized: the least, the greatest, or the sum, which wraps.
void emitWhole(OpPlanner& planner, const rt::ReduceShape& shape, ReduceFunction function,
               DataType type) {
    using R = rt::ReduceIntRecord;
    R record{};
    record.shape = shape;
    record.function = static_cast<uint16_t>(function);
    record.type = static_cast<uint16_t>(type);
    planner.emit(rt::KernelId::ReduceInt, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
}

/// Any: the greatest of the bytes 0 and 1; all: the least.
Status planBooleans(OpPlanner& planner, ReduceFunction function) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_TRY(const std::vector<bool> reduced, reducedAxes(planner));
    TMW_TRY(const rt::ReduceShape shape, shapeOf(planner, reduced));
    if (planner.input(0).type != DataType::Bool || planner.output().type != DataType::Bool)
        return planner.refuse(kUnsupportedType, planner.typeList());
    emitWhole(planner, shape, function, DataType::UInt8);
    return {};
}

Status planReduce(OpPlanner& planner, ReduceFunction function) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_TRY(const std::vector<bool> reduced, reducedAxes(planner));
    TMW_TRY(const rt::ReduceShape shape, shapeOf(planner, reduced));
    const DataType type = planner.input(0).type;
    const bool quantized =
        type == DataType::Int8 || type == DataType::Int16 || type == DataType::UInt8;
    const bool whole = (type == DataType::Int32 && function != ReduceFunction::Mean) ||
                       (type == DataType::Int64 && function == ReduceFunction::Sum);
    const bool real = type == DataType::Float32;
    if (planner.output().type != type || !(real || quantized || whole) ||
        (!real && function == ReduceFunction::Product))
        return planner.refuse(kUnsupportedType, planner.typeList());
    if (whole)
        emitWhole(planner, shape, function, type);
    else if (quantized)
        return planInteger(planner, shape, function);
    else
        emitFloat(planner, shape, function);
    return {};
}

} // namespace

Status planMean(OpPlanner& planner) {
    return planReduce(planner, ReduceFunction::Mean);
}
Status planSum(OpPlanner& planner) {
    return planReduce(planner, ReduceFunction::Sum);
}
Status planReduceMax(OpPlanner& planner) {
    return planReduce(planner, ReduceFunction::Max);
}
Status planReduceMin(OpPlanner& planner) {
    return planReduce(planner, ReduceFunction::Min);
}
Status planReduceProduct(OpPlanner& planner) {
    return planReduce(planner, ReduceFunction::Product);
}

Status planReduceAny(OpPlanner& planner) {
    return planBooleans(planner, ReduceFunction::Max);
}
Status planReduceAll(OpPlanner& planner) {
    return planBooleans(planner, ReduceFunction::Min);
}

} // namespace tmw
