// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/series_plottable.h"

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr size_t kPointsPerColumn = 3; ///< from here on, columns show as much as lines do
constexpr double kTall = 4;            ///< pixels
constexpr double kFarAway = 16000;     ///< pixels; beyond, the painter's own sums are not exact
constexpr size_t kManyPoints = 20000;
constexpr uint8_t kOnOneSpot = 4; ///< at 65 % one more makes no difference

bool isIn(QCP::SignDomain domain, double value) {
    return std::isfinite(value) &&
           (domain == QCP::sdBoth || (domain == QCP::sdPositive) == (value > 0));
}

/// Between two points, the one at x.
QPointF cut(const QPointF& inside, const QPointF& outside, double x) {
    const double share = (x - inside.x()) / (outside.x() - inside.x());
    return {x, inside.y() + share * (outside.y() - inside.y())};
}

/// Lines one by one are drawn several times as fast as one path of them; where they overlap it does
/// not show, unless they shine through or are dashed.
void drawLine(QCPPainter& painter, const QVector<QPointF>& points) {
    const QPen pen = painter.pen();
    if (points.size() == 1)
        return painter.drawPoint(points.front());
    if (painter.modes().testFlag(QCPPainter::pmVectorized) || pen.style() != Qt::SolidLine ||
        pen.color().alpha() < 255)
        return painter.drawPolyline(points.constData(), static_cast<int>(points.size()));
    QVector<QLineF> lines;
    lines.reserve(points.size());
    for (qsizetype i = 1; i < points.size(); ++i)
        lines.append(QLineF(points[i - 1], points[i]));
    painter.drawLines(lines);
}

QPointF withinReach(const QPointF& point) {
    return {point.x(), std::clamp(point.y(), -kFarAway, kFarAway)};
}

} // namespace

SeriesPlottable::SeriesPlottable(QCustomPlot* plot, std::shared_ptr<const CurveData> data)
    : QCPAbstractPlottable(plot->xAxis, plot->yAxis), data_(std::move(data)) {
    setSelectable(QCP::stNone);
}

double SeriesPlottable::selectTest(const QPointF&, bool, QVariant*) const {
    return -1;
}

QCPRange SeriesPlottable::getKeyRange(bool& found, QCP::SignDomain domain) const {
    Extent extent;
    for (size_t at = data_->begin(); at < data_->end(); ++at)
        if (isIn(domain, data_->x(at)))
            extent.take(data_->x(at));
    found = !extent.isEmpty();
    return found ? QCPRange(extent.low, extent.high) : QCPRange();
}

QCPRange SeriesPlottable::getValueRange(bool& found, QCP::SignDomain domain,
                                        const QCPRange&) const {
    Extent extent = data_->over(data_->begin(), data_->end());
    if (domain != QCP::sdBoth && !extent.isEmpty() &&
        (!isIn(domain, extent.low) || !isIn(domain, extent.high))) {
        extent = {};
        for (size_t at = data_->begin(); at < data_->end(); ++at)
            if (isIn(domain, data_->y(at)))
                extent.take(data_->y(at));
    }
    found = !extent.isEmpty();
    return found ? QCPRange(extent.low, extent.high) : QCPRange();
}

void SeriesPlottable::drawLegendIcon(QCPPainter*, const QRectF&) const {}

QCPRange CurvePlottable::getKeyRange(bool& found, QCP::SignDomain) const {
    found = !data().isEmpty();
    return found ? QCPRange(data().x(data().begin()), data().x(data().end() - 1)) : QCPRange();
}

void CurvePlottable::draw(QCPPainter* painter) {
    if (data().isEmpty())
        return;
    const QCPRange keys = keyAxis()->range();
    const size_t first = data().from(keys.lower);
    const size_t last = data().from(keys.upper, first);
    const double pixels = painter->device()->devicePixelRatioF();
    const auto columns = static_cast<size_t>(std::ceil(keyAxis()->axisRect()->width() * pixels));
    applyDefaultAntialiasingHint(painter);
    painter->setBrush(Qt::NoBrush);
    const bool even = keyAxis()->scaleType() == QCPAxis::stLinear; // columns are
    if (even && last - first > kPointsPerColumn * columns)
        drawColumns(*painter, columns);
    else // and one more at each side, so that the line leaves the plot
        drawPoints(*painter, first > data().begin() ? first - 1 : first,
                   last < data().end() ? last + 1 : last);
}

