// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace tmw {

namespace {
constexpr int kSideBits = std::countr_zero(Histogram::kSide);
} // namespace

void Histogram::add(std::span<const float> values) {
    for (const float value : values)
        if (std::isfinite(value))
            addOne(value);
}

void Histogram::addOne(float value) {
    seen_ = count_ == 0 ? Range{value, value}
                        : Range{std::min(seen_.low, value), std::max(seen_.high, value)};
    ++count_;
    if (value == 0) {
        ++zeros_;
        return;
    }
    if (bins_.empty())
        begin(value);
    // Multiplying by a power of two is exact.
    const auto side = static_cast<double>(kSide);
    double at = std::floor(static_cast<double>(value) * perWidth_);
    while (at < -side || at >= side) {
        widen();
        at = std::floor(static_cast<double>(value) * perWidth_);
    }
    ++bins_[static_cast<size_t>(at + side)];
}

/// The first value falls into the outer half of a side.
void Histogram::begin(float first) {
    bins_.assign(2 * kSide, 0);
    const int exponent = std::ilogb(first) + 1 - kSideBits;
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
