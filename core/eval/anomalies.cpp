// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/anomalies.h"

#include <algorithm>
#include <cmath>

namespace tmw {

namespace {

constexpr size_t kBins = 60;
constexpr double kFarthest = 4; ///< thresholds

void countClasses(const Features& features, std::span<const uint32_t> part,
                  AnomalyMetrics& metrics) {
    std::vector<AnomalyMetrics::OfClass> all(features.classNames.size());
    for (size_t c = 0; c < all.size(); ++c) {
        all[c].name = features.classNames[c];
        if (!features.normalClasses.empty())
            all[c].normal = features.normalClasses[c] != 0;
    }
    for (size_t i = 0; i < part.size(); ++i) {
        auto& of = all[static_cast<size_t>(features.labels[part[i]])];
        ++of.samples;
        of.above += metrics.errors[i] > metrics.threshold ? 1 : 0;
    }
    std::erase_if(all, [](const auto& each) { return each.samples == 0; });
    metrics.classes = std::move(all);
}

void tellApart(const Features& features, std::span<const uint32_t> part, AnomalyMetrics& metrics) {
    size_t normal = 0;
    size_t normalAbove = 0;
    std::vector<int32_t> truth;
    for (size_t i = 0; i < part.size(); ++i) {
        const bool is = features.isNormal(part[i]);
        truth.push_back(is ? 0 : 1);
        normal += is ? 1 : 0;
        normalAbove += is && metrics.errors[i] > metrics.threshold ? 1 : 0;
    }
    metrics.recall = share(metrics.above - normalAbove, part.size() - normal);
    metrics.falseAlarms = share(normalAbove, normal);
    metrics.auc = areaUnderRoc(metrics.errors, truth, 1);
}

} // namespace

const std::vector<uint32_t>& thresholdPart(const Features& features) {
    return features.split.validation.empty() ? features.split.train : features.split.validation;
}

std::vector<double> reconstructionErrors(const Features& features, std::span<const uint32_t> part,
                                         std::span<const float> predictions) {
    std::vector<double> errors;
    errors.reserve(part.size());
    const size_t width = features.targetWidth();
    for (size_t i = 0; i < part.size(); ++i) {
        const auto truth = features.target(part[i]);
        double sum = 0;
        for (size_t at = 0; at < width; ++at) {
            const double apart = double{predictions[i * width + at]} - double{truth[at]};
            sum += apart * apart;
        }
        errors.push_back(sum / static_cast<double>(width));
    }
    return errors;
}

double percentileOf(std::vector<double> values, double percent) {
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::ranges::sort(values);
    const double place = percent / 100 * static_cast<double>(values.size() - 1);
    const auto below = static_cast<size_t>(place);
    const size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

AnomalyMetrics anomalyMetrics(const Features& features, std::span<const uint32_t> part,
                              std::vector<double> errors, std::vector<double> reference,
                              double percentile) {
    AnomalyMetrics metrics{.errors = std::move(errors),
                           .reference = std::move(reference),
                           .fromTraining = features.split.validation.empty(),
                           .percentile = percentile};
    metrics.threshold = percentileOf(metrics.reference, percentile);
    metrics.above = static_cast<size_t>(std::ranges::count_if(
        metrics.errors, [&](double error) { return error > metrics.threshold; }));
    if (!features.labels.empty())
        countClasses(features, part, metrics);
    if (!features.normalClasses.empty())
        tellApart(features, part, metrics);
    return metrics;
}

ErrorHistogram errorHistogram(const Features& features, std::span<const uint32_t> part,
                              const AnomalyMetrics& metrics) {
    ErrorHistogram made;
    if (metrics.errors.empty())
        return made;
    const double greatest = *std::ranges::max_element(metrics.errors);
    const double far = kFarthest * metrics.threshold;
    made.cut = far > 0 && greatest > far; // false for NaN
    const double end = made.cut ? far : greatest;
    made.width = end > 0 ? end / kBins : 1;
    made.normal.resize(kBins);
    made.others.resize(kBins);
    for (size_t bin = 0; bin < kBins; ++bin)
        made.centres.push_back((static_cast<double>(bin) + 0.5) * made.width);
    for (size_t i = 0; i < part.size(); ++i) {
        const double at = std::min(metrics.errors[i] / made.width, double{kBins - 1});
        const bool other = !features.normalClasses.empty() && !features.isNormal(part[i]);
        // Written so that NaN goes into the last.
        (other ? made.others : made.normal)[at >= 0 ? static_cast<size_t>(at) : kBins - 1] += 1;
    }
    return made;
}

} // namespace tmw
