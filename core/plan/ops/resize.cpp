// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/op_table.h"
#include "core/plan/ops/strided.h"
#include "core/tflite/schema_generated.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tmw {

namespace {

struct Corners {
    bool align = false;
    bool halfPixel = false;
};

/// Which input TensorFlow Lite takes for each output along one dimension.
std::vector<int32_t> nearest(int32_t in, int32_t out, const Corners& corners) {
    const float scale = corners.align && out > 1
                            ? static_cast<float>(in - 1) / static_cast<float>(out - 1)
                            : static_cast<float>(in) / static_cast<float>(out);
    const float offset = corners.halfPixel ? 0.5f : 0.0f;
    std::vector<int32_t> sources;
    for (int32_t i = 0; i < out; ++i) {
        const float at = (static_cast<float>(i) + offset) * scale;
        const auto source = static_cast<int32_t>(corners.align ? std::round(at) : std::floor(at));
        sources.push_back(std::clamp(source, 0, in - 1));
    }
    return sources;
}

/// How often each input is taken in turn, where that is the same for all.
int64_t repetition(const std::vector<int32_t>& sources, int32_t in) {
    const auto times = static_cast<int64_t>(sources.size()) / in;
    if (times * in != static_cast<int64_t>(sources.size()))
        return 0;
    for (size_t i = 0; i < sources.size(); ++i)
        if (sources[i] != static_cast<int64_t>(i) / times)
            return 0;
    return times;
}

void emitPicks(OpPlanner& planner, const std::vector<int32_t>& ys, const std::vector<int32_t>& xs) {
    using R = rt::GatherRecord;
    const Shape& in = planner.input(0).shape;
    std::vector<int32_t> picks;
    for (const int32_t y : ys)
        for (const int32_t x : xs)
            picks.push_back(y * in[2] + x);
    R record{};
    record.indices = planner.addConstants(std::span<const int32_t>(picks));
    record.outer = static_cast<uint32_t>(in[0]);
    record.axis = static_cast<uint32_t>(in[1] * in[2]);
    record.bytes =
        static_cast<uint32_t>(in[3]) * static_cast<uint32_t>(rt::sizeOf(planner.input(0).type));
    record.count = static_cast<uint32_t>(picks.size());
    record.type = static_cast<uint32_t>(DataType::Int32);
    planner.emit(rt::KernelId::Gather, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)));
}

} // namespace

Status planResizeNearestNeighbor(OpPlanner& planner) {
    TMW_CHECK(planner.expect(2, 1));
    TMW_CHECK(checkSameType(planner));
    const auto* options = planner.options<schema::ResizeNearestNeighborOptions>(
        static_cast<int32_t>(schema::BuiltinOptions::ResizeNearestNeighborOptions));
    const Corners corners{options && options->align_corners(),
                          options && options->half_pixel_centers()};
    const Shape& in = planner.input(0).shape;
    const Shape& out = planner.output().shape;
    TMW_TRY(const auto size, constantIntegers(planner, 1));
    if (in.size() != 4 || out.size() != 4 || in[0] != out[0] || in[3] != out[3] ||
        size.size() != 2 || size[0] != out[1] || size[1] != out[2] ||
        planner.elements(planner.input(0)) == 0)
        return planner.refuse(kShape, toText(in) + " to " + toText(out));
    const auto ys = nearest(in[1], out[1], corners);
    const auto xs = nearest(in[2], out[2], corners);
    const int64_t timesY = repetition(ys, in[1]);
    const int64_t timesX = repetition(xs, in[2]);
    if (timesY == 0 || timesX == 0) {
        emitPicks(planner, ys, xs);
        return {};
    }
    const auto from = stridesOf(in);
    const auto to = stridesOf(out);
    return emitMove(planner, {{in[0], from[0], to[0]},
                              {in[1], from[1], timesY * to[1]},
                              {timesY, 0, to[1]},
                              {in[2], from[2], timesX * to[2]},
                              {timesX, 0, to[2]},
                              {in[3], 1, 1}});
}

} // namespace tmw
