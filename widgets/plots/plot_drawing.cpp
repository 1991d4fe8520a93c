// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/legend_row.h"
#include "widgets/plots/plot_ticks.h"
#include "widgets/plots/plot_view.h"
#include "widgets/plots/read_out.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::ui {

namespace {

constexpr double kBarWidth = 0.8;
constexpr double kLine = 1.8;
constexpr double kDenseLine = 1.3;
constexpr qsizetype kDense = 2000;
constexpr double kRing = 13; // pixels across
constexpr int kFewBars = 40;

QCPScatterStyle scatterOf(const SeriesStyle& style) {
    QColor fill = style.color;
    fill.setAlphaF(fill.alphaF() * 0.65F);
    const auto shape = style.marker == Marker::Diamond    ? QCPScatterStyle::ssDiamond
                       : style.marker == Marker::Square   ? QCPScatterStyle::ssSquare
                       : style.marker == Marker::Triangle ? QCPScatterStyle::ssTriangle
                                                          : QCPScatterStyle::ssDisc;
    const double size = style.marker == Marker::Diamond ? 7 : 5;
    // A disc is filled with the pen's colour.
    return {shape, QPen(fill, 0), QBrush(fill), size};
}

} // namespace

void PlotView::addGraph(const ShownSeries& series) {
    QCPGraph* graph = plot_->addGraph();
    graph->setName(series.name);
    graph->setAdaptiveSampling(true);
    const SeriesStyle style = styleOf(series.role, series.form, series.faint, theming_);
    if (series.form == SeriesForm::Points) {
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setScatterStyle(scatterOf(style));
    } else {
        graph->setPen(penOf(style, series.x.size() > kDense ? kDenseLine : kLine));
    }
    graph->setData(series.x, series.y, std::is_sorted(series.x.begin(), series.x.end()));
}

QCPBars* PlotView::addBars(const ShownSeries& series, QCPBars* below) {
    auto* bars = sideways_ ? new QCPBars(plot_->yAxis, plot_->xAxis)
                           : new QCPBars(plot_->xAxis, plot_->yAxis);
    bars->setName(series.name);
    bars->setPen(Qt::NoPen);
    bars->setBrush(styleOf(series.role, series.form, series.faint, theming_).color);
    const double step = series.x.size() > 1 ? series.x[1] - series.x[0] : 1;
    bars->setWidth(kBarWidth * step);
    bars->setData(series.x, series.y, true);
    if (stacked_ && below)
        bars->moveAbove(below);
    return bars;
}

QCPItemText* PlotView::addText(const QString& text) {
    auto* words = new QCPItemText(plot_);
    words->setText(text);
    words->setFont(Theming::sans(11));
    words->setColor(theming_.color(Token::Text));
    words->setPadding(QMargins(4, 2, 4, 2));
    words->position->setTypeX(QCPItemPosition::ptPlotCoords);
    return words;
}

