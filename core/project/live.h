// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/runner.h"
#include "core/project/model_ref.h"

#include <optional>
#include <string>
#include <vector>

namespace tmw {

/// What a board's answer means for people: the label and its probability, or the number.
struct Prediction {
    std::vector<float> values;
    std::optional<std::string> label;
    std::optional<float> confidence;
};
Result<Prediction> interpret(const Runner& runner, const Tensor& output,
                             const std::optional<Run>& run);

/// Rows for the virtual sensor: the test split's raw values, or none (the board's own sweep) for
/// one generated input. Errors: those of the data.
Result<std::vector<float>> sensorRows(const OpenModel& open);

} // namespace tmw
