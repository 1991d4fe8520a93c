// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_view.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw::ui {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kLeftMargin = 64;
constexpr double kBarWidth = 0.8;
// Room for a tick and its words.
constexpr int kTickWidth = 56;
constexpr int kTickHeight = 32;

/// Ticks at 1, 2 or 5 times a power of ten, written with a plain minus and thousands.
class RoundTicks : public QCPAxisTicker {
public:
    explicit RoundTicks(const QCPAxis* axis) : axis_(axis) {
        setTickStepStrategy(QCPAxisTicker::tssReadability);
    }

protected:
    QString getTickLabel(double tick, const QLocale&, QChar, int) override {
        return QString::fromStdString(plotNumber(tick, getTickStep(last_)));
    }
    double getTickStep(const QCPRange& range) override {
        last_ = range;
        const bool flat = axis_->orientation() == Qt::Horizontal;
        const int room = flat ? axis_->axisRect()->width() / kTickWidth
                              : axis_->axisRect()->height() / kTickHeight;
        return getMantissaStep(range.size() / std::clamp(room, 2, 7));
    }
    int getSubTickCount(double) override { return 0; }

private:
    static double getMantissaStep(double rough) {
        const double power = std::pow(10.0, std::floor(std::log10(rough)));
        const double mantissa = rough / power;
        return power * (mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : mantissa < 7.5 ? 5 : 10);
    }
    const QCPAxis* axis_;
    QCPRange last_;
};

} // namespace

PlotView::PlotView(const Theming& theming, QWidget* parent)
    : QWidget(parent), theming_(theming), plot_(new QCustomPlot),
      legend_(new QWidget), fixedX_{kNone, kNone}, fixedY_{kNone, kNone}, mark_(kNone),
      pending_(kNone) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 4, 8, 4);
    column->setSpacing(0);
    auto* row = new QHBoxLayout(legend_);
    row->setContentsMargins(kLeftMargin, 2, 0, 2);
    row->setSpacing(16);
    column->addWidget(legend_);
    column->addWidget(plot_, 1);
    setFocusPolicy(Qt::StrongFocus);
    plot_->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    plot_->axisRect()->setRangeZoom(Qt::Horizontal);
    plot_->axisRect()->setMinimumMargins(QMargins(kLeftMargin, 8, 8, 32));
    plot_->setNoAntialiasingOnDrag(true);
    plot_->installEventFilter(this);
    plot_->setMouseTracking(true);
    plot_->setContextMenuPolicy(Qt::NoContextMenu);
    plot_->addLayer("readout", plot_->layer("overlay"), QCustomPlot::limBelow);
    plot_->layer("readout")->setMode(QCPLayer::lmBuffered);
    for (QCPAxis* axis : {plot_->xAxis, plot_->yAxis})
        axis->setTicker(QSharedPointer<RoundTicks>::create(axis));
    readOutLine_ = new QCPItemLine(plot_);
    readOutText_ = new QCPItemText(plot_);
    emptyText_ = new QCPItemText(plot_);
    for (QCPAbstractItem* item :
         std::initializer_list<QCPAbstractItem*>{readOutLine_, readOutText_})
        item->setLayer("readout");
    emptyText_->position->setType(QCPItemPosition::ptAxisRectRatio);
    emptyText_->position->setCoords(0.5, 0.5);
    connect(plot_->xAxis, qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this, [this] {
        if (plot_->property("fitting").toBool())
            return;
        setZoomed(true);
    });
    connect(&theming, &Theming::changed, this, [this] {
        dress();
        draw();
    });
    dress();
    draw();
}

void PlotView::setAxes(const QString& x, const QString& y) {
    plot_->xAxis->setLabel(x);
    plot_->yAxis->setLabel(y);
}