void PlotView::addPending() {
    auto* rest = new QCPItemRect(plot_);
    rest->setPen(Qt::NoPen);
    rest->setBrush(theming_.color(Token::Sunk));
    rest->setLayer("background");
    for (QCPItemPosition* corner : {rest->topLeft, rest->bottomRight}) {
        corner->setTypeX(QCPItemPosition::ptPlotCoords);
        corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    rest->topLeft->setCoords(pending_, 0);
    rest->bottomRight->setCoords(std::max(pending_, plot_->xAxis->range().upper), 1);
    auto* edge = new QCPItemStraightLine(plot_);
    edge->setPen(QPen(theming_.color(Token::Accent), 1.5));
    edge->point1->setCoords(pending_, logY_ ? 1 : 0);
    edge->point2->setCoords(pending_, logY_ ? 2 : 1);
    const QCPRange range = plot_->xAxis->range();
    if (pendingWords_.isEmpty() || pending_ > range.lower + 0.85 * range.size())
        return;
    QCPItemText* words = addText(pendingWords_);
    words->setColor(theming_.color(Token::Accent));
    words->setPositionAlignment(Qt::AlignTop | Qt::AlignLeft);
    words->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    words->position->setCoords(pending_, 0.02);
}

void PlotView::addMark() {
    auto* line = new QCPItemStraightLine(plot_);
    line->setPen(QPen(theming_.color(Token::Text), 1, Qt::DotLine));
    line->point1->setCoords(mark_, logY_ ? 1 : 0);
    line->point2->setCoords(mark_, logY_ ? 2 : 1);
    double marked = std::numeric_limits<double>::quiet_NaN();
    // The marked point of the last full series.
    for (auto series = series_.rbegin(); series != series_.rend(); ++series) {
        const auto at = std::lower_bound(series->x.begin(), series->x.end(), mark_);
        if (series->faint || at == series->x.end() || *at != mark_)
            continue;
        marked = series->y[at - series->x.begin()];
        addDot(mark_, marked, styleOf(series->role, series->form, false, theming_).color);
        break;
    }
    if (!markWords_.isEmpty())
        addMarkWords(marked);
}

void PlotView::addDot(double x, double y, const QColor& color) {
    auto* dot = new QCPItemEllipse(plot_);
    dot->setPen(QPen(theming_.color(Token::Panel), 1.5));
    dot->setBrush(color);
    auto* centre = new QCPItemTracer(plot_);
    centre->setStyle(QCPItemTracer::tsNone);
    centre->position->setCoords(x, y);
    for (QCPItemPosition* corner : {dot->topLeft, dot->bottomRight})
        corner->setParentAnchor(centre->position);
    dot->topLeft->setCoords(-4.5, -4.5);
    dot->bottomRight->setCoords(4.5, 4.5);
}

void PlotView::addMarkWords(double marked) {
    const QCPRange x = plot_->xAxis->range();
    const QCPRange y = plot_->yAxis->range();
    // At the side with room, and away from the marked point.
    const bool left = mark_ > x.lower + 0.35 * x.size();
    const double height = logY_ ? std::log(marked / y.lower) / std::log(y.upper / y.lower)
                                : (marked - y.lower) / y.size();
    const bool low = height > 0.5;
    QCPItemText* words = addText(markWords_);
    words->setBrush(theming_.color(Token::Panel));
    words->setPen(QPen(theming_.color(Token::Line)));
    words->setPositionAlignment((low ? Qt::AlignBottom : Qt::AlignTop) |
                                (left ? Qt::AlignRight : Qt::AlignLeft));
    words->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    words->position->setCoords(mark_, low ? 0.94 : 0.04);
}

void PlotView::addBarTexts() {
    const ShownSeries& bars = series_.front();
    if (bars.x.size() > kFewBars)
        return;
    for (int i = 0; i < bars.x.size() && i < barTexts_.size(); ++i) {
        QCPItemText* words = addText(barTexts_.at(i));
        words->setPositionAlignment(Qt::AlignBottom | Qt::AlignHCenter);
        words->position->setTypeY(QCPItemPosition::ptPlotCoords);
        words->position->setCoords(bars.x[i], std::isfinite(bars.y[i]) ? bars.y[i] : 0);
    }
}

void PlotView::addRing() {
    if (selected_.series < 0 || selected_.series >= static_cast<int>(series_.size()))
        return;
    const ShownSeries& series = series_[static_cast<size_t>(selected_.series)];
    if (selected_.index < 0 || selected_.index >= series.x.size())
        return;
    auto* ring = new QCPItemTracer(plot_);
    ring->setStyle(QCPItemTracer::tsCircle);
    ring->setSize(kRing);
    ring->setPen(QPen(theming_.color(Token::Text), 2));
    ring->setBrush(Qt::NoBrush);
    ring->position->setCoords(series.x[selected_.index], series.y[selected_.index]);
}

void PlotView::showLegend() {
    std::vector<LegendEntry> entries;
    for (const ShownSeries& series : series_)
        entries.push_back({series.name, styleOf(series.role, series.form, series.faint, theming_)});
    legend_->setVisible(legendShown_ && entries.size() > 1);
    legend_->setEntries(std::move(entries));
}

void PlotView::draw() {
    hideReadOut();
    plot_->clearPlottables();
    for (int i = plot_->itemCount() - 1; i >= 0; --i) {
        QCPAbstractItem* item = plot_->item(i);
        if (item != readOut_ && item != emptyText_ && item != cureText_)
            plot_->removeItem(item);
    }
    QCPBars* bars = nullptr;
    for (const ShownSeries& series : series_) {
        if (series.form == SeriesForm::Bars)
            bars = addBars(series, bars);
        else
            addGraph(series);
    }
    showLegend();
    const bool any = hasData();
    emptyText_->setVisible(!any);
    cureText_->setVisible(!any);
    emptyText_->setText(missing_);
    cureText_->setText(cure_);
    if (!zoomed_)
        fit();
    if (std::isfinite(pending_))
        addPending();
    if (std::isfinite(mark_) && any)
        addMark();
    if (!barTexts_.isEmpty() && any)
        addBarTexts();
    if (diagonal_ && any) {
        auto* line = new QCPItemStraightLine(plot_);
        line->setPen(QPen(theming_.color(Token::Truth), 1, Qt::DotLine));
        line->point1->setCoords(0, 0);
        line->point2->setCoords(1, 1);
    }
    addRing();
    setAccessibleDescription(describe());
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace tmw::ui
