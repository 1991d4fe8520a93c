// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot.h"
#include "widgets/plots/axis_range.h"
#include "widgets/plots/plot_series.h"
#include "widgets/theme/theming.h"

#include <QImage>
#include <QPointF>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QCPBars;
class QCPItemText;
class QCPPainter;
class QCustomPlot;
class QMenu;
class QToolButton;

namespace tmw::ui {

class LegendRow;
struct LegendEntry;
class ReadOut;
struct ReadOutRow;

/// A box in a plot, as for memory over time. Lines of `words` stand in it where they have room.
struct PlotBlock {
    QString words;
    double left = 0;
    double right = 0;
    double low = 0;
    double high = 0;
    SeriesRole role = SeriesRole::Int8;
    QString kind = {}; ///< in the legend, once for all of a kind
    Qt::BrushStyle fill = Qt::SolidPattern;
    bool chosen = false;
    bool wrong = false; ///< over a limit
};

/// A plot of the program: axes with name and unit, grid, legend row above, hover read-out, zoom
/// with the wheel, pan by dragging, fit by double click or 0; copy, PNG, SVG, CSV, table, log axis
/// and fixed range by right click. In what scrolls the wheel scrolls, and zooms with Ctrl. A plot
/// that is zoomed or has a fixed range says so with a Fit button in its corner, or elsewhere
/// (fit_tool.h). More points than pixels are drawn as least and greatest of each column.
class PlotView : public QWidget {
    Q_OBJECT
public:
    explicit PlotView(const Theming& theming, QWidget* parent = nullptr);

    /// "Loss (nats)"; "(no unit)" is the caller's to say.
    void setAxes(const QString& x, const QString& y);
    void setYTitle(const QString& title);
    QString xTitle() const;
    QString yTitle() const;
    /// Shown where every value is above 0 and there are no bars.
    void setLogY(bool log);
    bool isLogY() const { return logY_; }
    /// For good: every x must be above 0.
    void setLogX();
    /// Fixed range of an axis; without it, it follows the data.
    void setRangeX(double low, double high);
    void setRangeY(double low, double high);
    /// The same by hand: goes before the one of the page.
    void holdRanges(std::optional<AxisRange> x, std::optional<AxisRange> y);
    /// Log axis and held ranges are kept in the settings under this name from now on. The first
    /// name takes over what the page set; each later one brings its own.
    void remember(const QString& name);
    /// What names that have no room beside each other become; the read-out says them whole.
    enum class CrowdedNames : quint8 { Aslant, Numbers };
    /// Names along x instead of numbers, for bars at 0, 1, 2...
    void setNames(const QStringList& names, CrowdedNames crowded = CrowdedNames::Aslant);
    /// What the plot shows; empty: `missing` and `cure` stand in its middle.
    void setSeries(std::vector<ShownSeries> series);
    void setEmpty(const QString& missing, const QString& cure);
    /// A dotted vertical line with words, as for the best epoch, and a marker on the last series;
    /// NaN: none. Like the next ones, shown by the next setSeries.
    void setMarkX(double x, const QString& words = {});
    /// The part right of x was not computed yet: sunk colour; NaN: none. `words` stand at its edge.
    void setPendingFrom(double x, const QString& words = {});
    /// Boxes under the series.
    void setBlocks(std::vector<PlotBlock> blocks);
    /// A dashed red line that must not be passed, with its value; NaN: none.
    void setLimitY(double y, const QString& words = {});
    /// A tinted band along x, or along the diagonal where there is one; NaN: none. `words` stand
    /// in it.
    void setBandY(double low, double high, const QString& words = {});
    /// Words over the bars of the first series, one a bar.
    void setBarTexts(const QStringList& texts);
    /// Bars lie: x of a series goes up the y axis, for a histogram beside a plot.
    void setSideways(bool on);
    /// Off where a plot stacked above it shows the same one.
    void setLegendShown(bool on);
    /// A ring around a point of a series, an edge around a bar; -1: none.
    void setSelected(int series, int index);
    /// A diagonal, for predictions against truth.
    void setDiagonal(bool on);
    /// Bars of one place stand on each other instead of in front of each other.
    void setStacked(bool on);
    void fit();
    /// What is zoomed is fitted; what is not lets a fixed range go.
    void letGo();
    /// A tool elsewhere says that it is zoomed.
    void setFitElsewhere() { fitElsewhere_ = true; }
    /// The ranges stay as they are, until the next fit().
    void hold() { setZoomed(true); }
    bool isZoomed() const { return zoomed_; }
    /// A range is fixed by hand.
    bool isHeld() const { return heldX_ || heldY_; }
    AxisRange shownX() const;
    AxisRange shownY() const;
    /// As by hand.
    void showX(AxisRange range);
    /// One of several narrow plots from 0 to 1 over each other: its name stands level beside the
    /// axis, and only the lowest one tells x.
    void setLane();
    /// Stands under this plot and names the x axis of both.
    void setXNamedBy(PlotView* below);
    /// At least this wide left of the axis, so that plots over one x axis line up.
    void setLeftMargin(int margin);
    int leftMargin() const;
    /// Title, ranges and marked point, for screen readers.
    QString describe() const;
    /// What the read-out says; empty: there is none.
    QString readOutText() const;

