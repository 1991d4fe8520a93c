// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/tflite/tflite_model.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tmw {

/// What a .tflite's numbers are.
enum class ModelKind : uint8_t {
    Float,
    Int8,       ///< activations and weights
    Int16x8,    ///< int16 activations, int8 weights
    Float16,    ///< weights are stored in 16 bits and computed with as floats
    Int8Weights ///< weights are stored in 8 bits and computed with as floats
};
inline constexpr size_t kModelKinds = 5;

std::string_view toText(ModelKind kind); ///< "float", "int8", "int16x8", "float16", "int8w"
/// Errors: convert.unknown_kind, with the kinds there are.
Result<ModelKind> parseModelKind(std::string_view word);
/// What a model of ours, or of its like, is by its input and its constants.
ModelKind kindOf(const TfliteModel& model);
/// All but float, as words of a setting.
std::vector<std::string_view> convertedKinds();

/// Int8 or Int16 where inputs, activations and outputs are integers, for which a calibration is
/// needed; nothing where they are floats.
std::optional<DataType> activationType(ModelKind kind);

} // namespace tmw
