// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/series_style.h"

#include <qcustomplot.h>

#include <vector>

namespace tmw::ui {

struct ReadOutRow {
    QString name;
    QString value;
    SeriesStyle style;
    double x = 0;
    double y = 0;
    bool marked = true; ///< a marker on the plot
};

/// What stands at an x: a dotted line, a marker on each series, and a box with the x in bold and a
/// row a series, at the side with room.
class ReadOut : public QCPAbstractItem {
    Q_OBJECT
public:
    ReadOut(QCustomPlot* plot, const Theming& theming);

    void set(double x, const QString& title, std::vector<ReadOutRow> rows, bool line);
    QString text() const;
    double selectTest(const QPointF& at, bool onlySelectable, QVariant* details) const override;

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawBox(QCPPainter& painter, double atX) const;

    const Theming& theming_;
    double x_ = 0;
    QString title_;
    std::vector<ReadOutRow> rows_;
    bool line_ = true;
};

} // namespace tmw::ui
