// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/fit_tool.h"
#include "widgets/plots/plot_stack.h"
#include "widgets/plots/plot_ticks.h"

#include <QApplication>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QWheelEvent>
#include <QtTest>
#include <qcustomplot.h>

#include <cmath>

using namespace tmw;
using namespace tmw::ui;

/// A plot worked with mouse, wheel and keys.
class PlotViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void the_wheel_zooms_in_x_and_with_control_in_y();
    void a_drag_pans_and_a_double_click_fits();
    void keys_zoom_fit_and_move_the_read_out();
    void the_read_out_says_the_data();
    void a_cloud_is_read_within_eight_pixels();
    void a_drag_is_no_click();
    void a_right_click_opens_the_menu();
    void csv_is_the_data();
    void pictures_hold_plot_and_legend();
    void log_axis_and_held_ranges_are_remembered();
    void bars_have_no_log_axis();
    void ticks_are_four_to_ten_at_round_steps();
    void stacked_plots_move_together_and_line_up();
    void classes_have_tint_shape_and_edge();
    void readers_are_told_what_is_shown();

private:
    QCustomPlot& inner() { return *view_->findChild<QCustomPlot*>(); }
    QPoint at(double x, double y) {
        return QPointF(inner().xAxis->coordToPixel(x), inner().yAxis->coordToPixel(y)).toPoint();
    }
    /// The pointer of a test without a screen does not always arrive.
    void move(QPoint where) {
        QMouseEvent event(QEvent::MouseMove, where, inner().mapToGlobal(where), Qt::NoButton,
                          QGuiApplication::mouseButtons(), Qt::NoModifier);
        QApplication::sendEvent(&inner(), &event);
        QApplication::processEvents();
    }
    void wheel(QPoint where, int steps, Qt::KeyboardModifiers keys = {});
    static std::vector<ShownSeries> curves();

    QTemporaryDir folder_;
    std::unique_ptr<Theming> theming_;
    std::unique_ptr<PlotView> view_;
};

void PlotViewTest::initTestCase() {
    QCoreApplication::setOrganizationName("plots");
    QCoreApplication::setApplicationName("plots");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    theming_ = std::make_unique<Theming>(*qApp);
}

std::vector<ShownSeries> PlotViewTest::curves() {
    ShownSeries first{"train", SeriesRole::Train, SeriesForm::Line, {}, {}};
    ShownSeries second{"validation", SeriesRole::Validation, SeriesForm::Line, {}, {}};
    for (int i = 0; i <= 100; ++i) {
        first.x.append(i);
        first.y.append(1 + std::sin(i / 10.0) / 2);
        second.x.append(i);
        second.y.append(1.0 / 3 + i);
    }
    return {first, second};
}

void PlotViewTest::init() {
    view_ = std::make_unique<PlotView>(*theming_);
    view_->resize(640, 400);
    view_->setAxes("Epoch", "Loss (nats)");
    view_->setSeries(curves());
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
    QApplication::processEvents();
}

void PlotViewTest::wheel(QPoint where, int steps, Qt::KeyboardModifiers keys) {
    QWheelEvent event(where, inner().mapToGlobal(where), {}, {0, 120 * steps}, Qt::NoButton, keys,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&inner(), &event);
    QApplication::processEvents();
}

void PlotViewTest::the_wheel_zooms_in_x_and_with_control_in_y() {
    const AxisRange x = view_->shownX();
    const AxisRange y = view_->shownY();
    const double under = inner().xAxis->pixelToCoord(at(30, 50).x());
    wheel(at(30, 50), 1);
    QVERIFY(view_->shownX().high - view_->shownX().low < x.high - x.low);
    QCOMPARE(view_->shownY().high, y.high);
    QVERIFY(std::abs(inner().xAxis->pixelToCoord(at(under, 50).x()) - under) < 0.5);
    QVERIFY(view_->isZoomed());
    const AxisRange zoomed = view_->shownX();
    wheel(at(30, 50), 1, Qt::ControlModifier);
    QCOMPARE(view_->shownX().low, zoomed.low);
    QVERIFY(view_->shownY().high - view_->shownY().low < y.high - y.low);
}

