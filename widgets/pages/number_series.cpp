// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/number_series.h"

#include <QCoreApplication>

namespace tmw::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(NumberSeries)
};

double inputOf(const Features& features, const NumberAnswer& answer) {
    return static_cast<double>(features.raw[answer.sample]);
}

template <typename X, typename Y>
ShownSeries made(const QString& name, SeriesRole role, SeriesForm form,
                 const std::vector<NumberAnswer>& answers, X x, Y y) {
    ShownSeries series{name, role, form, {}, {}};
    series.x.reserve(static_cast<qsizetype>(answers.size()));
    series.y.reserve(static_cast<qsizetype>(answers.size()));
    for (const NumberAnswer& answer : answers) {
        series.x.append(x(answer));
        series.y.append(y(answer));
    }
    return series;
}

double predictedOf(const NumberAnswer& answer) {
    return answer.predicted;
}
double truthOf(const NumberAnswer& answer) {
    return answer.truth;
}
double residualOf(const NumberAnswer& answer) {
    return answer.residual();
}

} // namespace

ShownSeries overTruth(const NumberSeries& of) {
    return made(of.name, of.role, SeriesForm::Points, *of.answers, truthOf, predictedOf);
}

ShownSeries residualsOf(const NumberSeries& of, const Features& features) {
    const bool one = features.inputWidth() == 1;
    const auto x = [&](const NumberAnswer& answer) {
        return one ? inputOf(features, answer) : answer.truth;
    };
    return made(of.name, of.role, SeriesForm::Points, *of.answers, x, residualOf);
}

ShownSeries histogramOf(const NumberSeries& of, const ResidualHistogram& histogram) {
    ShownSeries bars{of.name, of.role, SeriesForm::Bars, {}, {}};
    bars.x = QVector<double>(histogram.centres.begin(), histogram.centres.end());
    bars.y = QVector<double>(histogram.counts.begin(), histogram.counts.end());
    return bars;
}

ShownSeries truthOverInput(const Features& features, const std::vector<NumberAnswer>& answers) {
    const auto x = [&](const NumberAnswer& answer) { return inputOf(features, answer); };
    return made(Words::tr("samples"), SeriesRole::Test, SeriesForm::Points, answers, x, truthOf);
}

ShownSeries overInput(const NumberSeries& of, const Features& features) {
    const auto x = [&](const NumberAnswer& answer) { return inputOf(features, answer); };
    return made(Words::tr("predicted, %1").arg(of.name), of.role, SeriesForm::Line, *of.answers, x,
                predictedOf);
}

} // namespace tmw::ui
