// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/show_plot.h"

namespace tmw::ui {

void showPlot(PlotView& view, const Plot& plot) {
    view.setAxes(QString::fromStdString(plot.xTitle), QString::fromStdString(plot.yTitle));
    QStringList names;
    for (const std::string& name : plot.xNames)
        names += QString::fromStdString(name);
    view.setNames(names);
    view.setStacked(true);
    std::vector<ShownSeries> shown;
    for (const PlotSeries& series : plot.series)
        shown.push_back({QString::fromStdString(series.name), series.role, series.form,
                         QVector<double>(series.x.begin(), series.x.end()),
                         QVector<double>(series.y.begin(), series.y.end())});
    view.setSeries(std::move(shown));
    view.fit();
}

} // namespace tmw::ui