void PlotViewTest::a_drag_pans_and_a_double_click_fits() {
    std::unique_ptr<QToolButton> tool(makeFitTool({view_.get()}, *theming_));
    QCOMPARE(view_->shownX().high, 100.0);
    const AxisRange before = view_->shownX();
    const QPoint from = at(50, 50);
    QTest::mousePress(&inner(), Qt::LeftButton, {}, from);
    move(from + QPoint(-60, 0));
    QTest::mouseRelease(&inner(), Qt::LeftButton, {}, from + QPoint(-60, 0));
    const double moved = 60 * (before.high - before.low) / inner().axisRect()->width();
    QVERIFY(std::abs(view_->shownX().low - before.low - moved) < 0.02 * moved);
    QVERIFY(tool->isChecked());
    QTest::mouseDClick(&inner(), Qt::LeftButton, {}, from);
    QCOMPARE(view_->shownX().low, before.low);
    QCOMPARE(view_->shownX().high, before.high);
    QVERIFY(!tool->isChecked());
    wheel(from, 2);
    QVERIFY(tool->isChecked());
    tool->click();
    QVERIFY(!view_->isZoomed() && !tool->isChecked());
}

void PlotViewTest::keys_zoom_fit_and_move_the_read_out() {
    const AxisRange before = view_->shownX();
    const auto width = [this] { return view_->shownX().high - view_->shownX().low; };
    QTest::keyClick(view_.get(), Qt::Key_Plus);
    QVERIFY(width() < before.high - before.low);
    QTest::keyClick(view_.get(), Qt::Key_Minus);
    QVERIFY(std::abs(width() - (before.high - before.low)) < 1e-9);
    QTest::keyClick(view_.get(), Qt::Key_Plus);
    QTest::keyClick(view_.get(), Qt::Key_0);
    QCOMPARE(view_->shownX().low, before.low);
    QTest::keyClick(view_.get(), Qt::Key_Right);
    QVERIFY(view_->readOutText().startsWith("Epoch 50\n"));
    QTest::keyClick(view_.get(), Qt::Key_Right);
    QVERIFY(view_->readOutText().startsWith("Epoch 51\n"));
    QTest::keyClick(view_.get(), Qt::Key_Left);
    QTest::keyClick(view_.get(), Qt::Key_Left);
    QVERIFY(view_->readOutText().startsWith("Epoch 49\n"));
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QVERIFY(view_->readOutText().isEmpty());
}

void PlotViewTest::the_read_out_says_the_data() {
    const auto series = curves();
    for (const int sample : {3, 42, 97}) {
        move(at(sample + 0.2, 60));
        QCOMPARE(view_->readOutText(), QString("Epoch %1\ntrain %2\nvalidation %3")
                                           .arg(sample)
                                           .arg(readableNumber(series[0].y[sample]),
                                                readableNumber(series[1].y[sample])));
    }
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&inner(), &leave);
    QVERIFY(view_->readOutText().isEmpty());
}

void PlotViewTest::a_cloud_is_read_within_eight_pixels() {
    view_->setSeries({{"samples", SeriesRole::Test, SeriesForm::Points, {5, 1, 3}, {2, 8, 4}}});
    QTest::qWait(50); // the legend leaves, and the plot grows
    QSignalSpy clicked(view_.get(), &PlotView::clicked);
    move(at(1, 8) + QPoint(5, -5));
    QCOMPARE(view_->readOutText(), QString("Epoch 1\nsamples 8"));
    QTest::mouseClick(&inner(), Qt::LeftButton, {}, at(1, 8));
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][1].toInt(), 1); // as the caller numbers them, not by x
    move(at(1, 8) + QPoint(12, 0));
    QVERIFY(view_->readOutText().isEmpty());
}

void PlotViewTest::a_drag_is_no_click() {
    QSignalSpy clicked(view_.get(), &PlotView::clicked);
    move(at(40, 50));
    QTest::mousePress(&inner(), Qt::LeftButton, {}, at(40, 50));
    move(at(40, 50) + QPoint(30, 0));
    QTest::mouseRelease(&inner(), Qt::LeftButton, {}, at(40, 50) + QPoint(30, 0));
    QCOMPARE(clicked.size(), 0);
}

