// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/fit_tool.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest>
#include <qcustomplot.h>
#include <qtestspontaneevent.h>

#include <memory>

using namespace tmw;
using namespace tmw::ui;

/// A plot in what scrolls: the wheel scrolls, Ctrl zooms, and there is a way back.
class PlotScrolledTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Theming> theming_;
    std::unique_ptr<QScrollArea> area_;
    PlotView* view_ = nullptr;

    QCustomPlot& inner() { return *view_->findChild<QCustomPlot*>(); }
    QToolButton& corner() { return *inner().findChild<QToolButton*>(); }
    void wheel(int steps, Qt::KeyboardModifiers keys = {}) {
        const QPoint where = inner().rect().center();
        QWheelEvent event(where, inner().mapToGlobal(where), {}, {0, 120 * steps}, Qt::NoButton,
                          keys, Qt::NoScrollPhase, false);
        QSpontaneKeyEvent::setSpontaneous(&event); // as a mouse's
        qApp->notify(&inner(), &event);            // sendEvent() would take that back
        QApplication::processEvents();
    }

private slots:
    void initTestCase() { theming_ = std::make_unique<Theming>(*qApp); }
    void init() {
        auto* body = new QWidget;
        auto* column = new QVBoxLayout(body);
        view_ = new PlotView(*theming_);
        view_->setFixedHeight(208);
        view_->setAxes("Value", "Samples (count)");
        view_->setSeries({{"all", SeriesRole::Int8, SeriesForm::Bars, {0, 1, 2, 3}, {1, 4, 2, 3}}});
        column->addWidget(view_);
        column->addSpacing(900);
        area_ = std::make_unique<QScrollArea>();
        area_->setWidgetResizable(true);
        area_->setWidget(body);
        area_->resize(320, 300);
        area_->show();
        QVERIFY(QTest::qWaitForWindowExposed(area_.get()));
        QApplication::processEvents();
        view_->fit(); // bars know their width by now
    }

    void theWheelScrolls() {
        const AxisRange x = view_->shownX();
        const AxisRange y = view_->shownY();
        wheel(-1);
        QVERIFY(area_->verticalScrollBar()->value() > 0);
        wheel(-1, Qt::ShiftModifier);
        QCOMPARE(view_->shownX().low, x.low);
        QCOMPARE(view_->shownX().high, x.high);
        QCOMPARE(view_->shownY().high, y.high);
        QVERIFY(!view_->isZoomed() && !corner().isVisible());
    }

    void controlZoomsAndTheCornerFits() {
        const AxisRange x = view_->shownX();
        const AxisRange y = view_->shownY();
        wheel(1, Qt::ControlModifier);
        QCOMPARE(area_->verticalScrollBar()->value(), 0);
        QVERIFY(view_->shownX().high - view_->shownX().low < x.high - x.low);
        QCOMPARE(view_->shownY().high, y.high);
        wheel(1, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(view_->shownY().high - view_->shownY().low < y.high - y.low);
        QVERIFY(corner().isVisible());
        QVERIFY(inner().rect().contains(corner().geometry()));
        QTest::mouseClick(&corner(), Qt::LeftButton);
        QVERIFY(!view_->isZoomed() && !corner().isVisible());
        QCOMPARE(view_->shownX().low, x.low);
        QCOMPARE(view_->shownY().high, y.high);
        wheel(1, Qt::ControlModifier);
        QTest::mouseDClick(&inner(), Qt::LeftButton, {}, inner().rect().center());
        QVERIFY(!view_->isZoomed());
        QCOMPARE(view_->shownX().high, x.high);
    }

    void aFixedRangeIsLetGoInTheCorner() {
        view_->holdRanges(AxisRange{0, 1}, {});
        QVERIFY(corner().isVisible());
        QTest::mouseClick(&corner(), Qt::LeftButton);
        QVERIFY(!view_->isHeld() && !corner().isVisible());
    }

    /// A panel that has a tool for it needs no second one.
    void aToolElsewhereTakesItsPlace() {
        const std::unique_ptr<QToolButton> tool(makeFitTool({view_}, *theming_));
        wheel(1, Qt::ControlModifier);
        QVERIFY(tool->isChecked() && !corner().isVisible());
    }
};

QTEST_MAIN(PlotScrolledTest)
#include "plot_scrolled_test.moc"
