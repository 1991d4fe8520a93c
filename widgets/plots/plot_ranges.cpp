// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_ticks.h"
#include "widgets/plots/plot_view.h"

#include <QSettings>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr double kLogMargin = 1.2;
constexpr double kMargin = 1.08;
constexpr double kOverBars = 1.05;
constexpr double kOverBarsWithWords = 1.25;
constexpr double kAroundOneBar = 8; ///< its widths

bool areWhole(const QVector<double>& values) {
    return std::ranges::all_of(values, [](double value) { return value == std::round(value); });
}

void showOn(QCPAxis* axis, const std::optional<AxisRange>& range) {
    if (range && range->low < range->high)
        axis->setRange(range->low, range->high);
}

QVariant stored(const std::optional<AxisRange>& range) {
    return range ? QVariantList{range->low, range->high} : QVariantList();
}

std::optional<AxisRange> restored(const QVariant& value) {
    const QVariantList ends = value.toList();
    if (ends.size() != 2 || !(ends[0].toDouble() < ends[1].toDouble()))
        return std::nullopt;
    return AxisRange{ends[0].toDouble(), ends[1].toDouble()};
}

} // namespace

AxisRange PlotView::shownX() const {
    return {plot_->xAxis->range().lower, plot_->xAxis->range().upper};
}

AxisRange PlotView::shownY() const {
    return {plot_->yAxis->range().lower, plot_->yAxis->range().upper};
}

void PlotView::showX(AxisRange range) {
    plot_->xAxis->setRange(range.low, range.high);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::holdRanges(std::optional<AxisRange> x, std::optional<AxisRange> y) {
    heldX_ = x;
    heldY_ = y;
    keep();
    fit();
    emit zoomedChanged();
}

void PlotView::remember(const QString& name) {
    if (name == name_)
        return;
    const bool usual = name_.isEmpty() && logY_;
    const bool held = isHeld();
    name_.clear(); // nothing is stored while it is read
    const QSettings settings;
    const QString key = "plots/" + name;
    heldX_ = restored(settings.value(key + "/x"));
    heldY_ = restored(settings.value(key + "/y"));
    setLogY(settings.value(key + "/logY", usual).toBool());
    name_ = name;
    fit();
    if (held != isHeld())
        emit zoomedChanged();
}

void PlotView::keep() {
    if (name_.isEmpty())
        return;
    QSettings settings;
    const QString key = "plots/" + name_;
    settings.setValue(key + "/logY", logY_);
    for (const auto& [axis, range] : {std::pair("/x", heldX_), std::pair("/y", heldY_)}) {
        if (range)
            settings.setValue(key + axis, stored(range));
        else
            settings.remove(key + axis);
    }
}

bool PlotView::canBeLog() const {
    return !sideways_ && !hasBars() &&
           std::any_of(series_.begin(), series_.end(), [](const ShownSeries& each) {
               const Extent reach = each.data->over(each.data->begin(), each.data->end());
               return !reach.isEmpty() && reach.high > 0;
           });
}

/// Nothing drawn yet counts as able: an empty plot shows the scale it will have.
void PlotView::showScale() {
    const bool log = logY_ && (!hasData() || canBeLog());
    if (log == (plot_->yAxis->scaleType() == QCPAxis::stLogarithmic))
        return;
    fitting_ = true; // a change of scale moves the range by itself
    plot_->yAxis->setScaleType(log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    fitting_ = false;
    if (log)
        plot_->yAxis->setTicker(QSharedPointer<LogTicks>::create());
    else
        setYTicks();
}

void PlotView::fitData() {
    const bool log = plot_->yAxis->scaleType() == QCPAxis::stLogarithmic;
    if (!hasData()) {
        plot_->xAxis->setRange(plot_->xAxis->scaleType() == QCPAxis::stLogarithmic ? 0.1 : 0, 1);
        plot_->yAxis->setRange(log ? 0.1 : 0, 1);
        return;
    }
    plot_->rescaleAxes();
    const QCPRange y = plot_->yAxis->range();
    const bool bars = series_.front().form == SeriesForm::Bars;
    if (log)
        plot_->yAxis->setRange(y.lower / kLogMargin, y.upper * kLogMargin);
    else if (!sideways_)
        plot_->yAxis->scaleRange(kMargin);
    if (bars && !sideways_ && y.lower >= 0)
        plot_->yAxis->setRange(0, y.upper * (barTexts_.isEmpty() ? kOverBars : kOverBarsWithWords));
    if (bars && series_.front().data->size() == 1)
        (sideways_ ? plot_->yAxis : plot_->xAxis)->scaleRange(kAroundOneBar);
    const bool cloud = series_.front().form == SeriesForm::Points && names_.isEmpty();
    if (diagonal_ || cloud)
        plot_->xAxis->scaleRange(kMargin);
}

/// Counts have no ticks between them, nor have numbers of channels.
void PlotView::showWhole() {
    const bool bars = hasBars();
    const auto show = [bars, this](QCPAxis* axis, QVector<double> ShownSeries::*values) {
        if (const auto ticks = axis->ticker().dynamicCast<RoundTicks>())
            ticks->setWhole(bars && std::ranges::all_of(series_, [values](const ShownSeries& each) {
                                return each.form == SeriesForm::Bars && areWhole(each.*values);
                            }));
    };
    show(sideways_ ? plot_->yAxis : plot_->xAxis, &ShownSeries::x);
    show(sideways_ ? plot_->xAxis : plot_->yAxis, &ShownSeries::y);
}

void PlotView::fitHeld() {
    if (!names_.isEmpty())
        plot_->xAxis->setRange(-0.6, static_cast<double>(names_.size()) - 0.4);
    showOn(plot_->xAxis, heldX_ ? heldX_ : pageX_);
    showOn(plot_->yAxis, heldY_ ? heldY_ : pageY_);
}

void PlotView::fit() {
    fitting_ = true;
    fitData();
    fitHeld();
    fitting_ = false;
    setZoomed(false);
    readers_.start();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::letGo() {
    if (!zoomed_ && isHeld())
        holdRanges({}, {});
    fit();
}

void PlotView::changedByHand() {
    readers_.start();
    if (!fitting_)
        setZoomed(true);
}

void PlotView::setZoomed(bool zoomed) {
    if (zoomed_ == zoomed)
        return;
    zoomed_ = zoomed;
    emit zoomedChanged();
}

void PlotView::showGrown() {
    const bool hadNone = emptyText_->visible();
    if (hadNone)
        showEmpty();
    if (hadNone)
        showScale();
    if (zoomed_)
        plot_->replot(QCustomPlot::rpQueuedReplot);
    else
        fit();
}

int PlotView::innerWidth() const {
    return plot_->axisRect()->width();
}

void PlotView::setDragX() {
    plot_->axisRect()->setRangeDrag(Qt::Horizontal);
}

} // namespace tmw::ui
