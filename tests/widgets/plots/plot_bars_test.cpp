// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/legend_row.h"
#include "widgets/plots/plot_view.h"

#include <QApplication>
#include <QtTest>
#include <qcustomplot.h>

#include <cmath>
#include <memory>

using namespace tmw;
using namespace tmw::ui;

/// Bars and boxes: their ticks, widths, words and legend.
class PlotBarsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Theming> theming_;
    std::unique_ptr<PlotView> view_;

    QCustomPlot& inner() { return *view_->findChild<QCustomPlot*>(); }
    void showBars(const QVector<double>& x, const QVector<double>& y) {
        view_->setSeries({{"values", SeriesRole::Int8, SeriesForm::Bars, x, y}});
        view_->fit();
        drawNow();
    }
    void drawNow() {
        QApplication::processEvents();
        inner().replot();
        inner().replot(); // ticks follow the layout before
    }
    static bool areWhole(const QVector<double>& ticks) {
        return std::all_of(ticks.begin(), ticks.end(),
                           [](double tick) { return tick == std::round(tick); });
    }

private slots:
    void initTestCase() { theming_ = std::make_unique<Theming>(*qApp); }
    void init() {
        view_ = std::make_unique<PlotView>(*theming_);
        view_->resize(420, 260);
        view_->setAxes("Value (no unit)", "Values (count)");
        view_->show();
        QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    }

    void countsHaveWholeTicks() {
        for (const double most : {1.0, 2.0, 3.0, 7.0}) {
            showBars({0.25, 0.5, 0.75}, {most, 0, 1});
            const auto ticks = inner().yAxis->tickVector();
            QVERIFY(ticks.size() >= 2 && areWhole(ticks));
            QVERIFY(!areWhole(inner().xAxis->tickVector()));
        }
        showBars({0.25, 0.5, 0.75}, {0.5, 0.25, 0.1});
        QVERIFY(!areWhole(inner().yAxis->tickVector()));
    }

    /// One distinct value: in the middle, of a width by which it is not taken for another.
    void oneBarStandsInTheMiddle() {
        for (const double value : {2.0, -0.003, 0.0, 1e6}) {
            showBars({value}, {1});
            const AxisRange x = view_->shownX();
            QVERIFY(std::abs((x.low + x.high) / 2 - value) < 1e-6 * (x.high - x.low));
            const auto* bars = qobject_cast<QCPBars*>(inner().plottable(0));
            QVERIFY(bars);
            QVERIFY(bars->width() < 0.2 * (x.high - x.low));
            QVERIFY(bars->width() > 0.05 * (x.high - x.low));
            if (value != 0)
                QVERIFY(std::abs(value) > bars->width());
            QVERIFY(areWhole(inner().yAxis->tickVector()));
        }
    }

    /// Words over the last and the first bar are not cut.
    void wordsStayInside() {
        view_->setBarTexts({"the first", "", "", "0.123456"});
        view_->setRangeX(-0.1, 3.1);
        showBars({0, 1, 2, 3}, {2, 1, 1, 2});
        const QRect area = inner().axisRect()->rect();
        int seen = 0;
        for (int i = 0; i < inner().itemCount(); ++i) {
            const auto* words = qobject_cast<QCPItemText*>(inner().item(i));
            if (!words || !words->visible() || words->text().isEmpty())
                continue;
            const int margin = words->padding().left();
            QVERIFY(words->left->pixelPosition().x() >= area.left() - margin);
            QVERIFY(words->right->pixelPosition().x() <= area.right() + margin);
            ++seen;
        }
        QCOMPARE(seen, 2);
    }

    void kindsOfBoxesAreInTheLegend() {
        view_->setBlocks({{.words = "a", .right = 1, .high = 2, .kind = "tensors"},
                          {.words = "b", .left = 1, .right = 2, .high = 2, .kind = "tensors"},
                          {.words = "s",
                           .left = 1,
                           .right = 2,
                           .low = 2,
                           .high = 3,
                           .kind = "scratch",
                           .fill = Qt::BDiagPattern}});
        view_->setSeries({{"in use", SeriesRole::Truth, SeriesForm::Line, {0, 1, 2}, {2, 2, 3}}});
        const auto* legend = view_->findChild<LegendRow*>();
        QVERIFY(legend->isVisible());
        QCOMPARE(legend->accessibleName(), QString("in use, tensors, scratch"));
    }
};

QTEST_MAIN(PlotBarsTest)
#include "plot_bars_test.moc"
