// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tflite/ops/layer_writer.h"

namespace tmw::tflite {

/// Of an operator, by the type of its activations.
struct Versions {
    OperatorVersion inFloat;
    OperatorVersion int8;
    OperatorVersion int16;
};

/// Nothing: floats.
constexpr OperatorVersion versionFor(std::optional<DataType> integers, const Versions& versions) {
    if (!integers)
        return versions.inFloat;
    return *integers == DataType::Int16 ? versions.int16 : versions.int8;
}

inline std::optional<DataType> integersOf(const LayerToWrite& from) {
    return from.range ? activationType(from.kind) : std::nullopt;
}

inline OperatorVersion versionFor(const LayerToWrite& from, const Versions& versions) {
    return versionFor(integersOf(from), versions);
}

/// AddOptions' and SubOptions' pot_scale_int16: LiteRT then shifts, with only one of two inputs of
/// another scale than the answer. Without it, it rescales as TensorFlow Lite Micro always does.
constexpr bool shiftsPowers(std::optional<DataType> integers) {
    return integers != DataType::Int16;
}

inline constexpr Versions kAdd{{0, 1, {1, 5, 0}}, {0, 2, {1, 14, 0}}, {0, 3, {2, 4, 0}}};
inline constexpr Versions kSub{{41, 1, {1, 6, 0}}, {41, 2, {1, 14, 0}}, {41, 5, {2, 4, 0}}};
inline constexpr Versions kMul{{18, 1, {1, 5, 0}}, {18, 2, {1, 14, 0}}, {18, 4, {2, 3, 0}}};
inline constexpr Versions kStridedSlice{
    {45, 1, {1, 6, 0}}, {45, 2, {1, 14, 0}}, {45, 1, {2, 3, 0}}};

} // namespace tmw::tflite
