// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/live.h"

#include "core/eval/metrics.h"
#include "core/eval/predictions.h"
#include "core/project/line.h"

#include <algorithm>

namespace tmw {

Result<Prediction> interpret(const Runner& runner, const Tensor& output,
                             const std::optional<Run>& run) {
    Prediction prediction;
    TMW_TRY(prediction.values, realValues(output, runner.outputs().front()));
    const auto& values = prediction.values;
    if (!run || run->task == Task::Regression || values.empty())
        return prediction;
    const auto chosen = static_cast<size_t>(predictedClasses(values, values.size()).front());
    if (chosen < run->classNames.size())
        prediction.label = run->classNames[chosen];
    prediction.confidence = values.size() > 1 ? values[chosen] : std::max(values[0], 1 - values[0]);
    return prediction;
}

Result<std::vector<float>> sensorRows(const OpenModel& open) {
    if (!open.run)
        return std::vector<float>{};
    TMW_TRY(const Project project, Project::open(open.project, Project::Access::Read));
    const auto& sources = project.spec().sources;
    if (sources.size() == 1 && std::holds_alternative<NoisySine>(sources.front()))
        return std::vector<float>{};
    TMW_TRY(const Features features, loadFeatures(project));
    std::vector<float> rows;
    const size_t width = features.inputWidth();
    for (const uint32_t sample : features.split.test) {
        const auto row = std::span(features.raw).subspan(sample * width, width);
        rows.insert(rows.end(), row.begin(), row.end());
    }
    return rows;
}

} // namespace tmw
