// SPDX-License-Identifier: GPL-3.0-or-later
// Drags a plot of ten million points with the mouse, and QCustomPlot's own graph of the same
// points beside it: milliseconds from a move of the mouse to its picture.
#include "tests/bench/plots/frames.h"
#include "widgets/plots/plot_view.h"

#include <QApplication>
#include <QTest>
#include <qcustomplot.h>

#include <cmath>
#include <random>

using namespace tmw;
using namespace tmw::ui;
using namespace tmw::bench;

namespace {

constexpr qsizetype kPoints = 10'000'000;
constexpr double kRate = 1000; // a second
constexpr int kFrames = 200;
constexpr double kPatience = 5000; // milliseconds a drag
constexpr int kWidth = 1280;
constexpr int kHeight = 800;

/// A slow wave under noise, with lone peaks.
void fill(QVector<double>& x, QVector<double>& y) {
    std::mt19937 random(1);
    std::normal_distribution<double> noise(0, 0.2);
    x.resize(kPoints);
    y.resize(kPoints);
    for (qsizetype i = 0; i < kPoints; ++i) {
        x[i] = static_cast<double>(i) / kRate;
        y[i] = std::sin(x[i] / 300) + noise(random) + (i % 999'983 == 0 ? 3 : 0);
    }
}

/// Counts pictures, so that none is taken for drawn that was not.
class Painted : public QObject {
public:
    using QObject::QObject;
    int count = 0;
    bool eventFilter(QObject* watched, QEvent* event) override {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

struct Drag {
    std::vector<double> wall;
    std::vector<double> cpu;
};

/// There and back over the plot: each move is answered before the next one.
Drag drag(QWidget& plot) {
    Painted painted;
    plot.installEventFilter(&painted);
    const QPoint middle = plot.rect().center();
    Drag times;
    QTest::mousePress(&plot, Qt::LeftButton, {}, middle);
    const auto begun = Clock::now();
    for (int i = 1; i <= kFrames && millisecondsSince(begun) < kPatience; ++i) {
        const int away = i <= kFrames / 2 ? i : kFrames - i;
        const double cpu = cpuMilliseconds();
        const auto start = Clock::now();
        QTest::mouseMove(&plot, middle + QPoint(-2 * away, 0), 0);
        for (const int before = painted.count; painted.count == before;)
            QApplication::processEvents(); // the queued replot, and what it paints
        times.wall.push_back(millisecondsSince(start));
        times.cpu.push_back(cpuMilliseconds() - cpu);
    }
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, middle);
    return times;
}

double report(const char* name, double shown, const Drag& drag) {
    const FrameTimes wall = timesOf(drag.wall);
    const FrameTimes cpu = timesOf(drag.cpu);
    std::printf("%-22s %9.0f %7zu %9.2f %9.2f %9.2f %9.2f %8.2f\n", name, shown, drag.wall.size(),
                wall.median, wall.worst, cpu.median, cpu.worst, kFrame / wall.median);
    std::fflush(stdout);
    return wall.median;
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    Theming theming(application);
    QVector<double> x;
    QVector<double> y;
    fill(x, y);

    PlotView ours(theming);
    ours.setAxes("Time (s)", "Signal (V)");
    auto start = Clock::now();
    ours.setSeries({{"signal", SeriesRole::Float, SeriesForm::Line, x, y}});
    std::printf("%lld points, %d x %d; ours ready in %.0f ms", static_cast<long long>(kPoints),
                kWidth, kHeight, millisecondsSince(start));
    start = Clock::now();
    QCustomPlot peer;
    peer.addGraph()->setData(x, y, true);
    peer.graph()->setAdaptiveSampling(true);
    peer.graph()->setPen(QPen(theming.color(Token::Float), 1.3));
    peer.setPlottingHint(QCP::phFastPolylines); // its fastest way
    peer.setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    peer.xAxis->setLabel("Time (s)");
    peer.yAxis->setLabel("Signal (V)");
    peer.rescaleAxes();
    std::printf(", QCustomPlot in %.0f ms\n", millisecondsSince(start));
    for (QWidget* widget : {static_cast<QWidget*>(&ours), static_cast<QWidget*>(&peer)}) {
        widget->resize(kWidth, kHeight);
        widget->show();
    }
    QTest::qWait(300);
    auto* inner = ours.findChild<QCustomPlot*>();
    std::printf("%-22s %9s %7s %9s %9s %9s %9s %8s\n", "", "shown", "frames", "median ms",
                "worst ms", "cpu ms", "worst cpu", "16.7/med");
    bool keeps = true;
    for (const double shown : {1e7, 1e6, 1e5, 1e4, 1e3}) {
        const double middle = x.back() / 2;
        const QCPRange range(middle - shown / kRate / 2, middle + shown / kRate / 2);
        ours.showX({range.lower, range.upper});
        peer.xAxis->setRange(range);
        peer.replot();
        QTest::qWait(50);
        keeps = report("this program", shown, drag(*inner)) <= kFrame && keeps;
        report("QCustomPlot, adaptive", shown, drag(peer));
    }
    std::printf("60 frames a second: %s\n", keeps ? "yes" : "no");
    return keeps ? 0 : 1;
}
