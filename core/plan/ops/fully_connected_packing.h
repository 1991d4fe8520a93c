// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/plan/records.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tmw {

/// An int8 fully connected operator's constants, and how the cores want them (records.h).
struct FullyConnectedWeights {
    uint32_t depth = 0;
    uint32_t outputs = 0;
    std::vector<int8_t> weights; ///< row-major outputs x depth
    std::vector<int32_t> bias;
    std::vector<rt::Rescale> rescales; ///< one, or one an output

    bool perChannel() const { return rescales.size() > 1; }
    uint32_t padded() const { return (depth + 3) / 4 * 4; }

    std::span<const int8_t> rowOf(uint32_t output) const {
        return std::span(weights).subspan(size_t(output) * depth, depth);
    }

    /// bias[o] = given[o] - zeroPoint * sum of the weights of o; `given` may be empty.
    void foldInputZeroPoint(int32_t zeroPoint, std::span<const int32_t> given);

    /// Whether kRightShifts (records.h) holds for every output.
    bool hasRightShifts() const;
    /// Of the records that run these weights.
    uint8_t flags() const {
        return static_cast<uint8_t>((perChannel() ? rt::kPerChannel : 0) |
                                    (hasRightShifts() ? rt::kRightShifts : 0));
    }
    /// Whether FullyConnectedInt8Dsp gives the same bits for every input.
    bool fitsDsp() const;
    std::vector<uint8_t> packDsp() const;
    std::vector<uint8_t> packGeneric() const;
};

} // namespace tmw
