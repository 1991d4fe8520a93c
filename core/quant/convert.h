// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "core/nn/training.h"
#include "core/tflite/tflite_model.h"

#include <string_view>
#include <vector>

namespace tmw {

/// What a .tflite's numbers are.
enum class ModelKind : uint8_t { Float, Int8 };
std::string_view toText(ModelKind kind); ///< "float", "int8"
/// Errors: convert.unknown_kind, with the kinds there are.
Result<ModelKind> parseModelKind(std::string_view word);

/// Least and greatest value seen.
struct Range {
    float low = 0;
    float high = 0;
};

/// The range of the input and of each layer's output (before and after a fused activation it is
/// the latter), observed on training samples.
struct Calibration {
    Range input;
    std::vector<Range> outputs; ///< one per layer of the graph
    size_t samples = 0;
};

/// Runs the model over at most `limit` samples of the training part.
Result<Calibration> calibrate(const TrainedModel& model, const Features& features,
                              size_t limit = 10000, std::stop_token stop = {});

/// Writes a .tflite. `calibration` is needed for Int8. The same model gives the same bytes.
/// The model must answer in data units (inDataUnits).
Result<TfliteModel> convert(const TrainedModel& model, ModelKind kind,
                            const Calibration* calibration = nullptr);

} // namespace tmw
