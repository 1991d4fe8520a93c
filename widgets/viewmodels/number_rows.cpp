// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/number_rows.h"

#include "widgets/viewmodels/evaluation_rows.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Evaluation)
};

constexpr int kBins = 21;
constexpr double kAir = 1.15; ///< for the ring around the outermost

QString fixed(double value, int digits) {
    return std::isfinite(value) ? QString::number(value, 'f', digits) : QStringLiteral("-");
}

/// So many that a column of residuals has the same decimals.
int decimalsFor(double reach) {
    return reach > 0 ? std::clamp(3 - static_cast<int>(std::floor(std::log10(reach))), 0, 6) : 3;
}

} // namespace

std::vector<NumberAnswer> numberAnswers(const Features& features, std::span<const uint32_t> part,
                                        const std::vector<float>& predictions, size_t target) {
    const size_t width = features.targetWidth();
    std::vector<NumberAnswer> answers;
    answers.reserve(part.size());
    for (size_t i = 0; i < part.size(); ++i)
        answers.push_back({i, part[i], static_cast<double>(features.target(part[i])[target]),
                           static_cast<double>(predictions[i * width + target])});
    return answers;
}

std::vector<NumberAnswer> worstFirst(std::vector<NumberAnswer> answers, size_t most) {
    most = std::min(most, answers.size());
    const auto end = answers.begin() + static_cast<std::ptrdiff_t>(most);
    std::partial_sort(answers.begin(), end, answers.end(), [](const auto& a, const auto& b) {
        const double first = std::abs(a.residual());
        const double second = std::abs(b.residual());
        return first != second ? first > second : a.at < b.at;
    });
    answers.erase(end, answers.end());
    return answers;
}

QList<GridColumn> worstColumns() {
    return {{Words::tr("Row"), true},
            {Words::tr("True"), true},
            {Words::tr("Predicted"), true},
            {Words::tr("Residual"), true}};
}

QList<GridRow> worstRows(const Features& features, const std::vector<NumberAnswer>& answers) {
    QList<GridRow> rows;
    double reach = 0;
    for (const NumberAnswer& answer : answers)
        reach = std::max({reach, std::abs(answer.truth), std::abs(answer.residual())});
    const int decimals = decimalsFor(reach);
    for (const NumberAnswer& answer : answers) {
        const qint64 row = rowNumber(features, answer.sample);
        const QString sign = answer.residual() > 0 ? QStringLiteral("+") : QString();
        rows.append({{countText(row), row},
                     {fixed(answer.truth, decimals), answer.truth},
                     {fixed(answer.predicted, decimals), answer.predicted},
                     {sign + fixed(answer.residual(), decimals), answer.residual()}});
    }
    return rows;
}

ResidualHistogram residualHistogram(const std::vector<NumberAnswer>& answers) {
    ResidualHistogram histogram;
    double reach = 0;
    for (const NumberAnswer& answer : answers)
        reach = std::max(reach, std::abs(answer.residual()));
    histogram.reach = reach > 0 && std::isfinite(reach) ? reach * kAir : 1;
    const double width = 2 * histogram.reach / kBins;
    histogram.counts.assign(kBins, 0);
    for (int i = 0; i < kBins; ++i)
        histogram.centres.push_back(-histogram.reach + (i + 0.5) * width);
    for (const NumberAnswer& answer : answers) {
        const double place = (answer.residual() + histogram.reach) / width;
        if (std::isfinite(place))
            ++histogram
                  .counts[static_cast<size_t>(std::clamp(static_cast<int>(place), 0, kBins - 1))];
    }
    return histogram;
}

ResidualStats residualStats(const std::vector<NumberAnswer>& answers) {
    ResidualStats stats;
    const auto count = static_cast<double>(answers.size());
    for (const NumberAnswer& answer : answers)
        stats.mean += answer.residual() / count;
    double squares = 0;
    for (const NumberAnswer& answer : answers)
        squares += (answer.residual() - stats.mean) * (answer.residual() - stats.mean);
    stats.deviation = answers.size() > 1 ? std::sqrt(squares / (count - 1)) : 0;
    for (const NumberAnswer& answer : answers)
        stats.inside += std::abs(answer.residual()) <= stats.band() ? 1 : 0;
    return stats;
}

double largestGap(const std::vector<NumberAnswer>& first, const std::vector<NumberAnswer>& second) {
    double gap = 0;
    for (size_t i = 0; i < std::min(first.size(), second.size()); ++i)
        gap = std::max(gap, std::abs(first[i].predicted - second[i].predicted));
    return gap;
}

} // namespace tmw::ui
