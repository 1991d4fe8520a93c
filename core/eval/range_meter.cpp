// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/range_meter.h"

#include <algorithm>
#include <cmath>

namespace tmw {

RangeMeter::RangeMeter(const TfliteTensor& tensor) {
    range_.tensor = tensor.name;
    const bool wide = tensor.type == DataType::Int16;
    if (!tensor.quantization.present() || (!wide && tensor.type != DataType::Int8))
        return;
    const float least = wide ? -32768 : -128;
    const float greatest = wide ? 32767 : 127;
    const float scale = tensor.quantization.scales[0];
    const auto& zeros = tensor.quantization.zeroPoints;
    range_.zeroPoint = zeros.empty() ? 0 : static_cast<int32_t>(zeros[0]);
    const auto zero = static_cast<float>(range_.zeroPoint);
    range_.covered = {scale * (least - zero), scale * (greatest - zero)};
    range_.step = static_cast<double>(scale);
}

void RangeMeter::add(std::span<const float> values) {
    const auto step = static_cast<float>(range_.step);
    for (const float value : values) {
        if (values_ == 0)
            range_.seen = {value, value};
        range_.seen = {std::min(range_.seen.low, value), std::max(range_.seen.high, value)};
        ++values_;
        outside_ += value < range_.covered.low - step || value > range_.covered.high + step ? 1 : 0;
    }
}

void RangeMeter::add(const RangeMeter& other) {
    if (values_ == 0) {
        *this = other;
        return;
    }
    if (other.values_ > 0)
        range_.seen = {std::min(range_.seen.low, other.range_.seen.low),
                       std::max(range_.seen.high, other.range_.seen.high)};
    values_ += other.values_;
    outside_ += other.outside_;
}

double stepsOf(const TensorRange& range) {
    if (range.step <= 0)
        return 0;
    const auto covered =
        static_cast<double>(range.covered.high) - static_cast<double>(range.covered.low);
    return std::round(covered / range.step);
}

TensorRange RangeMeter::result() const {
    TensorRange made = range_;
    if (made.step > 0)
        made.steps = static_cast<double>(made.seen.high - made.seen.low) / made.step;
    if (made.step > 0 && values_ > 0)
        made.outside = static_cast<double>(outside_) / static_cast<double>(values_);
    return made;
}

} // namespace tmw
