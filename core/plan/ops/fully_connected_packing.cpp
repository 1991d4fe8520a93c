// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/ops/fully_connected_packing.h"

#include "core/plan/ops/stream.h"

#include <algorithm>
#include <cstdlib>

namespace tmw {

void FullyConnectedWeights::foldInputZeroPoint(int32_t zeroPoint, std::span<const int32_t> given) {
    bias.clear();
    for (uint32_t o = 0; o < outputs; ++o) {
        int64_t sum = 0;
        for (const int8_t weight : rowOf(o))
            sum += weight;
        const int64_t folded = (given.empty() ? 0 : given[o]) - sum * zeroPoint;
        bias.push_back(static_cast<int32_t>(folded)); // wraps as the accumulator would
    }
}

std::vector<uint8_t> FullyConnectedWeights::packGeneric() const {
    std::vector<uint8_t> stream;
    stream.reserve(size_t(outputs) * (padded() + 12));
    for (uint32_t o = 0; o < outputs; ++o) {
        append(stream, bias[o]);
        if (perChannel())
            append(stream, rescales[o]);
        const auto row = rowOf(o);
        stream.insert(stream.end(), row.begin(), row.end());
        stream.resize(stream.size() + padded() - depth);
    }
    return stream;
}

bool FullyConnectedWeights::fitsDsp() const {
    constexpr int64_t kMostOfPair = int64_t(1) << 23;
    for (uint32_t o = 0; o < outputs; ++o) {
        const auto row = rowOf(o);
        if (std::ranges::find(row, int8_t{-128}) != row.end())
            return false;
        int64_t magnitude = 0;
        for (const int8_t weight : row)
            magnitude += std::abs(weight);
        // Inputs as they are, -128 to 127; the bias holds what the zero point adds.
        if (magnitude * 128 >= kMostOfPair)
            return false;
        const rt::Rescale& rescale = rescales[perChannel() ? o : 0];
        const int left = std::max(rescale.shift, 0) + 1;
        const int64_t most = std::abs(int64_t(bias[o])) + magnitude * 128;
        // The zero point, shifted by the rescaling, is added before the second rounding.
        if (rescale.shift < -22 || left > 30 || most >= (int64_t(1) << (31 - left)))
            return false;
    }
    return true;
}

bool FullyConnectedWeights::hasRightShifts() const {
    for (uint32_t o = 0; o < outputs; ++o) {
        int64_t most = std::abs(int64_t(bias[o]));
        for (const int8_t weight : rowOf(o))
            most += 128 * std::abs(int64_t(weight));
        const rt::Rescale& rescale = rescales[perChannel() ? o : 0];
        if (rescale.shift < -22 || rescale.shift > -1 || most >= int64_t(1) << 30)
            return false;
    }
    return true;
}

std::vector<uint8_t> FullyConnectedWeights::packDsp() const {
    std::vector<uint8_t> stream;
    const auto weightAt = [&](uint32_t o, uint32_t d) {
        return o < outputs && d < depth ? int32_t(weights[size_t(o) * depth + d]) : 0;
    };
    uint32_t first = 0;
    while (first < outputs) {
        const uint32_t width = outputs - first > 2 ? 4 : 2;
        for (uint32_t o = first; o < first + width; ++o)
            append(stream, o < outputs ? bias[o] : 0);
        if (perChannel())
            for (uint32_t o = first; o < first + width; ++o)
                append(stream, o < outputs ? rescales[o] : rt::Rescale{0, -1});
        for (uint32_t d = 0; d < padded(); d += 4)
            for (uint32_t pair = first; pair < first + width; pair += 2)
                for (const uint32_t step : {0u, 2u, 1u, 3u})
                    append(stream, static_cast<int16_t>(256 * weightAt(pair + 1, d + step) +
                                                        weightAt(pair, d + step)));
        first += width;
    }
    return stream;
}

} // namespace tmw
