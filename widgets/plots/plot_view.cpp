// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_view.h"

#include "widgets/plots/legend_row.h"
#include "widgets/plots/plot_ticks.h"
#include "widgets/plots/read_out.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::ui {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kLeftMargin = 60;
constexpr int kTickWidth = 90;
constexpr int kTickHeight = 32;
constexpr double kLogMargin = 1.2;
constexpr double kMargin = 1.08;

QSharedPointer<QCPAxisTicker> roundTicks() {
    return QSharedPointer<RoundTicks>::create();
}

} // namespace

PlotView::PlotView(const Theming& theming, QWidget* parent)
    : QWidget(parent), theming_(theming), plot_(new QCustomPlot),
      legend_(new LegendRow(theming, kLeftMargin)), readOut_(new ReadOut(plot_, theming)),
      emptyText_(new QCPItemText(plot_)),
      cureText_(new QCPItemText(plot_)), fixedX_{kNone, kNone}, fixedY_{kNone, kNone}, mark_(kNone),
      pending_(kNone) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(0);
    column->addWidget(legend_);
    column->addWidget(plot_, 1);
    setFocusPolicy(Qt::StrongFocus);
    plot_->setFocusPolicy(Qt::NoFocus);
    plot_->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot_->axisRect()->setRangeZoom(Qt::Horizontal);
    plot_->axisRect()->setMinimumMargins(QMargins(kLeftMargin, 8, 12, 22));
    plot_->setNoAntialiasingOnDrag(true);
    plot_->installEventFilter(this);
    plot_->setMouseTracking(true);
    plot_->setContextMenuPolicy(Qt::NoContextMenu);
    makeItems();
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
        axis->setTicker(roundTicks());
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                &PlotView::zoomedByHand);
    }
    connect(plot_, &QCustomPlot::beforeReplot, this, [this] {
        const QSize room = plot_->axisRect()->size();
        plot_->xAxis->ticker()->setTickCount(std::clamp(room.width() / kTickWidth, 2, 8));
        plot_->yAxis->ticker()->setTickCount(std::clamp(room.height() / kTickHeight, 2, 6));
    });
    connect(&theming, &Theming::changed, this, [this] {
        dress();
        draw();
    });
    dress();
    draw();
}

void PlotView::makeItems() {
    plot_->addLayer("readout", plot_->layer("overlay"), QCustomPlot::limBelow);
    plot_->layer("readout")->setMode(QCPLayer::lmBuffered);
    readOut_->setLayer("readout");
    for (QCPItemText* text : {emptyText_, cureText_})
        text->position->setType(QCPItemPosition::ptAxisRectRatio);
    emptyText_->position->setCoords(0.5, 0.5);
    emptyText_->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    cureText_->position->setCoords(0.5, 0.5);
    cureText_->setPositionAlignment(Qt::AlignHCenter | Qt::AlignTop);
    cureText_->setPadding(QMargins(0, 4, 0, 0));
}

void PlotView::setAxes(const QString& x, const QString& y) {
    plot_->xAxis->setLabel(x);
    plot_->yAxis->setLabel(y);
}

