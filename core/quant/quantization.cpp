// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/quant/quantization.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {
constexpr double kLeast = -128;
constexpr double kGreatest = 127;
} // namespace

Quantization activationQuantization(Range range, Scale least) {
    const double low = std::min(0.0, static_cast<double>(range.low));
    const double high = std::max(0.0, static_cast<double>(range.high));
    if (low == high)
        return {{1}, {0}};
    const float scale =
        std::max({static_cast<float>((high - low) / (kGreatest - kLeast)), least.value, 1e-18F});
    const double zeroPoint = std::round(kLeast - low / static_cast<double>(scale));
    return {{scale}, {static_cast<int32_t>(std::clamp(zeroPoint, kLeast, kGreatest))}};
}

Scale weightScale(float greatest) {
    return {greatest > 0 ? std::max(greatest / 127.0F, 1e-18F) : 1.0F};
}

int8_t quantizeInt8(float value, Quantization to) {
    const double steps =
        std::round(static_cast<double>(value) / static_cast<double>(to.scale.value));
    return static_cast<int8_t>(std::clamp(steps + to.zeroPoint.value, kLeast, kGreatest));
}

TensorQuantization tensorQuantization(Quantization quantization) {
    return {{quantization.scale.value}, {quantization.zeroPoint.value}, 0};
}

} // namespace tmw
