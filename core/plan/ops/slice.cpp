// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/block_at.h"
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

struct Range {
    int64_t start = 0;
    int64_t count = 0;
    int64_t stride = 1;
};

Status emitRanges(OpPlanner& planner, const std::vector<Range>& ranges) {
    const auto strides = stridesOf(planner.input(0).shape);
    size_t elements = 1;
    for (const Range& range : ranges)
        elements *= static_cast<size_t>(range.count);
    if (elements != planner.elements(planner.output()))
        return planner.refuse(kShape, toText(planner.input(0).shape) + " to " +
                                          toText(planner.output().shape));
    std::vector<MoveAxis> axes(ranges.size());
    MoveEnds ends;
    int64_t out = 1;
    for (size_t i = ranges.size(); i-- > 0;) {
        axes[i] = {ranges[i].count, ranges[i].stride * strides[i], out};
        out *= ranges[i].count;
        ends.inStart += ranges[i].start * strides[i];
    }
    return emitMove(planner, std::move(axes), ends);
}

/// What one dimension of STRIDED_SLICE keeps: ends that lie outside are moved in.
struct Slice {
    int64_t begin, end, stride;
    bool openBegin, openEnd, single, relativeEnd;

    Range of(int64_t dim) const {
        const int64_t low = stride > 0 ? 0 : -1;
        const int64_t high = stride > 0 ? dim : dim - 1;
        const auto held = [&](int64_t at) { return std::clamp(at < 0 ? at + dim : at, low, high); };
        const int64_t start = openBegin ? (stride > 0 ? 0 : dim - 1) : held(begin);
        if (single)
            return {start, start >= 0 && start < dim ? 1 : 0, 1};
        const int64_t until = openEnd       ? (stride > 0 ? dim : -1)
                              : relativeEnd ? std::clamp(start + end, low, high)
                                            : held(end);
        const int64_t span = stride > 0 ? until - start : start - until;
        const int64_t step = std::abs(stride);
        return {start, span > 0 ? (span + step - 1) / step : 0, stride};
    }
};

/// One output is a block along an axis.
Status emitParts(OpPlanner& planner, size_t input, size_t axis, const std::vector<int64_t>& sizes) {
    const Shape& in = planner.input(input).shape;
    const int64_t outer = product(in, 0, axis);
    const int64_t inner = product(in, axis + 1, in.size());
    int64_t start = 0;
    for (size_t i = 0; i < sizes.size(); ++i) {
        const int64_t block = sizes[i] * inner;
        if (static_cast<int64_t>(planner.elements(planner.output(i))) != outer * block)
            return planner.refuse(kShape, toText(in) + " to " + toText(planner.output(i).shape));
        TMW_CHECK(emitMove(planner, {{outer, in[axis] * inner, block}, {block, 1, 1}},
                           {input, i, start, 0}));
        start += block;
    }
    return {};
}

} // namespace

namespace {

/// A slice that begins where data say; how large it is must be known.
Status planSliceAt(OpPlanner& planner) {
    using R = rt::BlockAtRecord;
    TMW_TRY(const R record, blockAt(planner, planner.input(0), planner.output(), 1));
    TMW_TRY(const auto size, constantIntegers(planner, 2));
    const Shape& out = planner.output().shape;
    if (!std::equal(size.begin(), size.end(), out.begin(), out.end()))
        return planner.refuse(kUnsupportedForm, "a size that its output does not have");
    planner.emit(rt::KernelId::SliceAt, record,
                 {planner.read(offsetof(R, input), 0), planner.read(offsetof(R, starts), 1)},
                 planner.write(offsetof(R, output)));
    return {};
}

} // namespace

Status planStridedSlice(OpPlanner& planner) {
    TMW_CHECK(planner.expect(4, 1));
    TMW_CHECK(checkSameType(planner));
    const auto* options = planner.options<schema::StridedSliceOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::StridedSliceOptions));
    if (options && (options->ellipsis_mask() != 0 || options->new_axis_mask() != 0))
        return planner.refuse(kUnsupportedForm, "it has an ellipsis or a new axis");
    TMW_TRY(const auto begin, constantIntegers(planner, 1));
    TMW_TRY(const auto end, constantIntegers(planner, 2));
    TMW_TRY(const auto stride, constantIntegers(planner, 3));
    const Shape& in = planner.input(0).shape;
    if (begin.size() > in.size() || end.size() != begin.size() || stride.size() != begin.size() ||
        std::ranges::find(stride, 0) != stride.end())
        return planner.refuse(kShape, "begin, end and strides of " + toText(in));
    const auto bit = [](int32_t mask, size_t i) { return i < 32 && (mask >> i & 1) != 0; };
    std::vector<Range> ranges;
    for (size_t i = 0; i < in.size(); ++i) {
        if (i >= begin.size()) {
            ranges.push_back({0, in[i], 1});
            continue;
        }
        const Slice slice{begin[i],
                          end[i],
                          stride[i],
                          options && bit(options->begin_mask(), i),
                          options && bit(options->end_mask(), i),
                          options && bit(options->shrink_axis_mask(), i),
                          options && options->offset()};
        ranges.push_back(slice.of(in[i]));
    }
    return emitRanges(planner, ranges);
}

