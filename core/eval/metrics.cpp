// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/metrics.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw {

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

double ratio(double over, double under) {
    return under == 0 ? kNaN : over / under;
}

using Counts = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr double kZ = 1.959963984540054; // the normal's 97.5 % quantile

double meanOfFinite(const std::vector<ClassMetrics>& classes) {
    double sum = 0;
    size_t count = 0;
    for (const auto& each : classes)
        if (std::isfinite(each.f1)) {
            sum += each.f1;
            ++count;
        }
    return ratio(sum, static_cast<double>(count));
}

} // namespace

Share share(size_t hits, size_t of) {
    if (of == 0)
        return {kNaN, 0, 1};
    const double n = static_cast<double>(of);
    const double p = static_cast<double>(hits) / n;
    const double middle = p + kZ * kZ / (2 * n);
    const double half = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n));
    const double scale = 1 + kZ * kZ / n;
    return {p, std::max(0.0, (middle - half) / scale), std::min(1.0, (middle + half) / scale)};
}

RegressionMetrics regressionMetrics(std::span<const float> predicted,
                                    std::span<const float> truth) {
    const size_t count = std::min(predicted.size(), truth.size());
    if (count == 0)
        return {kNaN, kNaN, kNaN, kNaN, kNaN, kNaN, kNaN};
    double mean = 0;
    for (size_t i = 0; i < count; ++i)
        mean += truth[i];
    mean /= static_cast<double>(count);
    double squares = 0;
    double fourths = 0;
    double largest = 0;
    double absolute = 0;
    double total = 0;
    for (size_t i = 0; i < count; ++i) {
        const double error = double(predicted[i]) - double(truth[i]);
        squares += error * error;
        fourths += error * error * error * error;
        largest = std::max(largest, std::abs(error));
        absolute += std::abs(error);
        total += (truth[i] - mean) * (truth[i] - mean);
    }
    const double n = static_cast<double>(count);
    const double mse = squares / n;
    const double half = kZ * std::sqrt(std::max(0.0, fourths / n - mse * mse) / n);
    return {mse,
            absolute / n,
            std::sqrt(mse),
            total == 0 ? kNaN : 1 - squares / total,
            std::sqrt(std::max(0.0, mse - half)),
            std::sqrt(mse + half),
            largest};
}

ClassificationMetrics classificationMetrics(std::span<const int32_t> predicted,
                                            std::span<const int32_t> truth, size_t classes) {
    const auto size = static_cast<Eigen::Index>(classes);
    Counts confusion = Counts::Zero(size, size);
    const size_t count = std::min(predicted.size(), truth.size());
    for (size_t i = 0; i < count; ++i)
        confusion(truth[i], predicted[i]) += 1;
    ClassificationMetrics metrics;
    metrics.accuracy = share(static_cast<size_t>(confusion.trace()), count);
    const Eigen::VectorXd there = confusion.rowwise().sum();
    const Eigen::VectorXd said = confusion.colwise().sum();
    for (Eigen::Index i = 0; i < size; ++i) {
        const double hits = confusion(i, i);
        metrics.classes.push_back({ratio(hits, said[i]), ratio(hits, there[i]),
                                   ratio(2 * hits, said[i] + there[i]),
                                   static_cast<size_t>(there[i])});
    }
    metrics.macroF1 = meanOfFinite(metrics.classes);
    for (Eigen::Index i = 0; i < confusion.size(); ++i)
        metrics.confusion.push_back(static_cast<size_t>(confusion.data()[i]));
    return metrics;
}

std::vector<int32_t> predictedClasses(std::span<const float> scores, size_t columns) {
    std::vector<int32_t> classes;
    classes.reserve(scores.size() / columns);
    for (size_t at = 0; at + columns <= scores.size(); at += columns) {
        const auto row = scores.subspan(at, columns);
        classes.push_back(columns == 1
                              ? (row[0] >= 0.5f ? 1 : 0)
                              : static_cast<int32_t>(std::ranges::max_element(row) - row.begin()));
    }
    return classes;
}

Flips flips(std::span<const int32_t> first, std::span<const int32_t> second,
            std::span<const int32_t> truth) {
    Flips result;
    for (size_t i = 0; i < truth.size(); ++i) {
        const bool a = first[i] == truth[i];
        const bool b = second[i] == truth[i];
        result.firstOnlyRight += a && !b;
        result.secondOnlyRight += b && !a;
    }
    const double n = static_cast<double>(result.firstOnlyRight + result.secondOnlyRight);
    const size_t fewer = std::min(result.firstOnlyRight, result.secondOnlyRight);
    double tail = 0;
    for (size_t k = 0; k <= fewer; ++k) {
        const double x = static_cast<double>(k);
        tail += std::exp(std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1) -
                         n * std::log(2.0));
    }
    result.p = std::min(1.0, 2 * tail);
    return result;
}

} // namespace tmw
