// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace tmw {

namespace {
constexpr int kSideBits = std::countr_zero(Histogram::kSide);
constexpr float kMost = std::numeric_limits<float>::max();

struct Summary {
    uint64_t finite = 0;
    uint64_t zeros = 0;
    Range range{kMost, -kMost};
};

/// Of values that are all finite numbers, side by side; else `finite` is 0.
Summary summariseFinite(std::span<const float> values) {
    constexpr size_t kLanes = 16;
    float low[kLanes];
    float high[kLanes];
    uint32_t zeros[kLanes] = {};
    uint32_t finite[kLanes] = {};
    std::fill_n(low, kLanes, kMost);
    std::fill_n(high, kLanes, -kMost);
    for (size_t i = 0; i < values.size(); i += kLanes)
        for (size_t k = 0; k < kLanes; ++k) {
            const float value = values[i + k];
            low[k] = value < low[k] ? value : low[k];
            high[k] = value > high[k] ? value : high[k];
            zeros[k] += value == 0 ? 1U : 0U;
            finite[k] += value >= -kMost && value <= kMost ? 1U : 0U;
        }
    Summary all;
    for (size_t k = 0; k < kLanes; ++k) {
        all.range = {std::min(all.range.low, low[k]), std::max(all.range.high, high[k])};
        all.zeros += zeros[k];
        all.finite += finite[k];
    }
    return all.finite == values.size() ? all : Summary();
}

Summary summarise(std::span<const float> values) {
    Summary all;
    const size_t whole = values.size() / 16 * 16;
    size_t first = 0;
    if (whole > 0)
        if (const Summary some = summariseFinite(values.first(whole)); some.finite > 0) {
            all = some;
            first = whole;
        }
    for (const float value : values.subspan(first))
        if (std::isfinite(value)) {
            ++all.finite;
            all.zeros += value == 0 ? 1 : 0;
            all.range = {std::min(all.range.low, value), std::max(all.range.high, value)};
        }
    return all;
}
} // namespace

void Histogram::add(std::span<const float> values) {
    const Summary all = summarise(values);
    if (all.finite == 0)
        return;
    seen_ = count_ == 0
                ? all.range
                : Range{std::min(seen_.low, all.range.low), std::max(seen_.high, all.range.high)};
    count_ += all.finite;
    zeros_ += all.zeros;
    if (all.finite == all.zeros)
        return;
    fit(std::max(-all.range.low, all.range.high));
    // Zeros are counted as the bin above them and taken out again: there are many, in no order.
    for (const float value : values)
        if (std::isfinite(value))
            ++bins_[binOf(value)];
    bins_[kSide] -= all.zeros;
}

/// Multiplying by a power of two is exact.
size_t Histogram::binOf(float value) const {
    const double at = static_cast<double>(value) * perWidth_;
    const auto whole = static_cast<int32_t>(at);
    const int32_t floor = whole - (static_cast<double>(whole) > at ? 1 : 0);
    return static_cast<size_t>(floor + static_cast<int32_t>(kSide));
}

/// Makes bins for magnitudes up to this.
void Histogram::fit(float greatest) {
    if (bins_.empty())
        begin(greatest);
    while (static_cast<double>(greatest) * perWidth_ >= static_cast<double>(kSide))
        widen();
}

/// This value falls into the outer half of a side.
void Histogram::begin(float greatest) {
    bins_.assign(2 * kSide, 0);
    const int exponent = std::ilogb(greatest) + 1 - kSideBits;
    width_ = std::ldexp(1.0, exponent);
    perWidth_ = std::ldexp(1.0, -exponent);
}

void Histogram::widen() {
    std::vector<uint64_t> wider(2 * kSide, 0);
    for (size_t i = 0; i < kSide; ++i) {
        wider[kSide + i / 2] += bins_[kSide + i];
        wider[kSide - 1 - i / 2] += bins_[kSide - 1 - i];
    }
    bins_ = std::move(wider);
    width_ *= 2;
    perWidth_ /= 2;
}

} // namespace tmw
