// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot.h"
#include "widgets/theme/theming.h"

#include <QWidget>

#include <vector>

class QCPAxis;
class QCPBars;
class QCPItemLine;
class QCPItemText;
class QCustomPlot;

namespace tmw::ui {

/// A series as a plot shows it; colour, line and marker follow from the role.
struct ShownSeries {
    QString name;
    SeriesRole role = SeriesRole::Float;
    SeriesForm form = SeriesForm::Line;
    QVector<double> x;
    QVector<double> y; ///< as many as x
};

/// A plot of the program: axes with name and unit, grid, legend row above, hover read-out, zoom
/// with the wheel, pan by dragging, fit by double click or 0, copy, PNG, SVG and CSV by right
/// click. More points than pixels are drawn as least and greatest of each column.
class PlotView : public QWidget {
    Q_OBJECT
public:
    explicit PlotView(const Theming& theming, QWidget* parent = nullptr);

    /// "Loss (nats)"; "(no unit)" is the caller's to say.
    void setAxes(const QString& x, const QString& y);
    void setLogY(bool log);
    /// Fixed range of an axis; without it, it follows the data.
    void setRangeX(double low, double high);
    void setRangeY(double low, double high);
    /// Names along x instead of numbers, for bars at 0, 1, 2...
    void setNames(const QStringList& names);
    /// What the plot shows; empty: `missing` and `cure` stand in its middle.
    void setSeries(std::vector<ShownSeries> series);
    void setEmpty(const QString& missing, const QString& cure);
    /// A dotted vertical line with words, as for the best epoch; NaN: none.
    void setMarkX(double x, const QString& words = {});
    /// The part right of x was not computed yet: sunk colour; NaN: none.
    void setPendingFrom(double x);
    /// Bars of one place stand on each other instead of in front of each other.
    void setStacked(bool on);
    /// A diagonal, for predictions against truth.
    void setDiagonal(bool on);
    void fit();
    bool isZoomed() const { return zoomed_; }
    /// Title and ranges, for screen readers.
    QString describe() const;

    QByteArray toCsv() const;
    /// By the name's ending: .png, .svg, .csv. False where it cannot be written.
    bool saveAs(const QString& file);
    const std::vector<ShownSeries>& series() const { return series_; }

signals:
    void zoomedChanged();
    /// The read-out stands at this x (index of the sample of the first series).
    void hovered(int index);
    void clicked(int series, int index);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void dress();
    void draw();
    void addGraph(const ShownSeries& series);
    QCPBars* addBars(const ShownSeries& series, QCPBars* below);
    bool onlyBars() const;
    void readOutAt(const QPointF& position);
    void readOut(int index);
    void hideReadOut();
    void setZoomed(bool zoomed);
    QColor colorOfRole(SeriesRole role) const;
    Qt::PenStyle lineOf(SeriesRole role) const;

    const Theming& theming_;
    QCustomPlot* plot_;
    QWidget* legend_;
    QCPItemLine* readOutLine_;
    QCPItemText* readOutText_;
    QCPItemText* emptyText_;
    std::vector<ShownSeries> series_;
    QStringList names_;
    QString missing_;
    QString cure_;
    double fixedX_[2];
    double fixedY_[2];
    double mark_;
    QString markWords_;
    double pending_;
    bool diagonal_ = false;
    bool stacked_ = false;
    bool logY_ = false;
    bool zoomed_ = false;
    int readOutIndex_ = -1;
};

} // namespace tmw::ui
