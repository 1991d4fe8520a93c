// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/metrics.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace tmw {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Scores of one class; a single column is the second class's.
std::vector<double> columnOf(std::span<const float> scores, size_t columns, size_t which) {
    std::vector<double> values;
    for (size_t at = 0; at + columns <= scores.size(); at += columns)
        values.push_back(double{columns > 1 ? scores[at + which]
                                : which     ? scores[at]
                                            : 1 - scores[at]});
    return values;
}

double calibrationError(std::span<const float> scores, size_t columns,
                        std::span<const int32_t> truth) {
    struct Bin {
        double confidence = 0;
        double right = 0;
    };
    std::array<Bin, kCalibrationBins> bins{};
    const std::vector<int32_t> said = predictedClasses(scores, columns);
    for (size_t i = 0; i < said.size(); ++i) {
        const float score =
            columns > 1 ? scores[i * columns + static_cast<size_t>(said[i])] : scores[i];
        const double confidence = static_cast<double>(columns > 1 || said[i] ? score : 1 - score);
        const double place = std::ceil(confidence * kCalibrationBins) - 1;
        Bin& bin = bins[static_cast<size_t>(std::clamp(place, 0.0, kCalibrationBins - 1.0))];
        bin.confidence += confidence;
        bin.right += said[i] == truth[i];
    }
    double sum = 0;
    for (const Bin& bin : bins)
        sum += std::abs(bin.right - bin.confidence);
    return said.empty() ? kNaN : sum / static_cast<double>(said.size());
}

} // namespace

/// From the sum of the ranks of those inside; equals share the mean of their ranks.
double areaUnderRoc(std::span<const double> scores, std::span<const int32_t> truth, int32_t which) {
    std::vector<size_t> order(scores.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::sort(order, {}, [&](size_t at) { return scores[at]; });
    double ranks = 0;
    double inside = 0;
    for (size_t first = 0, last = 0; first < order.size(); first = last) {
        while (last < order.size() && scores[order[last]] == scores[order[first]])
            ++last;
        const double rank = static_cast<double>(first + last + 1) / 2;
        for (size_t i = first; i < last; ++i)
            if (truth[order[i]] == which) {
                ranks += rank;
                ++inside;
            }
    }
    const double outside = static_cast<double>(scores.size()) - inside;
    return inside == 0 || outside == 0 ? kNaN
                                       : (ranks - inside * (inside + 1) / 2) / (inside * outside);
}

ScoreMetrics scoreMetrics(std::span<const float> scores, size_t columns,
                          std::span<const int32_t> truth, size_t classes) {
    ScoreMetrics metrics;
    double sum = 0;
    size_t count = 0;
    for (size_t i = 0; i < classes; ++i) {
        const double area =
            areaUnderRoc(columnOf(scores, columns, i), truth, static_cast<int32_t>(i));
        metrics.auc.push_back(area);
        if (std::isfinite(area)) {
            sum += area;
            ++count;
        }
    }
    metrics.macroAuc = count ? sum / static_cast<double>(count) : kNaN;
    metrics.calibrationError = calibrationError(scores, columns, truth);
    return metrics;
}

} // namespace tmw
