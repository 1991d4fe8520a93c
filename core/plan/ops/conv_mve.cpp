// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/conv.h"
#include "core/plan/ops/mve_packing.h"
#include "core/plan/ops/stream.h"
#include "device_runtime/kernels/mve_narrow.h"
#include "device_runtime/kernels/pixels.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

namespace {

constexpr uint32_t kPiece = 16;

void appendRow(std::vector<uint8_t>& stream, const FullyConnectedWeights& weights, uint32_t output,
               uint32_t from, uint32_t until) {
    const auto row = weights.rowOf(output);
    stream.insert(stream.end(), row.begin() + from, row.begin() + until);
    stream.resize((stream.size() + 3) / 4 * 4);
}

/// Whether the kernel takes pixels in order where nothing is gathered: it goes through all of them
/// for each block of outputs that is narrow or not whole.
bool isInOrder(const FullyConnectedWeights& weights) {
    return weights.depth > rt::kNarrowDepth && weights.outputs % 4 == 0;
}

/// Windows gathered before they are computed: an even number, within a kilobyte where that is two.
/// 0: the input is already what would be gathered, and need not lie in the output's memory.
uint32_t windowsTogether(const OpPlanner& planner, const rt::WindowShape& w,
                         const FullyConnectedWeights& weights) {
    const bool isPeak = planner.scratchRoom() <= kLeastScratchRoom;
    if (rt::isPointwise(w) && (isInOrder(weights) || !isPeak || pixelsOf(w) < 2))
        return 0;
    constexpr uint64_t kBudget = 1024;
    const uint64_t pixels = (pixelsOf(w) + 1) / 2 * 2;
    return static_cast<uint32_t>(
        std::clamp<uint64_t>(kBudget / weights.depth / 2 * 2, 2, std::max<uint64_t>(pixels, 2)));
}

} // namespace

std::vector<uint8_t> packConvMve(const FullyConnectedWeights& weights) {
    std::vector<uint8_t> stream;
    for (uint32_t first = 0; first < weights.outputs; first += 4) {
        const uint32_t end = std::min(first + 4, weights.outputs);
        const auto lanes = [&](auto valueOf) {
            for (uint32_t o = first; o < first + 4; ++o)
                append(stream, o < end ? int32_t(valueOf(o)) : 0);
        };
        lanes([&](uint32_t o) { return weights.bias[o]; });
        for (uint32_t d = 0; d < weights.depth; d += kPiece)
            for (uint32_t o = first; o < end; ++o)
                appendRow(stream, weights, o, d, std::min(d + kPiece, weights.depth));
        if (!weights.perChannel())
            continue;
        lanes([&](uint32_t o) { return weights.rescales[o].multiplier; });
        lanes([&](uint32_t o) { return weights.rescales[o].shift; });
    }
    // The last piece's vectors are read whole.
    if (const uint32_t tail = weights.depth % kPiece; tail > 0)
        stream.resize(stream.size() + kPiece - (tail + 3) / 4 * 4);
    return stream;
}

bool runsOnMve(const OpPlanner& planner, const FullyConnectedWeights& weights) {
    return planner.core() == rt::CoreFamily::Armv81M && weights.hasRightShifts();
}

Status emitConvInt8Mve(OpPlanner& planner, const rt::WindowShape& window, ClampKind kind,
                       const FullyConnectedWeights& weights) {
    using R = rt::ConvInt8Record;
    TMW_TRY(R record, convInt8Record(planner, window, kind, weights, packConvMve(weights)));
    record.together = windowsTogether(planner, window, weights);
    const Scratch scratch{offsetof(R, scratch), uint64_t(record.together) * weights.depth};
    planner.emit(rt::KernelId::ConvInt8Mve, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), false, scratch);
    if (record.together > 0 || isInOrder(weights))
        planner.overlap(aheadInOrder(window, weights.outputs, 1));
    return {};
}

} // namespace tmw
