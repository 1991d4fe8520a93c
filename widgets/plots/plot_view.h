// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot.h"
#include "widgets/theme/theming.h"

#include <QWidget>

#include <vector>

class QCPBars;
class QCPItemText;
class QCustomPlot;

namespace tmw::ui {

class LegendRow;
class ReadOut;
struct ReadOutRow;

/// A series as a plot shows it; colour, line and marker follow from the role.
struct ShownSeries {
    QString name;
    SeriesRole role = SeriesRole::Float;
    SeriesForm form = SeriesForm::Line;
    QVector<double> x;
    QVector<double> y;  ///< as many as x
    bool faint = false; ///< a second one of the same role, to look back at
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
    /// A dotted vertical line with words, as for the best epoch, and a marker on the last series;
    /// NaN: none. Like the next ones, shown by the next setSeries.
    void setMarkX(double x, const QString& words = {});
    /// The part right of x was not computed yet: sunk colour; NaN: none. `words` stand at its edge.
    void setPendingFrom(double x, const QString& words = {});
    /// Words over the bars of the first series, one a bar.
    void setBarTexts(const QStringList& texts);
    /// Bars lie: x of a series goes up the y axis, for a histogram beside a plot.
    void setSideways(bool on);
    /// Off where a plot stacked above it shows the same one.
    void setLegendShown(bool on);
    /// A ring around a point of a series; -1: none.
    void setSelected(int series, int index);
    /// A diagonal, for predictions against truth.
    void setDiagonal(bool on);
    /// Bars of one place stand on each other instead of in front of each other.
    void setStacked(bool on);
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
    struct Hit {
        int series = -1;
        int index = -1;
    };
    void makeItems();
    void dress();
    void draw();
    void addGraph(const ShownSeries& series);
    QCPBars* addBars(const ShownSeries& series, QCPBars* below);
    void addPending();
    void addMark();
    void addDot(double x, double y, const QColor& color);
    void addMarkWords(double marked);
    void addBarTexts();
    void addRing();
    void showLegend();
    bool hasData() const;
    void zoomedByHand();
    QCPItemText* addText(const QString& text);
    Hit hitAt(const QPointF& position) const;
    void readOutAt(const QPointF& position);
    void readOut(Hit hit);
    ReadOutRow rowOf(const ShownSeries& series, int index) const;
    void hideReadOut();
    void setZoomed(bool zoomed);

    const Theming& theming_;
    QCustomPlot* plot_;
    LegendRow* legend_;
    ReadOut* readOut_;
    QCPItemText* emptyText_;
    QCPItemText* cureText_;
    std::vector<ShownSeries> series_;
    QStringList names_;
    QString missing_;
    QString cure_;
    double fixedX_[2];
    double fixedY_[2];
    double mark_;
    QString markWords_;
    double pending_;
    QString pendingWords_;
    QStringList barTexts_;
    Hit selected_;
    Hit hovered_;
    bool sideways_ = false;
    bool fitting_ = false;
    bool legendShown_ = true;
    bool diagonal_ = false;
    bool stacked_ = false;
    bool logY_ = false;
    bool zoomed_ = false;
};

} // namespace tmw::ui
