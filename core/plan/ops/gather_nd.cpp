// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "device_runtime/kernels/integers.h"

#include <cstddef>

namespace tmw {

namespace {

/// Rows of input `indices` that name slices of a tensor of this shape.
struct Slices {
    rt::NdIndex index{};
    int64_t elements = 1; ///< of a slice
};

Result<Slices> slicesOf(const OpPlanner& planner, const Shape& shape, size_t indices) {
    const TfliteTensor& picks = planner.input(indices);
    if (picks.type != DataType::Int32 && picks.type != DataType::Int64)
        return planner.refuse(kUnsupportedType, planner.typeList());
    const std::string shapes = toText(shape) + " by " + toText(picks.shape);
    if (picks.shape.empty() || picks.shape.back() > static_cast<int64_t>(shape.size()))
        return planner.refuse(kShape, shapes);
    const auto depth = static_cast<size_t>(picks.shape.back());
    if (depth > 6)
        return planner.refuse(kUnsupportedForm, "indices of more than six dimensions");
    Slices slices;
    slices.index.count = static_cast<uint32_t>(product(picks.shape, 0, picks.shape.size() - 1));
    slices.index.depth = static_cast<uint32_t>(depth);
    slices.index.type = static_cast<uint32_t>(picks.type);
    for (size_t d = 0; d < depth; ++d) {
        if (shape[d] < 1)
            return planner.refuse(kShape, shapes);
        slices.index.dims[d] = static_cast<uint32_t>(shape[d]);
    }
    slices.elements = product(shape, depth, shape.size());
    if (!planner.isConstant(indices))
        return slices;
    TMW_TRY(const auto values, constantIntegers(planner, indices));
    for (size_t i = 0; i < values.size(); ++i)
        if (values[i] < 0 || values[i] >= shape[i % depth])
            return planner.refuse(kShape, "an index that is not in " + toText(shape));
    return slices;
}

} // namespace

Status planGatherNd(OpPlanner& planner) {
    using R = rt::GatherNdRecord;
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner));
    const TfliteTensor& in = planner.input(0);
    TMW_TRY(const Slices slices, slicesOf(planner, in.shape, 1));
    if (slices.index.count * slices.elements !=
        static_cast<int64_t>(planner.elements(planner.output())))
        return planner.refuse(kShape, toText(in.shape) + " by " + toText(planner.input(1).shape) +
                                          " to " + toText(planner.output().shape));
    R record{};
    record.index = slices.index;
    record.bytes =
        static_cast<uint32_t>(slices.elements) * static_cast<uint32_t>(rt::sizeOf(in.type));
    planner.emit(rt::KernelId::GatherNd, record,
                 {planner.read(offsetof(R, input), 0), planner.read(offsetof(R, indices), 1)},
                 planner.write(offsetof(R, output)));
    return {};
}

Status planScatterNd(OpPlanner& planner) {
    using R = rt::ScatterNdRecord;
    TMW_CHECK(planner.expect(3, 1));
    const TfliteTensor& updates = planner.input(1);
    const TfliteTensor& out = planner.output();
    if (updates.type != out.type ||
        (out.type != DataType::Float32 && !rt::isQuantizedInteger(static_cast<uint32_t>(out.type))))
        return planner.refuse(kUnsupportedType, planner.typeList());
    TMW_TRY(const auto shape, constantIntegers(planner, 2));
    TMW_TRY(const Slices slices, slicesOf(planner, out.shape, 0));
    if (!std::equal(shape.begin(), shape.end(), out.shape.begin(), out.shape.end()) ||
        slices.index.count * slices.elements != static_cast<int64_t>(planner.elements(updates)))
        return planner.refuse(kShape, toText(updates.shape) + " by " +
                                          toText(planner.input(0).shape) + " to " +
                                          toText(out.shape));
    R record{};
    record.index = slices.index;
    record.elements = static_cast<uint32_t>(slices.elements);
    record.type = static_cast<uint32_t>(out.type);
    planner.emit(rt::KernelId::ScatterNd, record,
                 {planner.read(offsetof(R, indices), 0), planner.read(offsetof(R, updates), 1)},
                 planner.write(offsetof(R, output)));
    return {};
}

} // namespace tmw
