// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_series.h"

#include <algorithm>
#include <numeric>

namespace tmw::ui {

namespace {

void sortByX(ShownSeries& series) {
    std::vector<qsizetype> order(static_cast<size_t>(series.x.size()));
    std::iota(order.begin(), order.end(), qsizetype{0});
    std::stable_sort(order.begin(), order.end(),
                     [&series](qsizetype a, qsizetype b) { return series.x[a] < series.x[b]; });
    QVector<double> x;
    QVector<double> y;
    for (const qsizetype at : order) {
        x.append(series.x[at]);
        y.append(series.y[at]);
    }
    series.x = std::move(x);
    series.y = std::move(y);
}

} // namespace

void holdPoints(ShownSeries& series) {
    if (series.data)
        return;
    if (series.form == SeriesForm::Line && !std::is_sorted(series.x.cbegin(), series.x.cend()))
        sortByX(series);
    series.data = std::make_shared<FixedCurve>(series.x, series.y);
}

SeriesStyle styleOf(const ShownSeries& series, const Theming& theming) {
    if (series.classNumber >= 0)
        return classStyle(series.classNumber, theming);
    SeriesStyle style = styleOf(series.role, series.form, series.faint, theming);
    if (series.channel || series.total)
        style.line = Qt::SolidLine;
    return style;
}

} // namespace tmw::ui
