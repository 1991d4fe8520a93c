// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/live.h"

#include "core/eval/metrics.h"
#include "core/eval/predictions.h"
#include "core/project/line.h"

#include <algorithm>
#include <cmath>

namespace tmw {

Result<Prediction> interpret(const Runner& runner, const Tensor& output,
                             const std::optional<Run>& run) {
    Prediction prediction;
    TMW_TRY(prediction.values, realValues(output, runner.outputs().front()));
    const auto& values = prediction.values;
    if (!run || answersNumbers(run->task) || values.empty())
        return prediction;
    const auto chosen = static_cast<size_t>(predictedClasses(values, values.size()).front());
    if (chosen < run->classNames.size())
        prediction.label = run->classNames[chosen];
    prediction.confidence = values.size() > 1 ? values[chosen] : std::max(values[0], 1 - values[0]);
    return prediction;
}

SensorTruth SensorTruth::ofSine() {
    SensorTruth truth;
    truth.sine_ = true;
    return truth;
}

SensorTruth SensorTruth::ofRows(std::vector<float> values, size_t width) {
    SensorTruth truth;
    truth.values_ = std::move(values);
    truth.width_ = width;
    return truth;
}

std::vector<float> SensorTruth::of(size_t row, std::span<const float> raw) const {
    if (sine_)
        return raw.empty() ? std::vector<float>{} : std::vector<float>{std::sin(raw.front())};
    if (values_.empty())
        return {};
    const size_t at = row % (values_.size() / width_) * width_;
    const auto begin = values_.begin() + static_cast<ptrdiff_t>(at);
    return {begin, begin + static_cast<ptrdiff_t>(width_)};
}

Result<SensorPlay> sensorPlay(const OpenModel& open) {
    if (!open.run)
        return SensorPlay{};
    TMW_TRY(const Project project, Project::open(open.project, Project::Access::Read));
    const auto& sources = project.spec().sources;
    if (sources.size() == 1 && std::holds_alternative<NoisySine>(sources.front()))
        return SensorPlay{{}, SensorTruth::ofSine()};
    TMW_TRY(const Features features, loadFeatures(project));
    std::vector<float> rows;
    std::vector<float> truth;
    const size_t width = features.inputWidth();
    for (const uint32_t sample : features.split.test) {
        const auto row = std::span(features.raw).subspan(sample * width, width);
        rows.insert(rows.end(), row.begin(), row.end());
        if (!answersNumbers(features.task)) {
            truth.push_back(static_cast<float>(features.labels[sample]));
            continue;
        }
        const auto target = features.target(sample);
        truth.insert(truth.end(), target.begin(), target.end());
    }
    const size_t each = answersNumbers(features.task) ? features.targetWidth() : 1;
    return SensorPlay{std::move(rows), SensorTruth::ofRows(std::move(truth), each)};
}

Result<std::vector<float>> sensorRows(const OpenModel& open) {
    TMW_TRY(SensorPlay play, sensorPlay(open));
    return std::move(play.rows);
}

} // namespace tmw
