// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>

namespace tmw {

namespace {

Error shapesOf(const OpPlanner& planner) {
    return planner
        .refuse(kShape, toText(planner.input(0).shape) + " to " + toText(planner.output().shape))
        .value();
}

/// Blocks of block x block pixels to channels, or back.
Status planBlocks(OpPlanner& planner, int64_t block, bool toDepth) {
    TMW_CHECK(planner.expect(1, 1));
    TMW_CHECK(checkSameType(planner));
    const Shape& wide = toDepth ? planner.input(0).shape : planner.output().shape;
    const Shape& deep = toDepth ? planner.output().shape : planner.input(0).shape;
    if (block < 1 || wide.size() != 4 || deep.size() != 4 || wide[0] != deep[0] ||
        wide[1] != deep[1] * block || wide[2] != deep[2] * block ||
        deep[3] != wide[3] * block * block)
        return tl::unexpected(shapesOf(planner));
    const auto w = stridesOf(wide);
    const auto d = stridesOf(deep);
    // batch, y, y in block, x, x in block, channel
    std::vector<MoveAxis> axes = {{deep[0], w[0], d[0]},          {deep[1], block * w[1], d[1]},
                                  {block, w[1], block * wide[3]}, {deep[2], block * w[2], d[2]},
                                  {block, w[2], wide[3]},         {wide[3], 1, 1}};
    if (!toDepth)
        for (MoveAxis& axis : axes)
            std::swap(axis.in, axis.out);
    return emitMove(planner, std::move(axes));
}

} // namespace

Status planTranspose(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner));
    TMW_TRY(const auto order, constantIntegers(planner, 1));
    const Shape& in = planner.input(0).shape;
    const Shape& out = planner.output().shape;
    const auto inStrides = stridesOf(in);
    const auto outStrides = stridesOf(out);
    if (order.size() != in.size() || out.size() != in.size())
        return tl::unexpected(shapesOf(planner));
    std::vector<MoveAxis> axes;
    std::vector<bool> seen(in.size());
    for (size_t i = 0; i < order.size(); ++i) {
        TMW_TRY(const size_t from, axisOf(planner, order[i], in.size()));
        if (seen[from] || in[from] != out[i])
            return tl::unexpected(shapesOf(planner));
        seen[from] = true;
        axes.push_back({out[i], inStrides[from], outStrides[i]});
    }
    return emitMove(planner, std::move(axes));
}

Status planBroadcastTo(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner));
    const Shape& in = planner.input(0).shape;
    const Shape& out = planner.output().shape;
    const auto inStrides = stridesOf(in);
    const auto outStrides = stridesOf(out);
    if (in.size() > out.size())
        return tl::unexpected(shapesOf(planner));
    const size_t added = out.size() - in.size();
    std::vector<MoveAxis> axes;
    for (size_t i = 0; i < out.size(); ++i) {
        const int32_t from = i < added ? 1 : in[i - added];
        if (from != 1 && from != out[i])
            return tl::unexpected(shapesOf(planner));
        axes.push_back({out[i], from == 1 ? 0 : inStrides[i - added], outStrides[i]});
    }
    return emitMove(planner, std::move(axes));
}

Status planTile(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner));
    TMW_TRY(const auto times, constantIntegers(planner, 1));
    const Shape& in = planner.input(0).shape;
    const Shape& out = planner.output().shape;
    const auto inStrides = stridesOf(in);
    const auto outStrides = stridesOf(out);
    if (times.size() != in.size() || out.size() != in.size())
        return tl::unexpected(shapesOf(planner));
    std::vector<MoveAxis> axes;
    for (size_t i = 0; i < in.size(); ++i) {
        if (times[i] < 0 || times[i] > out[i] || in[i] * times[i] != out[i])
            return tl::unexpected(shapesOf(planner));
        axes.push_back({times[i], 0, in[i] * outStrides[i]});
        axes.push_back({in[i], inStrides[i], outStrides[i]});
    }
    return emitMove(planner, std::move(axes));
}

Status planReverse(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner));
    TMW_TRY(const auto reversed, constantIntegers(planner, 1));
    const Shape& in = planner.input(0).shape;
    if (planner.output().shape != in)
        return tl::unexpected(shapesOf(planner));
    const auto strides = stridesOf(in);
    std::vector<MoveAxis> axes;
    for (size_t i = 0; i < in.size(); ++i)
        axes.push_back({in[i], strides[i], strides[i]});
    MoveEnds ends;
    for (const int64_t each : reversed) {
        TMW_TRY(const size_t axis, axisOf(planner, each, in.size()));
        axes[axis].in = -strides[axis];
        ends.inStart += (in[axis] - 1) * strides[axis];
    }
    return emitMove(planner, std::move(axes), ends);
}

Status planSpaceToDepth(OpPlanner& planner) {
    const auto* options = planner.options<schema::SpaceToDepthOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::SpaceToDepthOptions));
    return planBlocks(planner, options ? options->block_size() : 0, true);
}

Status planDepthToSpace(OpPlanner& planner) {
    const auto* options = planner.options<schema::DepthToSpaceOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::DepthToSpaceOptions));
    return planBlocks(planner, options ? options->block_size() : 0, false);
}

} // namespace tmw