void CurvePlottable::drawColumns(QCPPainter& painter, size_t columns) const {
    const QRectF area = clipRect();
    const auto toY = [this, &area](double value) {
        return std::clamp(valueAxis()->coordToPixel(value), area.top() - 2, area.bottom() + 2);
    };
    const QCPRange keys = keyAxis()->range();
    const double step = area.width() / static_cast<double>(columns);
    QVector<QLineF> lines;
    QVector<QRectF> bars;
    QPointF before;
    bool joined = false;
    double x = area.left() + step / 2;
    for (const PlotColumn& column : columnsOf(data(), keys.lower, keys.upper, columns)) {
        if (!column.reach.isEmpty()) {
            double low = toY(column.reach.low);
            double high = toY(column.reach.high);
            const bool tall = low - high > kTall;
            if (tall && joined) { // where it comes in is a part of it
                low = std::max(low, before.y());
                high = std::min(high, before.y());
            } else if (joined && std::isfinite(column.first)) {
                lines.append(QLineF(before, QPointF(x, toY(column.first))));
            }
            if (tall)
                bars.append(QRectF(x - step / 2, high, step, low - high));
            else // one pixel at least: a level line is there too
                lines.append(QLineF(x, std::max(low, high + 1), x, high));
            joined = std::isfinite(column.last);
            before = QPointF(x, toY(column.last));
        }
        x += step;
    }
    QPen pen = mPen; // dashes would hide values here
    pen.setStyle(Qt::SolidLine);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    painter.drawLines(lines);
    painter.setAntialiasing(false); // whole columns of pixels: the same picture, in less time
    painter.setPen(Qt::NoPen);
    painter.setBrush(mPen.color());
    painter.drawRects(bars);
}

void CurvePlottable::drawPoints(QCPPainter& painter, size_t first, size_t last) const {
    const QRectF area = clipRect();
    const double left = area.left() - 10;
    const double right = area.right() + 10;
    painter.setPen(mPen);
    QVector<QPointF> points;
    const auto stroke = [&] {
        if (points.size() > 1) {
            if (points[0].x() < left && points[1].x() > left)
                points[0] = cut(points[1], points[0], left);
            const qsizetype end = points.size() - 1;
            if (points[end].x() > right && points[end - 1].x() < right)
                points[end] = cut(points[end - 1], points[end], right);
        }
        for (QPointF& point : points)
            point = withinReach(point);
        fillUnder(painter, points);
        drawLine(painter, points);
        points.clear();
    };
    for (size_t at = first; at < last; ++at) {
        if (std::isfinite(data().x(at)) && std::isfinite(data().y(at)))
            points.append(
                {keyAxis()->coordToPixel(data().x(at)), valueAxis()->coordToPixel(data().y(at))});
        else
            stroke();
    }
    stroke();
}

/// Down to 0, in the brush of the series.
void CurvePlottable::fillUnder(QCPPainter& painter, const QVector<QPointF>& points) const {
    if (mBrush.style() == Qt::NoBrush || points.size() < 2)
        return;
    const double ground = valueAxis()->coordToPixel(0);
    QPolygonF area(points);
    area << QPointF(points.back().x(), ground) << QPointF(points.front().x(), ground);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mBrush);
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(mPen);
}

void CloudPlottable::draw(QCPPainter* painter) {
    const QRectF area = clipRect().adjusted(-6, -6, 6, 6);
    const double grain = data().size() > kManyPoints ? 0.5 : 2; ///< spots a pixel
    const auto width = static_cast<size_t>(std::ceil(area.width() * grain)) + 1;
    std::vector<uint8_t> spots(width * (static_cast<size_t>(std::ceil(area.height() * grain)) + 1));
    applyScattersAntialiasingHint(painter);
    shape_.applyTo(painter, mPen);
    for (size_t at = data().begin(); at < data().end(); ++at) {
        const double x = keyAxis()->coordToPixel(data().x(at));
        const double y = valueAxis()->coordToPixel(data().y(at));
        if (!area.contains(x, y))
            continue;
        uint8_t& drawn = spots[static_cast<size_t>((y - area.top()) * grain) * width +
                               static_cast<size_t>((x - area.left()) * grain)];
        if (drawn == kOnOneSpot)
            continue;
        ++drawn;
        shape_.drawShape(painter, x, y);
    }
}

} // namespace tmw::ui
