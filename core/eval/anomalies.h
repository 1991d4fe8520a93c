// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"
#include "core/eval/metrics.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tmw {

/// How well samples are made again, and which are not: what lies above the threshold is an anomaly.
struct AnomalyMetrics {
    /// Of each sample of the part: the mean of squared differences between its values and the
    /// network's, both in the scale that the network takes.
    std::vector<double> errors;
    /// The same of the samples that the threshold comes from: the validation part, or the training
    /// part where there is none.
    std::vector<double> reference;
    bool fromTraining = false;
    double percentile = 99; ///< of `reference`
    double threshold = 0;   ///< errors above it, not at it; NaN without a reference
    size_t above = 0;
    struct OfClass {
        std::string name;
        std::optional<bool> normal; ///< empty: not told which classes are
        size_t samples = 0;
        size_t above = 0;
    };
    std::vector<OfClass> classes = {}; ///< with samples in the part; empty: no labels
    /// Where normal classes are told: the share of the others that lies above, and of the normal.
    std::optional<Share> recall = {};
    std::optional<Share> falseAlarms = {};
    /// The chance that an anomaly's error is above a normal sample's; NaN where one of them lacks.
    double auc = std::numeric_limits<double>::quiet_NaN();
};

/// The samples that the threshold comes from.
const std::vector<uint32_t>& thresholdPart(const Features& features);

/// `predictions`: one row a sample of `part`.
std::vector<double> reconstructionErrors(const Features& features, std::span<const uint32_t> part,
                                         std::span<const float> predictions);

/// The value below which `percent` of the values lie, in a line between the two nearest, as numpy's
/// percentile; NaN without values.
double percentileOf(std::vector<double> values, double percent);

/// Of errors made before; another percentile needs no other run.
AnomalyMetrics anomalyMetrics(const Features& features, std::span<const uint32_t> part,
                              std::vector<double> errors, std::vector<double> reference,
                              double percentile);

/// Counts of errors in bins of equal width from 0 to the greatest, or to four thresholds where that
/// is less: the last bin then holds all beyond.
struct ErrorHistogram {
    std::vector<double> centres;
    double width = 0;
    std::vector<double> normal; ///< or all, where it is not told which are normal
    std::vector<double> others;
    bool cut = false; ///< the last bin holds what lies beyond
};
ErrorHistogram errorHistogram(const Features& features, std::span<const uint32_t> part,
                              const AnomalyMetrics& metrics);

} // namespace tmw
