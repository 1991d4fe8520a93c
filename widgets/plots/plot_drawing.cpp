// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/legend_row.h"
#include "widgets/plots/plot_view.h"
#include "widgets/plots/read_out.h"
#include "widgets/plots/series_plottable.h"

#include <QFontMetrics>

#include <cmath>

namespace tmw::ui {

namespace {

constexpr double kBarWidth = 0.8;
constexpr double kOneBar = 4;
constexpr float kOtherBars = 0.45F;
constexpr float kFilled = 0.45F;
constexpr double kLine = 1.8;
constexpr double kDenseLine = 1.3;
constexpr size_t kDense = 2000;
constexpr double kTotalPoint = 6; // across

QCPScatterStyle scatterOf(const SeriesStyle& style) {
    const auto shape = style.marker == Marker::Diamond    ? QCPScatterStyle::ssDiamond
                       : style.marker == Marker::Square   ? QCPScatterStyle::ssSquare
                       : style.marker == Marker::Triangle ? QCPScatterStyle::ssTriangle
                                                          : QCPScatterStyle::ssCircle;
    const double size = shape == QCPScatterStyle::ssCircle || shape == QCPScatterStyle::ssSquare
                            ? 5
                            : 7; // as much ink
    return {shape, edgeOf(style), QBrush(fillOf(style)), size};
}

/// From bar to bar; of one alone a part of where it stands, so that it is not taken for 0.
double stepOf(const ShownSeries& bars, bool named) {
    if (bars.x.size() > 1)
        return bars.x[1] - bars.x[0];
    const double place = bars.x.isEmpty() || named ? 0 : std::abs(bars.x[0]);
    return place > 0 ? place / kOneBar : 1;
}

/// In lines of at most so many pixels, as far as its words allow.
QString wrapped(const QString& text, const QFontMetrics& font, int width) {
    QStringList lines;
    for (const QString& word : text.split(' ', Qt::SkipEmptyParts)) {
        if (!lines.isEmpty() && font.horizontalAdvance(lines.last() + ' ' + word) <= width)
            lines.last() += ' ' + word;
        else
            lines += word;
    }
    return lines.join('\n');
}

} // namespace

void PlotView::addCurve(const ShownSeries& series) {
    auto* curve = new CurvePlottable(plot_, series.data);
    const bool dense = series.channel || series.data->size() > kDense;
    curve->setName(series.name);
    curve->setPen(penOf(styleOf(series, theming_), dense ? kDenseLine : kLine));
    if (series.total) {
        auto* points = new CloudPlottable(plot_, series.data);
        points->setPen(Qt::NoPen);
        points->setShape({QCPScatterStyle::ssCircle, Qt::NoPen,
                          QBrush(styleOf(series, theming_).color), kTotalPoint});
    }
    if (!series.filled)
        return;
    QColor fill = styleOf(series, theming_).color;
    fill.setAlphaF(kFilled);
    curve->setBrush(fill);
}

void PlotView::addCloud(const ShownSeries& series) {
    auto* cloud = new CloudPlottable(plot_, series.data);
    cloud->setName(series.name);
    const SeriesStyle style = styleOf(series, theming_);
    cloud->setPen(edgeOf(style)); // a shape without a pen would take this one
    cloud->setShape(scatterOf(style));
}

QCPBars* PlotView::addBars(const ShownSeries& series, QCPBars* below) {
    auto* bars = sideways_ ? new QCPBars(plot_->yAxis, plot_->xAxis)
                           : new QCPBars(plot_->xAxis, plot_->yAxis);
    bars->setName(series.name);
    bars->setPen(Qt::NoPen);
    bars->setBrush(styleOf(series, theming_).color);
    bars->setWidth(kBarWidth * stepOf(series, !names_.isEmpty()));
    bars->setData(series.x, series.y, true);
    if (stacked_ && below)
        bars->moveAbove(below);
    else if (isAt(selected_) && &series == &series_[static_cast<size_t>(selected_.series)])
        addMarkedBar(series, bars);
    return bars;
}

void PlotView::addMarkedBar(const ShownSeries& series, QCPBars* bars) {
    QColor color = bars->brush().color();
    auto* marked = new QCPBars(bars->keyAxis(), bars->valueAxis());
    marked->setBrush(color);
    marked->setPen(QPen(theming_.color(Token::Text), 2));
    marked->setWidth(bars->width());
    marked->setData({series.x[selected_.at]}, {series.y[selected_.at]}, true);
    color.setAlphaF(kOtherBars);
    bars->setBrush(color);
    QSharedPointer<QCPBarsDataContainer> others = bars->data();
    others->remove(series.x[selected_.at]);
}

void PlotView::showLegend() {
    std::vector<LegendEntry> entries;
    for (const ShownSeries& series : series_)
        entries.push_back({series.name, styleOf(series, theming_)});
    addBlockEntries(entries);
    legend_->setVisible(legendShown_ && entries.size() > 1);
    legend_->setEntries(std::move(entries));
}

void PlotView::showEmpty() {
    const bool any = hasData();
    emptyText_->setVisible(!any);
    cureText_->setVisible(!any);
    emptyText_->setText(missing_);
    cureText_->setText(wrapped(cure_, QFontMetrics(cureText_->font()), plot_->axisRect()->width()));
}

void PlotView::drawSeries() {
    QCPBars* bars = nullptr;
    for (const ShownSeries& series : series_) {
        if (series.form == SeriesForm::Bars)
            bars = addBars(series, bars);
        else if (series.form == SeriesForm::Points)
            addCloud(series);
        else
            addCurve(series);
    }
}

void PlotView::draw() {
    hideReadOut();
    plot_->clearPlottables();
    for (int i = plot_->itemCount() - 1; i >= 0; --i) {
        QCPAbstractItem* item = plot_->item(i);
        if (item != readOut_ && item != emptyText_ && item != cureText_)
            plot_->removeItem(item);
    }
    plot_->xAxis->grid()->setVisible(sideways_ || (names_.isEmpty() && !hasBars()));
    drawSeries();
    showLegend();
    showEmpty();
    showScale();
    showWhole();
    if (!zoomed_)
        fit();
    addNotes();
    if (lane_)
        addLaneName();
    readers_.start();
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace tmw::ui
