// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/curve_data.h"

#include <qcustomplot.h>

#include <memory>

namespace tmw::ui {

/// What lines and clouds of a plot have in common: points that are held elsewhere.
class SeriesPlottable : public QCPAbstractPlottable {
    Q_OBJECT
public:
    SeriesPlottable(QCustomPlot* plot, std::shared_ptr<const CurveData> data);

    double selectTest(const QPointF& at, bool onlySelectable, QVariant* details) const override;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;
    QCPRange getValueRange(bool& found, QCP::SignDomain domain,
                           const QCPRange& keys) const override;

protected:
    void drawLegendIcon(QCPPainter* painter, const QRectF& box) const override;
    const CurveData& data() const { return *data_; }

private:
    std::shared_ptr<const CurveData> data_;
};

/// A line whose points ascend in x. Where there are more points than pixels, each pixel column
/// shows its least and greatest: no peak is lost, whatever the number of points.
class CurvePlottable : public SeriesPlottable {
    Q_OBJECT
public:
    using SeriesPlottable::SeriesPlottable;
    QCPRange getKeyRange(bool& found, QCP::SignDomain domain) const override;

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawColumns(QCPPainter& painter, size_t columns) const;
    void drawPoints(QCPPainter& painter, size_t first, size_t last) const;
    void fillUnder(QCPPainter& painter, const QVector<QPointF>& points) const;
};

/// Points without an order. Of those that fall onto one spot, no more are drawn than can be told.
class CloudPlottable : public SeriesPlottable {
    Q_OBJECT
public:
    using SeriesPlottable::SeriesPlottable;
    void setShape(const QCPScatterStyle& shape) { shape_ = shape; }

protected:
    void draw(QCPPainter* painter) override;

private:
    QCPScatterStyle shape_;
};

} // namespace tmw::ui
