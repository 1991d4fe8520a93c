// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/int16_tables.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr float kOne = 32768; ///< in Q15

/// In floats, step by step as TensorFlow Lite Micro does: in doubles, entries differ.
std::array<int16_t, rt::kSoftmaxTable> tableOf(float (*function)(float), float low, float high) {
    constexpr size_t kSteps = rt::kSoftmaxTable - 1;
    const float step = (high - low) / static_cast<float>(kSteps);
    const float half = step / 2;
    const auto held = [](float value) {
        return static_cast<int16_t>(std::clamp(value, -kOne, kOne - 1));
    };
    std::array<int16_t, rt::kSoftmaxTable> table{};
    for (size_t i = 0; i < kSteps; ++i) {
        const float at = low + static_cast<float>(i) * step;
        const float value = std::round(function(at) * kOne);
        const float next = function(low + static_cast<float>(i + 1) * step) * kOne;
        const float line = std::round((next + value) / 2);
        const float error = line - std::round(function(at + half) * kOne);
        table[i] = held(value - std::round(error / 2));
    }
    table[kSteps] = held(std::round(function(high) * kOne));
    return table;
}

double logisticStep(double index) {
    return 65536 / (1 + std::exp(-index / 24));
}

} // namespace

std::array<uint16_t, rt::kSigmoidTable> int16LogisticTable() {
    std::array<uint16_t, rt::kSigmoidTable> table{};
    table.back() = 65535; // from there on answers no longer change
    for (size_t i = 0; i + 1 < table.size(); ++i) {
        const auto index = static_cast<double>(i);
        const double value = logisticStep(index);
        const double line = (value + logisticStep(index + 1)) / 2;
        table[i] =
            static_cast<uint16_t>(std::lround(value - (line - logisticStep(index + 0.5)) / 2));
    }
    return table;
}

std::array<int16_t, rt::kSoftmaxTable> int16ExpTable() {
    // The exponential of a double, rounded: no library's own float one.
    return tableOf([](float x) { return static_cast<float>(std::exp(static_cast<double>(x))); },
                   -10, 0);
}

std::array<int16_t, rt::kSoftmaxTable> int16ReciprocalTable() {
    return tableOf([](float x) { return 1 / (1 + x); }, 0, 1);
}

} // namespace tmw
