// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_view.h"

#include "widgets/plots/legend_row.h"
#include "widgets/plots/plot_ticks.h"
#include "widgets/plots/read_out.h"

#include <QToolButton>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tmw::ui {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kLeftMargin = 56;
constexpr int kTellReaders = 300; // milliseconds after the last change
constexpr int kStandsOut = 16;    // pixels

/// Draws once after all the sizes that a layout tries, not at each of them.
class QueuedPlot : public QCustomPlot {
protected:
    void resizeEvent(QResizeEvent*) override {
        setViewport(rect());
        replot(rpQueuedReplot);
    }
};

} // namespace

PlotView::PlotView(const Theming& theming, QWidget* parent)
    : QWidget(parent), theming_(theming), plot_(new QueuedPlot),
      legend_(new LegendRow(theming, kLeftMargin)), readOut_(new ReadOut(plot_, theming)),
      emptyText_(new QCPItemText(plot_)), cureText_(new QCPItemText(plot_)),
      fitButton_(new QToolButton(plot_)), mark_(kNone), pending_(kNone), bandLow_(kNone),
      bandHigh_(kNone), limit_(kNone) {
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
    plot_->installEventFilter(this);
    plot_->setMouseTracking(true);
    plot_->setAttribute(Qt::WA_NoMousePropagation, false); // the wheel may be for what scrolls
    plot_->setMinimumSize(kLeftMargin + 20, 40);           // a plot of nothing cannot be painted
    readers_.setSingleShot(true);
    readers_.setInterval(kTellReaders);
    connect(&readers_, &QTimer::timeout, this, &PlotView::tellReaders);
    makeItems();
    makeFitButton();
    followAxes();
    connect(&theming, &Theming::changed, this, [this] {
        dress();
        draw();
    });
    dress();
    draw();
}

void PlotView::followAxes() {
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis}) {
        axis->setTicker(QSharedPointer<RoundTicks>::create());
        connect(axis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
                &PlotView::changedByHand);
    }
    connect(plot_->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
            [this](const QCPRange& range) {
                if (!fitting_)
                    emit movedX({range.lower, range.upper});
            });
    connect(plot_, &QCustomPlot::beforeReplot, this, [this] {
        turnNames();
        const QSize room = plot_->axisRect()->size();
        plot_->xAxis->ticker()->setTickCount(ticksAlong(room.width()));
        plot_->yAxis->ticker()->setTickCount(ticksUp(room.height()));
    });
    connect(plot_, &QCustomPlot::afterLayout, this, [this, laidOut = QSize()]() mutable {
        // Ticks follow the room of the layout before: of another size they are drawn once more.
        if (std::exchange(laidOut, plot_->size()) != plot_->size())
            plot_->replot(QCustomPlot::rpQueuedReplot);
        // A little may stand out at both ends; what stands out more is cut in its middle, for the
        // unit to stay.
        if (!lane_)
            plot_->yAxis->setLabel(QFontMetrics(plot_->yAxis->labelFont())
                                       .elidedText(yTitle_, Qt::ElideMiddle,
                                                   plot_->axisRect()->height() + kStandsOut));
        showEmpty(); // in as many lines as the width asks for
        if (legend_->setLeft(leftMargin()))
            emit leftMarginChanged();
    });
}

void PlotView::makeItems() {
    // Each layer with a picture of its own costs a frame; only the read-out moves alone.
    plot_->layer("overlay")->setMode(QCPLayer::lmLogical);
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
    setYTitle(y);
}

void PlotView::setYTitle(const QString& title) {
    yTitle_ = title;
    plot_->yAxis->setLabel(lane_ ? QString() : title);
    if (lane_)
        widenForName();
    readers_.start();
}

QString PlotView::xTitle() const {
    const QString own = plot_->xAxis->label();
    return own.isEmpty() && below_ ? below_->xTitle() : own;
}

void PlotView::setXNamedBy(PlotView* below) {
    below_ = below;
    showXTicks();
}

QString PlotView::yTitle() const {
    return yTitle_;
}

void PlotView::setLogY(bool log) {
    if (logY_ == log)
        return;
    logY_ = log;
    keep();
    draw();
    emit logYChanged(log);
}

void PlotView::setLogX() {
    plot_->xAxis->setScaleType(QCPAxis::stLogarithmic);
    plot_->xAxis->setTicker(QSharedPointer<LogTicks>::create());
}

void PlotView::setRangeX(double low, double high) {
    pageX_ = {low, high};
}

void PlotView::setRangeY(double low, double high) {
    pageY_ = {low, high};
}

void PlotView::setSeries(std::vector<ShownSeries> series) {
    series_ = std::move(series);
    for (ShownSeries& each : series_)
        holdPoints(each);
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

void PlotView::setBandY(double low, double high, const QString& words) {
    bandLow_ = low;
    bandHigh_ = high;
    bandWords_ = words;
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
        axis->setTickLabelFont(Theming::sans(lane_ && axis == plot_->yAxis ? 10 : 11));
        axis->grid()->setPen(QPen(theming_.color(Token::Grid), 1));
        axis->grid()->setZeroLinePen(QPen(theming_.color(Token::Grid), 1));
        axis->grid()->setSubGridVisible(false);
    }
    emptyText_->setFont(Theming::sans(13, true));
    emptyText_->setColor(theming_.color(Token::Text));
    cureText_->setFont(Theming::sans(12));
    cureText_->setColor(theming_.color(Token::Muted));
    fitButton_->setIcon(theming_.icon("fit", Token::Text));
}

int PlotView::leftMargin() const {
    return plot_->axisRect()->margins().left();
}

bool PlotView::hasData() const {
    return std::any_of(series_.begin(), series_.end(),
                       [](const ShownSeries& each) { return !each.data->isEmpty(); });
}

bool PlotView::hasBars() const {
    return std::any_of(series_.begin(), series_.end(),
                       [](const ShownSeries& each) { return each.form == SeriesForm::Bars; });
}

QString PlotView::describe() const {
    const AxisRange x = shownX();
    const AxisRange y = shownY();
    QString text = tr("%1 from %2 to %3, %4 from %5 to %6")
                       .arg(xTitle(), readableNumber(x.low), readableNumber(x.high), yTitle(),
                            readableNumber(y.low), readableNumber(y.high));
    if (!hasData() && !missing_.isEmpty())
        text += ", " + missing_;
    if (std::isfinite(mark_) && !markWords_.isEmpty())
        text += ", " + markWords_;
    if (selected_.series >= 0 && isAt(selected_)) {
        const CurveData& points = *series_[static_cast<size_t>(selected_.series)].data;
        const auto at = static_cast<size_t>(selected_.at);
        text +=
            ", " +
            tr("selected %1, %2").arg(readableNumber(points.x(at)), readableNumber(points.y(at)));
    }
    return text;
}

/// Not at each step of a drag: a reader would speak without end.
void PlotView::tellReaders() {
    QString text = describe();
    if (const QString read = readOutText(); !read.isEmpty())
        text += ". " + read;
    if (text != accessibleDescription())
        setAccessibleDescription(text);
    if (accessibleName().isEmpty() && !yTitle().isEmpty())
        setAccessibleName(xTitle().isEmpty() ? yTitle() : tr("%1 over %2").arg(yTitle(), xTitle()));
}

} // namespace tmw::ui
