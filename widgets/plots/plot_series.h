// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot.h"
#include "widgets/plots/curve_data.h"
#include "widgets/plots/series_style.h"

#include <QString>
#include <QVector>

#include <memory>

namespace tmw::ui {

/// A series as a plot shows it; colour, line and marker follow from the role.
struct ShownSeries {
    QString name;
    SeriesRole role = SeriesRole::Float;
    SeriesForm form = SeriesForm::Line;
    QVector<double> x;
    QVector<double> y;    ///< as many as x
    bool faint = false;   ///< a second one of the same role, to look back at
    int classNumber = -1; ///< a class of a cloud: its tint and shape instead of the role's
    bool channel = false; ///< a channel of a signal: always a solid line
    bool filled = false;  ///< a line that stands on 0, as a probability does
    bool total = false;   ///< a sum of others: a solid line with a point at each place
    std::shared_ptr<const CurveData> data = {}; ///< x and y, where the caller does not hold them
};

/// Points in order of x where they form a line, held for drawing.
void holdPoints(ShownSeries& series);
SeriesStyle styleOf(const ShownSeries& series, const Theming& theming);

} // namespace tmw::ui