    QByteArray toCsv() const;
    /// Plot and legend, `scale` times as many pixels.
    QImage toImage(double scale) const;
    QByteArray toSvg() const;
    /// By the name's ending: .png, .svg, .csv. False where it cannot be written.
    bool saveAs(const QString& file) const;
    const std::vector<ShownSeries>& series() const { return series_; }

signals:
    /// Zoomed or not, fixed by hand or not.
    void zoomedChanged();
    void logYChanged(bool log);
    /// The x range was moved by hand.
    void movedX(AxisRange range);
    void leftMarginChanged();
    /// The read-out stands at this x (index of the sample of the first series).
    void hovered(int index);
    void clicked(int series, int index);

protected:
    /// More or other points of the same series: their place and their ranges, no more.
    void showGrown();
    void setDragX();
    /// Between the axes, in pixels.
    int innerWidth() const;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    struct Hit {
        int series = -1;
        qsizetype at = -1; ///< as the points of the series are numbered
    };
    void makeItems();
    void followAxes();
    void dress();
    void draw();
    void drawSeries();
    void addCurve(const ShownSeries& series);
    void addCloud(const ShownSeries& series);
    QCPBars* addBars(const ShownSeries& series, QCPBars* below);
    void addMarkedBar(const ShownSeries& series, QCPBars* bars);
    void addNotes();
    void addPending();
    void addMark();
    void addDot(double x, double y, const QColor& color);
    void addMarkWords(double marked);
    void addBarTexts();
    void addBlocks();
    void addBlockWords(const PlotBlock& block);
    SeriesStyle blockStyle(const PlotBlock& block) const;
    void addBlockEntries(std::vector<LegendEntry>& entries) const;
    void addLimit();
    void turnNames();
    void addDiagonal();
    void addBand();
    void addBandEdges();
    void addBandWords();
    void addLaneName();
    void widenForName();
    void setYTicks();
    void showWhole();
    void showXTicks();
    void addRing();
    QCPItemText* addText(const QString& text);
    QCPItemText* dressed(QCPItemText* words, const QString& text) const;
    void showLegend();
    void showEmpty();
    bool hasData() const;
    bool hasBars() const;
    bool canBeLog() const;
    void showScale();
    void fitData();
    void fitHeld();
    void changedByHand();
    void setZoomed(bool zoomed);
    void tellReaders();
    Hit hitAt(const QPointF& position) const;
    Hit nearestInCloud(const QPointF& position) const;
    bool isAt(Hit hit) const;
    void readOutAt(const QPointF& position);
    void readOut(Hit hit);
    ReadOutRow rowOf(const ShownSeries& series, size_t at) const;
    void hideReadOut();
    void stepReadOut(int by);
    void zoomX(double factor);
    bool turnWheel(QWheelEvent& event);
    void makeFitButton();
    void showFitButton();
    void release(const QPointF& position);
    QSize pictureSize() const;
    void paintOn(QCPPainter& painter) const;
    void fillCopyMenu(QMenu& menu);
    void fillViewMenu(QMenu& menu);
    void askForFile();
    void showTable();
    void askForRanges();
    void keep();

    const Theming& theming_;
    QCustomPlot* plot_;
    LegendRow* legend_;
    ReadOut* readOut_;
    QCPItemText* emptyText_;
    QCPItemText* cureText_;
    QToolButton* fitButton_;
    QTimer readers_;
    std::vector<ShownSeries> series_;
    QPointer<PlotView> below_;
    QString yTitle_;
    QStringList names_;
    CrowdedNames crowded_ = CrowdedNames::Aslant;
    QString missing_;
    QString cure_;
    QString name_;
    std::optional<AxisRange> pageX_;
    std::optional<AxisRange> pageY_;
    std::optional<AxisRange> heldX_;
    std::optional<AxisRange> heldY_;
    double mark_;
    QString markWords_;
    double pending_;
    QString pendingWords_;
    double bandLow_;
    double bandHigh_;
    QString bandWords_;
    QStringList barTexts_;
    std::vector<PlotBlock> blocks_;
    double limit_;
    QString limitWords_;
    QPointF pressed_;
    Hit selected_;
    Hit hovered_;
    bool sideways_ = false;
    bool lane_ = false;
    bool fitting_ = false;
    bool fitElsewhere_ = false;
    bool legendShown_ = true;
    bool diagonal_ = false;
    bool stacked_ = false;
    bool logY_ = false;
    bool zoomed_ = false;
};

} // namespace tmw::ui
