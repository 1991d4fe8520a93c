// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_ticks.h"
#include "widgets/plots/plot_view.h"

#include <qcustomplot.h>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kAnyPlot = 56; // pixels left of the axis
constexpr int kLeast = 70;   // of a lane
constexpr int kMost = 150;   // a name that needs more is cut in its middle
constexpr int kBeside = 22;  // of the name: ticks and their 0 and 1
constexpr int kAir = 8;      // left of it
constexpr int kBottom = 6;   // where no tick tells x
constexpr int kTickRow = 22; // where they do

/// What the name of a lane needs.
int roomFor(const QString& name) {
    const int wide = QFontMetrics(Theming::sans(12)).horizontalAdvance(name);
    return std::clamp(wide + kBeside + kAir, kLeast, kMost);
}
} // namespace

void PlotView::setLane() {
    lane_ = true;
    plot_->yAxis->setLabel({});
    dress();
    setYTicks();
    showXTicks();
    widenForName();
}

void PlotView::setYTicks() {
    if (!lane_)
        return plot_->yAxis->setTicker(QSharedPointer<RoundTicks>::create());
    auto ends = QSharedPointer<QCPAxisTickerText>::create();
    ends->addTick(0, "0");
    ends->addTick(1, "1");
    plot_->yAxis->setTicker(ends);
}

void PlotView::showXTicks() {
    if (!lane_)
        return;
    plot_->xAxis->setTickLabels(!below_);
    QMargins least = plot_->axisRect()->minimumMargins();
    least.setBottom(below_ ? kBottom : kTickRow);
    plot_->axisRect()->setMinimumMargins(least);
}

void PlotView::widenForName() {
    setLeftMargin(leftMargin());
}

void PlotView::setLeftMargin(int margin) {
    QMargins least = plot_->axisRect()->minimumMargins();
    margin = std::max(margin, lane_ ? roomFor(yTitle_) : kAnyPlot);
    if (least.left() == margin)
        return;
    least.setLeft(margin);
    plot_->axisRect()->setMinimumMargins(least);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::addLaneName() {
    auto* name = new QCPItemText(plot_);
    name->setClipToAxisRect(false);
    name->setFont(Theming::sans(12));
    name->setColor(theming_.color(Token::Text));
    name->setText(
        QFontMetrics(name->font()).elidedText(yTitle_, Qt::ElideMiddle, kMost - kBeside - kAir));
    name->setPositionAlignment(Qt::AlignRight | Qt::AlignVCenter);
    name->setPadding(QMargins(0, 0, kBeside, 0));
    name->position->setType(QCPItemPosition::ptAxisRectRatio);
    name->position->setCoords(0, 0.5);
}

} // namespace tmw::ui
