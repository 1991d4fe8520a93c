// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_view.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::ui {

namespace {
constexpr double kRing = 13; // pixels across
constexpr int kFewBars = 40;
constexpr float kBandFill = 0.09F;

/// Words over a place; where an edge of the plot would cut them, they end or begin there.
class WordsOver : public QCPItemText {
public:
    using QCPItemText::QCPItemText;

protected:
    void draw(QCPPainter* painter) override {
        const QRect area = clipAxisRect()->rect();
        const double half = QFontMetricsF(font()).horizontalAdvance(text()) / 2 + padding().left();
        const double x = position->pixelPosition().x();
        setPositionAlignment(Qt::AlignBottom | (x + half > area.right()  ? Qt::AlignRight
                                                : x - half < area.left() ? Qt::AlignLeft
                                                                         : Qt::AlignHCenter));
        QCPItemText::draw(painter);
    }
};

/// Words at the left or the right of a place, whichever has room; else over it.
class WordsBeside : public QCPItemText {
public:
    WordsBeside(QCustomPlot* plot, bool before, Qt::Alignment upright)
        : QCPItemText(plot), before_(before), upright_(upright) {}

protected:
    void draw(QCPPainter* painter) override {
        const QRect area = clipAxisRect()->rect();
        const double width =
            QFontMetricsF(font()).horizontalAdvance(text()) + padding().left() + padding().right();
        const double x = position->pixelPosition().x();
        const bool leftFits = x - width >= area.left();
        const bool rightFits = x + width <= area.right();
        setPositionAlignment(upright_ | (leftFits && (before_ || !rightFits) ? Qt::AlignRight
                                         : rightFits                         ? Qt::AlignLeft
                                                                             : Qt::AlignHCenter));
        QCPItemText::draw(painter);
    }

private:
    bool before_;
    Qt::Alignment upright_;
};
} // namespace

void PlotView::addNotes() {
    if (std::isfinite(pending_))
        addPending();
    if (!hasData())
        return;
    if (std::isfinite(bandLow_) && std::isfinite(bandHigh_))
        addBand();
    addBlocks();
    if (std::isfinite(limit_))
        addLimit();
    if (std::isfinite(mark_))
        addMark();
    if (!barTexts_.isEmpty())
        addBarTexts();
    if (diagonal_)
        addDiagonal();
    addRing();
}

QCPItemText* PlotView::addText(const QString& text) {
    return dressed(new QCPItemText(plot_), text);
}

QCPItemText* PlotView::dressed(QCPItemText* words, const QString& text) const {
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
    edge->point1->setCoords(pending_, 1);
    edge->point2->setCoords(pending_, 2);
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
    line->point1->setCoords(mark_, 1);
    line->point2->setCoords(mark_, 2);
    double marked = std::numeric_limits<double>::quiet_NaN();
    // The marked point of the last full series.
    for (auto series = series_.rbegin(); series != series_.rend(); ++series) {
        const CurveData& points = *series->data;
        const size_t at = points.from(mark_);
        if (series->faint || at == points.end() || points.x(at) != mark_)
            continue;
        marked = points.y(at);
        addDot(mark_, marked, styleOf(*series, theming_).color);
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
    const QRect area = plot_->axisRect()->rect();
    const QCPRange y = plot_->yAxis->range();
    // At the side with room, and away from the marked point.
    const bool left = plot_->xAxis->coordToPixel(mark_) > area.left() + 0.35 * area.width();
    const bool log = plot_->yAxis->scaleType() == QCPAxis::stLogarithmic;
    const double height = log ? std::log(marked / y.lower) / std::log(y.upper / y.lower)
                              : (marked - y.lower) / y.size();
    const bool low = height > 0.5;
    QCPItemText* words =
        dressed(new WordsBeside(plot_, left, low ? Qt::AlignBottom : Qt::AlignTop), markWords_);
    words->setBrush(theming_.color(Token::Panel));
    words->setPen(QPen(theming_.color(Token::Line)));
    words->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    words->position->setCoords(mark_, low ? 0.94 : 0.04);
}

void PlotView::addBarTexts() {
    const CurveData& bars = *series_.front().data;
    if (bars.size() > kFewBars)
        return;
    for (int i = 0; i < barTexts_.size() && static_cast<size_t>(i) < bars.size(); ++i) {
        if (barTexts_.at(i).isEmpty())
            continue;
        QCPItemText* words = dressed(new WordsOver(plot_), barTexts_.at(i));
        words->position->setTypeY(QCPItemPosition::ptPlotCoords);
        const double y = bars.y(static_cast<size_t>(i));
        words->position->setCoords(bars.x(static_cast<size_t>(i)), std::isfinite(y) ? y : 0);
    }
}

void PlotView::addBand() {
    addBandWords();
    if (diagonal_)
        return addBandEdges();
    QColor fill = theming_.color(Token::Float);
    fill.setAlphaF(kBandFill);
    auto* band = new QCPItemRect(plot_);
    band->setPen(QPen(fill, 1));
    band->setBrush(fill);
    band->setLayer("background");
    for (QCPItemPosition* corner : {band->topLeft, band->bottomRight})
        corner->setTypeX(QCPItemPosition::ptAxisRectRatio);
    band->topLeft->setCoords(0, bandHigh_);
    band->bottomRight->setCoords(1, bandLow_);
}

void PlotView::addBandWords() {
    QCPItemText* words = addText(bandWords_);
    words->setColor(theming_.color(Token::Muted));
    words->setBrush(theming_.color(Token::Panel));
    words->setPositionAlignment(Qt::AlignBottom | Qt::AlignRight);
    words->position->setType(QCPItemPosition::ptAxisRectRatio);
    words->position->setCoords(1, 1);
}

void PlotView::addBandEdges() {
    for (const double offset : {bandLow_, bandHigh_}) {
        auto* edge = new QCPItemStraightLine(plot_);
        edge->setPen(QPen(theming_.color(Token::Muted), 1, Qt::DashLine));
        edge->setLayer("grid");
        edge->point1->setCoords(0, offset);
        edge->point2->setCoords(1, 1 + offset);
    }
}

void PlotView::addDiagonal() {
    auto* line = new QCPItemStraightLine(plot_);
    line->setPen(QPen(theming_.color(Token::Truth), 1, Qt::DotLine));
    line->point1->setCoords(0, 0);
    line->point2->setCoords(1, 1);
}

void PlotView::addRing() {
    if (!isAt(selected_))
        return;
    const ShownSeries& series = series_[static_cast<size_t>(selected_.series)];
    if (series.form == SeriesForm::Bars)
        return; // the bar itself is edged
    const auto at = static_cast<size_t>(selected_.at);
    auto* ring = new QCPItemTracer(plot_);
    ring->setStyle(QCPItemTracer::tsCircle);
    ring->setSize(kRing);
    ring->setPen(QPen(theming_.color(Token::Text), 2));
    ring->setBrush(Qt::NoBrush);
    ring->position->setCoords(series.data->x(at), series.data->y(at));
}

} // namespace tmw::ui
