// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/rescale.h"

#include "device_runtime/kernels/integers.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw {

rt::Rescale rescaleOf(double factor) {
    if (factor == 0)
        return {0, 0};
    int shift = 0;
    const double mantissa = std::frexp(factor, &shift);
    int64_t fixed = std::llround(mantissa * 2147483648.0);
    if (fixed == int64_t(1) << 31) {
        fixed /= 2;
        ++shift;
    }
    if (shift < -31)
        return {0, 0};
    if (shift > 30)
        return {std::numeric_limits<int32_t>::max(), 30};
    return {static_cast<int32_t>(fixed), shift};
}

namespace {

int32_t quantized(float value, const AffineQuantization& q) {
    const float rounded = std::round(value / q.scale);
    return static_cast<int32_t>(
        std::clamp<double>(double(rounded) + q.zeroPoint, -2147483648.0, 2147483647.0));
}

} // namespace

FloatClamp clampOf(ClampKind kind) {
    constexpr float kInfinity = std::numeric_limits<float>::infinity();
    switch (kind) {
    case ClampKind::Relu:
        return {0, kInfinity};
    case ClampKind::ReluN1To1:
        return {-1, 1};
    case ClampKind::Relu6:
        return {0, 6};
    case ClampKind::None:
        break;
    }
    return {-kInfinity, kInfinity};
}

IntegerClamp clampOf(ClampKind kind, const AffineQuantization& output, DataType type) {
    const rt::IntegerRange range = rt::rangeOf(type);
    const FloatClamp real = clampOf(kind);
    IntegerClamp clamp{range.low, range.high};
    if (std::isfinite(real.low))
        clamp.low = std::max(clamp.low, quantized(real.low, output));
    if (std::isfinite(real.high))
        clamp.high = std::min(clamp.high, quantized(real.high, output));
    return clamp;
}

} // namespace tmw
