// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_ticks.h"
#include "widgets/plots/plot_view.h"
#include "widgets/plots/read_out.h"

#include <qcustomplot.h>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr double kNear = 8; // pixels

/// "Epoch" and 24: "Epoch 24"; "x (rad)" and 1.3: "x 1.3 rad".
QString withUnit(const QString& axis, double value) {
    const qsizetype open = axis.lastIndexOf('(');
    const bool has = open > 0 && axis.endsWith(')');
    const QString unit = has ? axis.mid(open + 1).chopped(1) : QString();
    const QString text = (has ? axis.left(open).trimmed() : axis) + ' ' + readableNumber(value);
    return unit.isEmpty() || unit == PlotView::tr("no unit") ? text : text + ' ' + unit;
}
} // namespace

bool PlotView::isAt(Hit hit) const {
    if (hit.series < 0 || hit.series >= static_cast<int>(series_.size()) || hit.at < 0)
        return false;
    const CurveData& points = *series_[static_cast<size_t>(hit.series)].data;
    const auto at = static_cast<size_t>(hit.at);
    return at >= points.begin() && at < points.end();
}

PlotView::Hit PlotView::nearestInCloud(const QPointF& position) const {
    Hit hit;
    double least = kNear * kNear;
    for (size_t s = 0; s < series_.size(); ++s) {
        if (series_[s].form != SeriesForm::Points)
            continue;
        const CurveData& points = *series_[s].data;
        for (size_t at = points.begin(); at < points.end(); ++at) {
            const double dx = plot_->xAxis->coordToPixel(points.x(at)) - position.x();
            const double dy = plot_->yAxis->coordToPixel(points.y(at)) - position.y();
            const double distance = dx * dx + dy * dy;
            if (distance <= least) {
                least = distance;
                hit = {static_cast<int>(s), static_cast<qsizetype>(at)};
            }
        }
    }
    return hit;
}

PlotView::Hit PlotView::hitAt(const QPointF& position) const {
    if (sideways_ || !plot_->axisRect()->rect().contains(position.toPoint()))
        return {};
    if (const Hit hit = nearestInCloud(position); hit.series >= 0)
        return hit;
    const auto line = std::find_if(series_.begin(), series_.end(), [](const ShownSeries& each) {
        return each.form != SeriesForm::Points && !each.data->isEmpty();
    });
    if (line == series_.end())
        return {};
    const double x = plot_->xAxis->pixelToCoord(position.x());
    return {static_cast<int>(line - series_.begin()),
            static_cast<qsizetype>(line->data->nearest(x))};
}

void PlotView::readOutAt(const QPointF& position) {
    const Hit hit = hitAt(position);
    hit.at < 0 ? hideReadOut() : readOut(hit);
}

ReadOutRow PlotView::rowOf(const ShownSeries& series, size_t at) const {
    const double y = series.data->y(at);
    return {series.name,
            readableNumber(y),
            styleOf(series, theming_),
            series.data->x(at),
            y,
            series.form != SeriesForm::Bars};
}

void PlotView::readOut(Hit hit) {
    hovered_ = hit;
    const ShownSeries& first = series_[static_cast<size_t>(hit.series)];
    const auto at = static_cast<size_t>(hit.at);
    const double x = first.data->x(at);
    std::vector<ReadOutRow> rows{rowOf(first, at)};
    for (const ShownSeries& series : series_) {
        if (&series == &first || first.form == SeriesForm::Points ||
            series.form == SeriesForm::Points || series.data->isEmpty())
            continue;
        rows.push_back(rowOf(series, series.data->nearest(x)));
    }
    const bool named = !names_.isEmpty() && hit.at < names_.size();
    readOut_->set(x, named ? names_.at(hit.at) : withUnit(xTitle(), x), std::move(rows),
                  first.form == SeriesForm::Line);
    readOut_->setVisible(true);
    readers_.start();
    plot_->layer("readout")->replot();
    emit hovered(static_cast<int>(hit.at));
}

void PlotView::hideReadOut() {
    hovered_ = {};
    if (!readOut_->visible())
        return;
    readOut_->setVisible(false);
    readers_.start();
    plot_->layer("readout")->replot();
}

QString PlotView::readOutText() const {
    return readOut_->visible() ? readOut_->text() : QString();
}

/// From where it stands; the first press starts in the middle of what is shown.
void PlotView::stepReadOut(int by) {
    if (sideways_ || !hasData())
        return;
    if (!isAt(hovered_)) {
        const auto any = std::find_if(series_.begin(), series_.end(), [](const ShownSeries& each) {
            return !each.data->isEmpty();
        });
        const CurveData& points = *any->data;
        const AxisRange shown = shownX();
        const size_t start = any->form == SeriesForm::Points
                                 ? points.begin()
                                 : points.nearest((shown.low + shown.high) / 2);
        return readOut({static_cast<int>(any - series_.begin()), static_cast<qsizetype>(start)});
    }
    const CurveData& points = *series_[static_cast<size_t>(hovered_.series)].data;
    readOut({hovered_.series, std::clamp(hovered_.at + by, static_cast<qsizetype>(points.begin()),
                                         static_cast<qsizetype>(points.end()) - 1)});
}

} // namespace tmw::ui
