// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/pair_packing.h"

#include "core/plan/ops/stream.h"
#include "core/plan/ops/window.h"
#include "device_runtime/kernels/conv_int8_pairs.h"
#include "device_runtime/kernels/dsp_pixel_pair.h"

#include <cstdlib>

namespace tmw {

namespace {

/// The bias of the second of a pair is added to 256 times its sum.
bool biasFits(const FullyConnectedWeights& weights, uint32_t o) {
    int64_t most = std::abs(int64_t(weights.bias[o]));
    for (const int8_t weight : weights.rowOf(o))
        most += 128 * std::abs(int64_t(weight));
    return most < int64_t(1) << 23;
}

} // namespace

rt::PairTail pairTail(const FullyConnectedWeights& weights, uint32_t first) {
    rt::PairTail tail{};
    for (uint32_t i = 0; i < 2; ++i) {
        const rt::Rescale& rescale = weights.rescales[weights.perChannel() ? first + i : 0];
        tail.multipliers[i] = rescale.multiplier;
        tail.shifts[i] = static_cast<uint8_t>(-rescale.shift - 1);
    }
    return tail;
}

uint64_t pairScratch(const rt::WindowShape& window) {
    return 16 * uint64_t(rt::tapWords(window)) * window.height;
}

bool fitsPairs(const FullyConnectedWeights& weights, const rt::WindowShape& window, uint64_t room) {
    if (weights.outputs % 2 != 0 || pixelsOf(window) < 2 || window.dilationX != 1 ||
        pairScratch(window) > room || !weights.fitsDsp() || !weights.hasRightShifts())
        return false;
    for (uint32_t o = 1; o < weights.outputs; o += 2)
        if (!biasFits(weights, o))
            return false;
    return true;
}

std::vector<uint8_t> packPairs(const FullyConnectedWeights& weights,
                               const rt::WindowShape& window) {
    std::vector<uint8_t> stream;
    const uint32_t row = window.width * window.channels;
    const auto weightAt = [&](uint32_t o, uint32_t ky, uint32_t i) {
        return i < row ? int32_t(weights.rowOf(o)[ky * row + i]) : 0;
    };
    for (uint32_t o = 0; o < weights.outputs; o += 2) {
        append(stream, rt::PairHead{256 * weights.bias[o + 1] + weights.bias[o], weights.bias[o]});
        for (uint32_t ky = 0; ky < window.height; ++ky)
            for (uint32_t i = 0; i < 4 * rt::tapWords(window); i += 4)
                for (const uint32_t step : {0u, 2u, 1u, 3u})
                    append(stream, static_cast<int16_t>(256 * weightAt(o + 1, ky, i + step) +
                                                        weightAt(o, ky, i + step)));
        append(stream, pairTail(weights, o));
    }
    return stream;
}

} // namespace tmw
