// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/runner.h"
#include "core/project/model_ref.h"

#include <optional>
#include <span>
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

/// What is right for a row of a sensor, where that is known: of rows that are played, the targets
/// or the class's number; of a generated sine, whoever reads it.
class SensorTruth {
public:
    SensorTruth() = default;
    static SensorTruth ofSine();
    /// `width` values a row.
    static SensorTruth ofRows(std::vector<float> values, size_t width);
    /// Of row `row` of the stream, rows being played again and again; none where it is not known.
    std::vector<float> of(size_t row, std::span<const float> raw) const;

private:
    bool sine_ = false;
    std::vector<float> values_;
    size_t width_ = 0;
};

/// What the virtual sensor plays: the test split's raw values, or no rows (the board's own sweep)
/// for one generated input; and what is right for them. Errors: those of the data.
struct SensorPlay {
    std::vector<float> rows;
    SensorTruth truth;
};
Result<SensorPlay> sensorPlay(const OpenModel& open);
/// Its rows alone.
Result<std::vector<float>> sensorRows(const OpenModel& open);

} // namespace tmw