Status planSlice(OpPlanner& planner) {
    TMW_CHECK(planner.expect(3, 1));
    TMW_CHECK(checkSameType(planner));
    if (!planner.isConstant(1) && planner.elements(planner.input(1)) > 0)
        return planSliceAt(planner);
    TMW_TRY(const auto begin, constantIntegers(planner, 1));
    TMW_TRY(const auto size, constantIntegers(planner, 2));
    const Shape& in = planner.input(0).shape;
    if (begin.size() != in.size() || size.size() != in.size())
        return planner.refuse(kShape, "begin and size of " + toText(in));
    std::vector<Range> ranges;
    for (size_t i = 0; i < in.size(); ++i) {
        const int64_t count = size[i] == -1 ? in[i] - begin[i] : size[i];
        if (begin[i] < 0 || begin[i] > in[i] || count < 0 || count > in[i] - begin[i])
            return planner.refuse(kShape, "begin and size of " + toText(in));
        ranges.push_back({begin[i], count, 1});
    }
    return emitRanges(planner, ranges);
}

Status planSplit(OpPlanner& planner) {
    const size_t parts = planner.outputCount();
    TMW_CHECK(planner.expect(2, parts));
    TMW_CHECK(checkSameType(planner, 1));
    TMW_TRY(const auto axes, constantIntegers(planner, 0));
    const Shape& in = planner.input(1).shape;
    if (axes.size() != 1)
        return planner.refuse(kShape, toText(axes.size()) + " axes");
    TMW_TRY(const size_t axis, axisOf(planner, axes[0], in.size()));
    if (parts == 0 || in[axis] % static_cast<int64_t>(parts) != 0)
        return planner.refuse(kShape, toText(in) + " in " + toText(parts) + " parts");
    return emitParts(planner, 1, axis,
                     std::vector<int64_t>(parts, in[axis] / static_cast<int64_t>(parts)));
}

Status planSplitV(OpPlanner& planner) {
    const size_t parts = planner.outputCount();
    TMW_CHECK(planner.expect(3, parts));
    TMW_CHECK(checkSameType(planner));
    TMW_TRY(auto sizes, constantIntegers(planner, 1));
    TMW_TRY(const auto axes, constantIntegers(planner, 2));
    const Shape& in = planner.input(0).shape;
    if (axes.size() != 1 || sizes.size() != parts)
        return planner.refuse(kShape, toText(sizes.size()) + " sizes of " + toText(in));
    TMW_TRY(const size_t axis, axisOf(planner, axes[0], in.size()));
    int64_t known = 0;
    for (const int64_t size : sizes)
        known += std::max<int64_t>(size, 0);
    for (int64_t& size : sizes)
        if (size < 0)
            size = in[axis] - known;
    int64_t sum = 0;
    for (const int64_t size : sizes)
        sum += size;
    if (sum != in[axis] || std::ranges::any_of(sizes, [](int64_t size) { return size < 0; }))
        return planner.refuse(kShape, "sizes of " + toText(in));
    return emitParts(planner, 0, axis, sizes);
}

Status planUnpack(OpPlanner& planner) {
    const size_t parts = planner.outputCount();
    TMW_CHECK(planner.expect(1, parts));
    TMW_CHECK(checkSameType(planner));
    const auto* options = planner.options<schema::UnpackOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::UnpackOptions));
    const Shape& in = planner.input(0).shape;
    TMW_TRY(const size_t axis, axisOf(planner, options ? options->axis() : 0, in.size()));
    if (in[axis] != static_cast<int64_t>(parts))
        return planner.refuse(kShape, toText(in) + " in " + toText(parts) + " parts");
    return emitParts(planner, 0, axis, std::vector<int64_t>(parts, 1));
}

} // namespace tmw