void PlotView::setLogY(bool log) {
    logY_ = log;
    fitting_ = true; // a change of scale moves the range by itself
    plot_->yAxis->setScaleType(log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    fitting_ = false;
    plot_->yAxis->setTicker(log ? QSharedPointer<LogTicks>::create() : roundTicks());
    draw();
}

void PlotView::setRangeX(double low, double high) {
    fixedX_[0] = low;
    fixedX_[1] = high;
}

void PlotView::setRangeY(double low, double high) {
    fixedY_[0] = low;
    fixedY_[1] = high;
}

void PlotView::setNames(const QStringList& names) {
    names_ = names;
    plot_->xAxis->grid()->setVisible(names.isEmpty());
    if (names.isEmpty()) {
        plot_->xAxis->setTicker(roundTicks());
        return;
    }
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (int i = 0; i < names.size(); ++i)
        ticker->addTick(i, names.at(i));
    plot_->xAxis->setTicker(ticker);
}

void PlotView::setSeries(std::vector<ShownSeries> series) {
    series_ = std::move(series);
    draw();
}

void PlotView::setEmpty(const QString& missing, const QString& cure) {
    missing_ = missing;
    cure_ = cure;
}

void PlotView::setMarkX(double x, const QString& words) {
    mark_ = x;
    markWords_ = words;
}

void PlotView::setPendingFrom(double x, const QString& words) {
    pending_ = x;
    pendingWords_ = words;
}

void PlotView::setBarTexts(const QStringList& texts) {
    barTexts_ = texts;
}

void PlotView::setSideways(bool on) {
    sideways_ = on;
    plot_->yAxis->grid()->setVisible(!on);
}

void PlotView::setSelected(int series, int index) {
    selected_ = {series, index};
    draw();
}

void PlotView::setStacked(bool on) {
    stacked_ = on;
}

void PlotView::setLegendShown(bool on) {
    legendShown_ = on;
}

void PlotView::setDiagonal(bool on) {
    diagonal_ = on;
}

void PlotView::dress() {
    plot_->setBackground(theming_.color(Token::Panel));
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
        const QPen line(theming_.color(Token::Axis), 1);
        axis->setBasePen(line);
        axis->setTickPen(line);
        axis->setSubTicks(false);
        axis->setTickLengthIn(0);
        axis->setTickLengthOut(4);
        axis->setTickLabelPadding(3);
        axis->setLabelPadding(3);
        axis->setLabelColor(theming_.color(Token::Text));
        axis->setLabelFont(Theming::sans(12));
        axis->setTickLabelColor(theming_.color(Token::Muted));
        axis->setTickLabelFont(Theming::sans(11));
        axis->grid()->setPen(QPen(theming_.color(Token::Grid), 1));
        axis->grid()->setZeroLinePen(QPen(theming_.color(Token::Grid), 1));
        axis->grid()->setSubGridVisible(false);
    }
    emptyText_->setFont(Theming::sans(13, true));
    emptyText_->setColor(theming_.color(Token::Text));
    cureText_->setFont(Theming::sans(12));
    cureText_->setColor(theming_.color(Token::Muted));
}

bool PlotView::hasData() const {
    return std::any_of(series_.begin(), series_.end(),
                       [](const ShownSeries& each) { return !each.x.isEmpty(); });
}

void PlotView::fit() {
    fitting_ = true;
    if (hasData()) {
        plot_->rescaleAxes();
        const QCPRange y = plot_->yAxis->range();
        if (logY_)
            plot_->yAxis->setRange(y.lower / kLogMargin, y.upper * kLogMargin);
        else if (!sideways_)
            plot_->yAxis->scaleRange(kMargin);
        const bool bars = series_.front().form == SeriesForm::Bars;
        if (bars && !sideways_ && y.lower >= 0) // room for words over the bars
            plot_->yAxis->setRange(0, y.upper * (barTexts_.isEmpty() ? 1.05 : 1.25));
        if (diagonal_ || (!bars && names_.isEmpty() && series_.front().form == SeriesForm::Points))
            plot_->xAxis->scaleRange(kMargin);
    } else {
        plot_->xAxis->setRange(0, 1);
        plot_->yAxis->setRange(logY_ ? 0.1 : 0, 1);
    }
    if (!names_.isEmpty())
        plot_->xAxis->setRange(-0.6, static_cast<double>(names_.size()) - 0.4);
    if (std::isfinite(fixedX_[0]))
        plot_->xAxis->setRange(fixedX_[0], fixedX_[1]);
    if (std::isfinite(fixedY_[0]))
        plot_->yAxis->setRange(fixedY_[0], fixedY_[1]);
    fitting_ = false;
    setZoomed(false);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::zoomedByHand() {
    if (!fitting_)
        setZoomed(true);
}

void PlotView::setZoomed(bool zoomed) {
    if (zoomed_ == zoomed)
        return;
    zoomed_ = zoomed;
    emit zoomedChanged();
}

QString PlotView::describe() const {
    const QCPRange x = plot_->xAxis->range();
    const QCPRange y = plot_->yAxis->range();
    QString text =
        tr("%1 from %2 to %3, %4 from %5 to %6")
            .arg(plot_->xAxis->label(), readableNumber(x.lower), readableNumber(x.upper),
                 plot_->yAxis->label(), readableNumber(y.lower), readableNumber(y.upper));
    if (std::isfinite(mark_))
        text += ", " + markWords_;
    return text;
}

} // namespace tmw::ui
