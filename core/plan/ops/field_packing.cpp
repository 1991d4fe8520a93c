// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/field_packing.h"

#include "core/plan/ops/pair_packing.h"
#include "core/plan/ops/stream.h"
#include "core/plan/ops/window.h"
#include "device_runtime/kernels/conv_int8_fields.h"
#include "device_runtime/kernels/long_row.h"

#include <algorithm>
#include <cstdlib>

namespace tmw {

namespace {

/// Whether no sum of products, on top of the bias where `withBias`, leaves a field.
bool sumsFit(const FullyConnectedWeights& weights, uint32_t bits, bool withBias) {
    for (uint32_t o = 0; o < weights.outputs; ++o) {
        int64_t most = withBias ? std::abs(int64_t(weights.bias[o])) : 0;
        for (const int8_t weight : weights.rowOf(o))
            most += 128 * std::abs(int64_t(weight));
        if (most >= int64_t(1) << (bits - 1))
            return false;
    }
    return true;
}

} // namespace

bool fitsConvFields(const FullyConnectedWeights& weights, const rt::WindowShape& window,
                    uint64_t room) {
    return weights.outputs % 2 == 0 && pixelsOf(window) >= 4 && window.dilationX == 1 &&
           rt::fieldScratch(window) <= room && weights.hasRightShifts() &&
           sumsFit(weights, rt::kFieldBits, true);
}

std::vector<uint8_t> packConvFields(const FullyConnectedWeights& weights) {
    std::vector<uint8_t> stream;
    for (uint32_t o = 0; o < weights.outputs; o += 2) {
        for (uint32_t i = o; i < o + 2; ++i)
            append(stream, weights.bias[i]);
        for (uint32_t d = 0; d < weights.padded(); ++d)
            for (uint32_t i = o; i < o + 2; ++i)
                append(stream, d < weights.depth ? weights.rowOf(i)[d] : int8_t{0});
        append(stream, pairTail(weights, o));
    }
    return stream;
}

bool fitsRowFields(const FullyConnectedWeights& weights) {
    return !weights.perChannel() && weights.depth % 4 == 0 && weights.outputs % 4 == 0 &&
           weights.hasRightShifts() && sumsFit(weights, rt::kRowFieldBits, false);
}

std::vector<uint8_t> packRowFields(const FullyConnectedWeights& weights) {
    std::vector<uint8_t> stream;
    for (uint32_t o = 0; o < weights.outputs; o += 4) {
        for (uint32_t d = 0; d < weights.depth; d += 2)
            for (uint32_t pair = o; pair < o + 4; pair += 2) {
                const auto first = weights.rowOf(pair).subspan(d);
                const auto second = weights.rowOf(pair + 1).subspan(d);
                append(stream, static_cast<uint8_t>(first[0] + 128));
                append(stream, second[1]);
                append(stream, static_cast<uint8_t>(first[1] + 128));
                append(stream, second[0]);
            }
        for (uint32_t i = o; i < o + 4; ++i)
            append(stream, weights.bias[i]);
    }
    return stream;
}

bool fitsWideRows(const FullyConnectedWeights& weights) {
    return fitsRowFields(weights) &&
           std::ranges::find(weights.weights, int8_t{-128}) == weights.weights.end();
}

std::vector<uint8_t> packWideRows(const FullyConnectedWeights& weights) {
    std::vector<uint8_t> stream;
    for (uint32_t o = 0; o < weights.outputs; o += 4) {
        for (uint32_t d = 0; d < weights.depth; ++d)
            for (uint32_t pair = o; pair < o + 4; pair += 2)
                append(stream, (int32_t(weights.rowOf(pair + 1)[d]) << rt::kRowFieldBits) +
                                   weights.rowOf(pair)[d]);
        for (uint32_t i = o; i < o + 4; ++i)
            append(stream, weights.bias[i]);
    }
    return stream;
}

} // namespace tmw