void PlotViewTest::a_right_click_opens_the_menu() {
    QStringList seen;
    QTimer::singleShot(200, this, [&seen] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        for (const QAction* action : menu ? menu->actions() : QList<QAction*>())
            seen += action->text();
        if (menu)
            menu->close();
    });
    QTest::mouseClick(view_->windowHandle(), Qt::RightButton, {},
                      inner().mapTo(view_.get(), at(50, 50)));
    QTRY_VERIFY(!seen.isEmpty());
    QVERIFY(seen.contains("Copy") && seen.contains("Show as table...") &&
            seen.contains("Log axis"));
}

void PlotViewTest::csv_is_the_data() {
    const auto series = curves();
    const QList<QByteArray> lines = view_->toCsv().trimmed().split('\n');
    QCOMPARE(lines.front(), QByteArray("series,\"Epoch\",\"Loss (nats)\""));
    QCOMPARE(lines.size(), 1 + 2 * 101);
    for (qsizetype i = 0; i < 202; ++i) {
        const ShownSeries& from = series[static_cast<size_t>(i / 101)];
        const QList<QByteArray> cells = lines[i + 1].split(',');
        QCOMPARE(cells[0], '"' + from.name.toUtf8() + '"');
        QCOMPARE(cells[1].toDouble(), from.x[i % 101]);
        QVERIFY(cells[2].toDouble() == from.y[i % 101]); // to the last bit
    }
    const QString file = folder_.filePath("plot.csv");
    QVERIFY(view_->saveAs(file));
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), view_->toCsv());
    QVERIFY(!view_->saveAs("/no/such/folder/plot.csv"));
}

