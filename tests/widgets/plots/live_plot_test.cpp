// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/live_plot.h"

#include <QApplication>
#include <QtTest>
#include <qcustomplot.h>

#include <array>

using namespace tmw;
using namespace tmw::ui;

/// A plot that follows what is measured, and holds still when it is moved.
class LivePlotTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { theming_ = std::make_unique<Theming>(*qApp); }
    void init() {
        plot_ = std::make_unique<LivePlot>(*theming_, 4000);
        plot_->resize(640, 300);
        plot_->setChannels({{"x", SeriesRole::Float}, {"y", SeriesRole::Int8}});
        plot_->setSpan(10);
        plot_->show();
        QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
    }

    void it_follows_the_last_seconds() {
        feed(0, 3000);
        QTRY_VERIFY(std::abs(plot_->shownX().high - 30) < 0.05);
        QVERIFY(std::abs(plot_->shownX().low - 20) < 0.05);
        QVERIFY(!plot_->isZoomed());
        QVERIFY(plot_->shownY().low <= -1 && plot_->shownY().high >= 1);
    }

    void a_drag_goes_back_and_fit_follows_again() {
        feed(0, 3000);
        QTRY_VERIFY(plot_->shownX().high > 29);
        auto* inner = plot_->findChild<QCustomPlot*>();
        const QPoint from = inner->rect().center();
        QTest::mousePress(inner, Qt::LeftButton, {}, from);
        QTest::mouseMove(inner, from + QPoint(200, 40));
        QTest::mouseRelease(inner, Qt::LeftButton, {}, from + QPoint(200, 40));
        const AxisRange back = plot_->shownX();
        QVERIFY(back.high < 29);
        feed(3000, 500);
        QTest::qWait(100);
        QCOMPARE(plot_->shownX().high, back.high);
        QTest::mouseMove(inner, from);
        QVERIFY(plot_->readOutText().contains("\nx "));
        QTest::keyClick(plot_.get(), Qt::Key_0);
        feed(3500, 10);
        QTRY_VERIFY(plot_->shownX().high > 34.9);
    }

    void it_keeps_the_last_samples_and_no_more() {
        feed(0, 10'000);
        QCOMPARE(plot_->appended(), size_t{10'000});
        QCOMPARE(plot_->signal().end() - plot_->signal().begin(), size_t{4000});
        const QList<QByteArray> lines = plot_->toCsv().trimmed().split('\n');
        QCOMPARE(lines.size(), 1 + 2 * 4000);
        QVERIFY(lines[1].startsWith("\"x\",60,"));
    }

    void less_motion_draws_five_times_a_second() {
        QVERIFY(plot_->framesASecond() > 5);
        theming_->setCalm(true);
        QCOMPARE(plot_->framesASecond(), 5);
        theming_->setCalm(false);
    }

private:
    /// 100 samples a second.
    void feed(int from, int count) {
        for (int i = from; i < from + count; ++i)
            plot_->append(i / 100.0, std::array{i % 2 ? 1.0F : -1.0F, 0.5F});
    }

    std::unique_ptr<Theming> theming_;
    std::unique_ptr<LivePlot> plot_;
};

QTEST_MAIN(LivePlotTest)
#include "live_plot_test.moc"
