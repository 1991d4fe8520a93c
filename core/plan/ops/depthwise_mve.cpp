// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/fused_activation.h"
#include "core/plan/ops/mve_packing.h"
#include "core/plan/ops/stream.h"

#include <algorithm>
#include <cstddef>

namespace tmw {

std::vector<uint8_t> packDepthwiseMve(const FullyConnectedWeights& weights,
                                      const rt::WindowShape& window) {
    std::vector<uint8_t> stream;
    for (uint32_t first = 0; first < weights.outputs; first += 4) {
        rt::DepthwiseBlock block{};
        for (uint32_t i = 0; i < 4; ++i) {
            const rt::Rescale& rescale = weights.rescales[weights.perChannel() ? first + i : 0];
            block.bias[i] = weights.bias[first + i];
            block.multipliers[i] = rescale.multiplier;
            block.shifts[i] = rescale.shift;
        }
        append(stream, block);
        for (uint32_t i = 0; i < 4; ++i)
            for (uint32_t x = 0; x < window.width; ++x)
                for (uint32_t y = 0; y < window.height; ++y)
                    append(stream, weights.rowOf(first + i)[y * window.width + x]);
    }
    return stream;
}

bool fitsDepthwiseMve(const OpPlanner& planner, const FullyConnectedWeights& weights,
                      const rt::WindowShape& w) {
    constexpr uint32_t kMostColumns = 2340; // seven channels of four bytes each reach 64 KB
    return runsOnMve(planner, weights) && weights.outputs == w.channels && w.height <= 4 &&
           w.width <= 4 && w.dilationY == 1 && w.dilationX == 1 && w.strideX <= 2 && w.padTop < 4 &&
           w.padLeft < 4 && w.channels % 4 == 0 && w.outHeight >= 1 && w.outWidth >= 1 &&
           w.inWidth >= 1 && (w.outWidth - 1) * w.strideX + 4 <= kMostColumns;
}

Status emitDepthwiseInt8Mve(OpPlanner& planner, const rt::WindowShape& window, ClampKind kind,
                            const FullyConnectedWeights& weights) {
    using R = rt::DepthwiseInt8Record;
    TMW_TRY(const AffineQuantization in, planner.affine(planner.input(0)));
    TMW_TRY(const AffineQuantization out, planner.affine(planner.output()));
    const std::vector<uint8_t> stream = packDepthwiseMve(weights, window);
    const IntegerClamp clamp = clampOf(kind, out, DataType::Int8);
    R record{};
    record.head.flags = rt::kRightShifts;
    record.weights = planner.addConstants(std::span<const uint8_t>(stream));
    record.multiplier = 1;
    record.window = window;
    record.inputZeroPoint = in.zeroPoint;
    record.zeroPoint = out.zeroPoint;
    record.low = clamp.low;
    record.high = std::max(clamp.low, clamp.high);
    constexpr uint64_t kSpreadWeights = 512;
    const uint64_t columns = (window.outWidth - 1) * window.strideX + 4;
    planner.emit(rt::KernelId::DepthwiseInt8Mve, record, {planner.read(offsetof(R, input), 0)},
                 planner.write(offsetof(R, output)), false,
                 {offsetof(R, scratch),
                  std::min<uint64_t>(8, window.channels) * 4 * columns + kSpreadWeights});
    planner.overlap(aheadByChannel(window));
    return {};
}

} // namespace tmw
