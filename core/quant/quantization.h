// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/tflite_model.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tmw {

/// Least and greatest value seen.
struct Range {
    float low = 0;
    float high = 0;
};

/// Real value of one step: finite and positive.
struct Scale {
    float value = 1;
};
/// Integer that stands for 0.
struct ZeroPoint {
    int32_t value = 0;
};

/// real = scale * (q - zeroPoint), for a tensor as a whole.
struct Quantization {
    Scale scale;
    ZeroPoint zeroPoint;
};

/// A step of an answer is at least this part of a step of what it is computed from: multipliers
/// then stay below 2^16, and nothing finer could be told apart.
inline constexpr float kFinestStep = 1.0F / 65536;

/// For int8 activations, by TensorFlow Lite's 8-bit quantization specification: asymmetric over
/// -128 to 127, the range widened so that it holds 0, and 0 itself exact (nudged zero point).
/// The scale is never below `least` or 1e-18; a range of nothing but 0 gets a scale of 1.
Quantization activationQuantization(Range range, Scale least = {0});

/// For int8 weights: symmetric over the narrow range -127 to 127. `greatest` is the largest
/// magnitude; 0 gives a scale of 1.
Scale weightScale(float greatest);

/// clamp(round_half_away(value / scale) + zeroPoint) to -128..127.
int8_t quantizeInt8(float value, Quantization to);

/// Real values of a tensor's bytes: a float's own, scale * (q - zeroPoint) of int8, uint8 and int16
/// that are quantized as a whole. Nothing for other tensors.
std::optional<std::vector<float>> realValues(DataType type, std::span<const uint8_t> bytes,
                                             const TensorQuantization& quantization);

/// As a tensor's.
TensorQuantization tensorQuantization(Quantization quantization);

} // namespace tmw
