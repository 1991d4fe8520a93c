// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"
#include "core/eval/anomalies.h"
#include "core/eval/metrics.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// How well predictions meet the truth of some samples.
struct Evaluation {
    size_t samples = 0;
    /// Mean squared error in data units (of reconstruction: of what the network takes), or mean
    /// cross-entropy (probabilities kept above 1e-7).
    double loss = 0;
    std::optional<RegressionMetrics> regression = {};
    std::optional<ClassificationMetrics> classification = {};
    std::optional<ScoreMetrics> scores = {};      ///< with `classification`
    std::optional<AnomalyMetrics> anomalies = {}; ///< of reconstruction, with `regression`
    std::vector<std::string> labels;              ///< class names, for the matrix
};

/// `predictions`: one row for each of `part` (indices of samples), in data units or probabilities.
/// Errors: evaluate.no_samples, evaluate.width where rows do not fit the data.
Result<Evaluation> evaluate(const Features& features, std::span<const uint32_t> part,
                            std::span<const float> predictions);

/// Answers to other samples, as `predictions`.
using Predict = std::function<Result<std::vector<float>>(std::span<const uint32_t>)>;
/// The same; of reconstruction also what lies above the threshold. `predict` is asked for the
/// samples that the threshold comes from. Errors: its own too.
Result<Evaluation> evaluate(const Features& features, std::span<const uint32_t> part,
                            std::span<const float> predictions, double thresholdPercentile,
                            const Predict& predict);

/// Inputs of those samples, one row after another.
std::vector<float> gatherInputs(const Features& features, std::span<const uint32_t> part);
std::vector<float> gatherTargets(const Features& features, std::span<const uint32_t> part);
std::vector<int32_t> gatherLabels(const Features& features, std::span<const uint32_t> part);

} // namespace tmw
