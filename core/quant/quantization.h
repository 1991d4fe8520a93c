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
    DataType type = DataType::Int8; ///< or Int16
};

/// A step of an answer is at least this part of a step of what it is computed from: multipliers
/// then stay below 2^16, and nothing finer could be told apart.
inline constexpr float kFinestStep = 1.0F / 65536;
/// The same for sums of 64 bits, whose multipliers must stay below 2^7.
inline constexpr float kFinestWideStep = 1.0F / 64;

/// For int8 activations, by TensorFlow Lite's 8-bit quantization specification: asymmetric over
/// -128 to 127, the range widened so that it holds 0, and 0 itself exact (nudged zero point).
/// The scale is never below `least` or 1e-18; a range of nothing but 0 gets a scale of 1.
Quantization activationQuantization(Range range, Scale least = {0});

/// For int16 activations: symmetric, zero point 0, and the least power of two that holds the range.
/// With scales of weights in 15 bits (int16WeightScale), each multiplier then is one of 15 bits,
/// and runtimes that cut it to that (TensorFlow Lite Micro, CMSIS-NN) and others that do not
/// (LiteRT's fully connected layers) give the same bits. The half bit it costs is far below int8
/// weights' own.
Quantization int16Quantization(Range range, Scale least = {0});

/// Either, by the type that is wanted.
Quantization quantizationOf(DataType type, Range range, Scale least = {0});

/// For int8 weights: symmetric over the narrow range -127 to 127. `greatest` is the largest
/// magnitude; 0 gives a scale of 1.
Scale weightScale(float greatest);

/// Not below `scale`, and of 15 bits.
Scale int16WeightScale(Scale scale);

/// clamp(round_half_away(value / scale) + zeroPoint) to -128..127.
int8_t quantizeInt8(float value, Quantization to);

/// The same, within the limits of `to.type`.
int32_t quantizeValue(float value, Quantization to);

/// Real values of a tensor's bytes: a float's own, scale * (q - zeroPoint) of int8, uint8 and int16
/// that are quantized as a whole. Nothing for other tensors.
std::optional<std::vector<float>> realValues(DataType type, std::span<const uint8_t> bytes,
                                             const TensorQuantization& quantization);

/// As a tensor's.
TensorQuantization tensorQuantization(Quantization quantization);

} // namespace tmw