void PlotView::setLogY(bool log) {
    logY_ = log;
    plot_->yAxis->setScaleType(log ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    if (log)
        plot_->yAxis->setTicker(QSharedPointer<QCPAxisTickerLog>::create());
    else
        plot_->yAxis->setTicker(QSharedPointer<RoundTicks>::create(plot_->yAxis));
    plot_->yAxis->setNumberFormat("g");
    plot_->yAxis->setNumberPrecision(3);
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
    if (names.isEmpty()) {
        plot_->xAxis->setTicker(QSharedPointer<RoundTicks>::create(plot_->xAxis));
        plot_->xAxis->grid()->setVisible(true);
        return;
    }
    auto ticker = QSharedPointer<QCPAxisTickerText>::create();
    for (int i = 0; i < names.size(); ++i)
        ticker->addTick(i, names.at(i));
    plot_->xAxis->setTicker(ticker);
    plot_->xAxis->grid()->setVisible(false);
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

void PlotView::setPendingFrom(double x) {
    pending_ = x;
}

void PlotView::setStacked(bool on) {
    stacked_ = on;
}

bool PlotView::onlyBars() const {
    return std::ranges::all_of(
        series_, [](const ShownSeries& series) { return series.form == SeriesForm::Bars; });
}

void PlotView::setDiagonal(bool on) {
    diagonal_ = on;
}

QColor PlotView::colorOfRole(SeriesRole role) const {
    constexpr Token kTokens[] = {Token::Float,      Token::Int8, Token::Board,    Token::Train,
                                 Token::Validation, Token::Test, Token::Emulated, Token::Truth};
    return theming_.color(kTokens[static_cast<size_t>(role)]);
}

Qt::PenStyle PlotView::lineOf(SeriesRole role) const {
    switch (role) {
    case SeriesRole::Int8:
    case SeriesRole::Validation:
        return Qt::DashLine;
    case SeriesRole::Board:
    case SeriesRole::Test:
    case SeriesRole::Truth:
        return Qt::DotLine;
    case SeriesRole::Emulated:
        return Qt::DashDotLine;
    default:
        return Qt::SolidLine;
    }
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
    readOutLine_->setPen(QPen(theming_.color(Token::Text), 1, Qt::DotLine));
    readOutText_->setFont(Theming::sans(11));
    readOutText_->setColor(theming_.color(Token::Text));
    readOutText_->setBrush(theming_.color(Token::Panel));
    readOutText_->setPen(QPen(theming_.color(Token::Control)));
    readOutText_->setPadding(QMargins(8, 4, 8, 4));
    readOutText_->setTextAlignment(Qt::AlignLeft);
}

void PlotView::addGraph(const ShownSeries& series) {
    QCPGraph* graph = plot_->addGraph();
    graph->setName(series.name);
    graph->setAdaptiveSampling(true);
    const QColor color = colorOfRole(series.role);
    if (series.form == SeriesForm::Points) {
        QColor fill = color;
        fill.setAlphaF(0.65F);
        graph->setLineStyle(QCPGraph::lsNone);
        graph->setPen(QPen(Qt::NoPen)); // else it edges the markers
        const auto shape = series.role == SeriesRole::Int8    ? QCPScatterStyle::ssDiamond
                           : series.role == SeriesRole::Board ? QCPScatterStyle::ssSquare
                                                              : QCPScatterStyle::ssCircle;
        graph->setScatterStyle(QCPScatterStyle(shape, QPen(Qt::NoPen), QBrush(fill), 5));
    } else {
        QPen pen(color, series.x.size() > 2000 ? 1.3 : 1.8, lineOf(series.role));
        if (pen.style() == Qt::DashLine)
            pen.setDashPattern({3.5, 2});
        graph->setPen(pen);
    }
    graph->setData(series.x, series.y, series.form != SeriesForm::Points); // clouds are not sorted
}

QCPBars* PlotView::addBars(const ShownSeries& series, QCPBars* below) {
    auto* bars = new QCPBars(plot_->xAxis, plot_->yAxis);
    bars->setName(series.name);
    bars->setPen(Qt::NoPen);
    bars->setBrush(colorOfRole(series.role));
    const double step = series.x.size() > 1 ? series.x[1] - series.x[0] : 1;
    bars->setWidth(kBarWidth * step);
    bars->setData(series.x, series.y, true);
    if (stacked_ && below)
        bars->moveAbove(below);
    return bars;
}

void PlotView::draw() {
    hideReadOut();
    plot_->clearPlottables();
    for (int i = plot_->itemCount() - 1; i >= 0; --i)
        if (QCPAbstractItem* item = plot_->item(i);
            item != readOutLine_ && item != readOutText_ && item != emptyText_)
            plot_->removeItem(item);
    while (QLayoutItem* item = legend_->layout()->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    bool any = false;
    QCPBars* bars = nullptr;
    for (const ShownSeries& series : series_) {
        any = any || !series.x.isEmpty();
        if (series.form == SeriesForm::Bars)
            bars = addBars(series, bars);
        else
            addGraph(series);
        if (series_.size() < 2)
            continue;
        auto* name =
            new QLabel(QString("<span style='color:%1'>%2</span> %3")
                           .arg(colorOfRole(series.role).name(),
                                series.form == SeriesForm::Points      ? QStringLiteral("●")
                                : series.form == SeriesForm::Bars      ? QStringLiteral("■")
                                : lineOf(series.role) == Qt::SolidLine ? QStringLiteral("━━")
                                : lineOf(series.role) == Qt::DashLine  ? QStringLiteral("╍╍")
                                                                       : QStringLiteral("┅┅"),
                                series.name.toHtmlEscaped()));
        name->setProperty("kind", "legend");
        legend_->layout()->addWidget(name);
    }
    static_cast<QHBoxLayout*>(legend_->layout())->addStretch();
    legend_->setVisible(series_.size() > 1);
    emptyText_->setVisible(!any);
    emptyText_->setText(cure_.isEmpty() ? missing_ : missing_ + "\n" + cure_);
    if (std::isfinite(pending_)) {
        auto* rest = new QCPItemRect(plot_);
        rest->setPen(Qt::NoPen);
        rest->setBrush(theming_.color(Token::Sunk));
        rest->setLayer("background");
        rest->topLeft->setCoords(pending_, 1e300);
        rest->bottomRight->setCoords(1e300, logY_ ? 1e-300 : -1e300);
    }
    if (std::isfinite(mark_)) {
        auto* line = new QCPItemStraightLine(plot_);
        line->setPen(QPen(theming_.color(Token::Text), 1, Qt::DotLine));
        line->point1->setCoords(mark_, logY_ ? 1 : 0);
        line->point2->setCoords(mark_, logY_ ? 2 : 1);
        auto* words = new QCPItemText(plot_);
        words->setText(markWords_);
        words->setFont(Theming::sans(11));
        words->setColor(theming_.color(Token::Text));
        words->setBrush(theming_.color(Token::Panel));
        words->setPadding(QMargins(4, 2, 4, 2));
        words->setPositionAlignment(Qt::AlignTop | Qt::AlignRight);
        words->position->setTypeX(QCPItemPosition::ptPlotCoords);
        words->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        words->position->setCoords(mark_, 0.02);
    }
    if (diagonal_ && any) {
        auto* line = new QCPItemStraightLine(plot_);
        line->setPen(QPen(theming_.color(Token::Axis), 1));
        line->point1->setCoords(0, 0);
        line->point2->setCoords(1, 1);
    }
    if (!zoomed_)
        fit();
    setAccessibleDescription(describe());
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::fit() {
    plot_->setProperty("fitting", true);
    bool any = false;
    for (const ShownSeries& series : series_)
        any = any || !series.x.isEmpty();
    if (any) {
        plot_->rescaleAxes();
        if (!names_.isEmpty())
            plot_->xAxis->setRange(-0.6, static_cast<double>(names_.size()) - 0.4);
        if (onlyBars())
            plot_->yAxis->setRange(0, 1.08 * plot_->yAxis->range().upper);
        else if (names_.isEmpty() && !logY_)
            plot_->yAxis->scaleRange(1.08);
    } else {
        plot_->xAxis->setRange(0, 1);
        plot_->yAxis->setRange(logY_ ? 0.1 : 0, 1);
    }
    if (std::isfinite(fixedX_[0]))
        plot_->xAxis->setRange(fixedX_[0], fixedX_[1]);
    if (std::isfinite(fixedY_[0]))
        plot_->yAxis->setRange(fixedY_[0], fixedY_[1]);
    plot_->setProperty("fitting", false);
    setZoomed(false);
    plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PlotView::setZoomed(bool zoomed) {
    if (zoomed_ == zoomed)
        return;
    zoomed_ = zoomed;
    emit zoomedChanged();
}

QString PlotView::describe() const {
    return tr("%1 from %2 to %3, %4 from %5 to %6")
        .arg(plot_->xAxis->label())
        .arg(plot_->xAxis->range().lower)
        .arg(plot_->xAxis->range().upper)
        .arg(plot_->yAxis->label())
        .arg(plot_->yAxis->range().lower)
        .arg(plot_->yAxis->range().upper);
}

} // namespace tmw::ui