void PlotViewTest::pictures_hold_plot_and_legend() {
    const QString svg = folder_.filePath("plot.svg");
    QVERIFY(view_->saveAs(svg));
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray words = file.readAll();
    for (const char* word : {"Epoch", "Loss (nats)", "train", "validation", "<polyline", "<path"})
        if (!words.contains(word) && QByteArray(word).front() != '<')
            QFAIL(word);
    QVERIFY(words.contains("<polyline") || words.contains("<path"));
    const QString png = folder_.filePath("plot.png");
    QVERIFY(view_->saveAs(png));
    const QImage image(png);
    QVERIFY(image.width() > 1000 && image.height() > 600); // twice as many pixels
    const QRgb train = theming_->color(Token::Train).rgb();
    qsizetype drawn = 0;
    for (int y = 60; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            drawn += image.pixel(x, y) == train ? 1 : 0;
    QVERIFY2(drawn > 500, qPrintable(QString::number(drawn)));
}

void PlotViewTest::log_axis_and_held_ranges_are_remembered() {
    view_->remember("test/loss");
    view_->setLogY(true);
    view_->holdRanges(AxisRange{10, 20}, {});
    QCOMPARE(view_->shownX().high, 20.0);
    init();
    QVERIFY(!view_->isLogY());
    view_->remember("test/loss");
    QVERIFY(view_->isLogY());
    QCOMPARE(view_->shownX().low, 10.0);
    QCOMPARE(view_->shownX().high, 20.0);
    view_->remember("test/other");
    QVERIFY(!view_->isLogY());
    QCOMPARE(view_->shownX().high, 100.0);
    view_->remember("test/loss");
    std::unique_ptr<QToolButton> tool(makeFitTool({view_.get()}, *theming_));
    QVERIFY(tool->isChecked() && !view_->isZoomed());
    tool->click();
    QVERIFY(!tool->isChecked() && !view_->isHeld());
    view_->holdRanges({}, {});
    QCOMPARE(view_->shownX().high, 100.0);
}

void PlotViewTest::bars_have_no_log_axis() {
    view_->setLogY(true);
    QCOMPARE(inner().yAxis->scaleType(), QCPAxis::stLogarithmic);
    view_->setSeries({{"counts", SeriesRole::Train, SeriesForm::Bars, {0, 1, 2}, {3, 4, 5}}});
    QCOMPARE(inner().yAxis->scaleType(), QCPAxis::stLinear);
    QCOMPARE(view_->shownY().low, 0.0);
}

void PlotViewTest::ticks_are_four_to_ten_at_round_steps() {
    for (const QSize size : {QSize(320, 180), QSize(640, 400), QSize(1280, 800)}) {
        view_->resize(size);
        QApplication::processEvents();
        for (double span = 0.0013; span < 1e6; span *= 1.37) {
            view_->setRangeX(0.3 * span, 1.3 * span);
            view_->setRangeY(-span, 0.4 * span);
            view_->fit();
            inner().replot(); // the ticks follow the room of the layout before
            inner().replot();
            for (const QCPAxis* axis : {inner().xAxis, inner().yAxis}) {
                const QVector<double> ticks =
                    axis->ticker() ? axis->tickVector() : QVector<double>();
                const auto shown = std::count_if(ticks.begin(), ticks.end(), [axis](double tick) {
                    return axis->range().contains(tick);
                });
                QVERIFY2(shown >= 4 && shown <= 10,
                         qPrintable(QString("%1 ticks from %2 to %3, %4 wanted")
                                        .arg(shown)
                                        .arg(axis->range().lower)
                                        .arg(axis->range().upper)
                                        .arg(axis->ticker()->tickCount())));
                const double step = ticks[1] - ticks[0];
                const double mantissa = step / std::pow(10, std::floor(std::log10(step * 1.0001)));
                QVERIFY(std::abs(mantissa - 1) < 1e-6 || std::abs(mantissa - 2) < 1e-6 ||
                        std::abs(mantissa - 5) < 1e-6);
            }
        }
    }
}

void PlotViewTest::stacked_plots_move_together_and_line_up() {
    PlotView below(*theming_);
    below.resize(640, 300);
    below.setAxes("Epoch", "Accuracy (%)");
    ShownSeries wide{"big", SeriesRole::Train, SeriesForm::Line, {0, 100}, {1e7, 5e7}};
    below.setSeries({wide});
    QObject owner;
    stackPlots(&owner, {view_.get(), &below});
    below.show();
    QTRY_COMPARE(below.leftMargin(), view_->leftMargin());
    QVERIFY(below.leftMargin() > 56);
    wheel(at(30, 50), 2);
    QCOMPARE(below.shownX().low, view_->shownX().low);
    QVERIFY(below.isZoomed());
    view_->setAxes({}, "Loss (nats)");
    move(at(50, 50));
    QVERIFY(view_->readOutText().startsWith("Epoch "));
    QTest::keyClick(&below, Qt::Key_0);
    QVERIFY(!view_->isZoomed());
}

void PlotViewTest::classes_have_tint_shape_and_edge() {
    std::vector<ShownSeries> clouds;
    for (int i = 0; i < 4; ++i) {
        ShownSeries cloud{QString::number(i), SeriesRole::Float, SeriesForm::Points, {}, {}};
        cloud.classNumber = i;
        clouds.push_back(cloud);
    }
    QSet<int> shapes;
    for (const ShownSeries& cloud : clouds) {
        const SeriesStyle style = styleOf(cloud, *theming_);
        shapes.insert(static_cast<int>(style.marker));
        QCOMPARE(edgeOf(style).widthF(), 0.8);
    }
    QCOMPARE(shapes.size(), 4);
}

void PlotViewTest::readers_are_told_what_is_shown() {
    QTRY_COMPARE(view_->accessibleName(), QString("Loss (nats) over Epoch"));
    QTRY_VERIFY(view_->accessibleDescription().startsWith("Epoch from 0 to 100"));
    wheel(at(50, 50), 3);
    QTRY_COMPARE(view_->accessibleDescription(), view_->describe());
    view_->setSelected(0, 10);
    QTRY_VERIFY(view_->accessibleDescription().contains("selected 10, "));
}

QTEST_MAIN(PlotViewTest)
#include "plot_view_test.moc"
