// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/quant/quantization.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tmw {

/// Counts of values in bins of one width around 0, which is always a bin's edge. The width is a
/// power of two and doubles, two bins becoming one, where a value lies beyond the last bin: so the
/// counts are the same in whatever order and portions the values come.
class Histogram {
public:
    static constexpr size_t kSide = 2048; ///< bins on each side of 0

    /// Values that are not finite numbers are not counted.
    void add(std::span<const float> values);

    uint64_t count() const { return count_; }
    /// Values that are 0, which no bin holds.
    uint64_t zeros() const { return zeros_; }
    /// Least and greatest value.
    Range seen() const { return seen_; }
    double width() const { return width_; }
    /// 2 * kSide of them, or none where no value but 0 was seen.
    std::span<const uint64_t> bins() const { return bins_; }
    /// Lower edge.
    double edge(size_t bin) const {
        return (static_cast<double>(bin) - static_cast<double>(kSide)) * width_;
    }

private:
    size_t binOf(float value) const;
    void fit(float greatest);
    void begin(float greatest);
    void widen();

    std::vector<uint64_t> bins_;
    double width_ = 0;
    double perWidth_ = 0;
    uint64_t count_ = 0;
    uint64_t zeros_ = 0;
    Range seen_;
};

} // namespace tmw
