// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/start_page.h"
#include "app/workbench.h"
#include "core/project/examples.h"
#include "tests/support/test_data.h"
#include "widgets/viewmodels/words.h"

#include <QApplication>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace tmw;
using namespace tmw::ui;

/// One press on the start page, and live predictions of an emulated board come.
class WholeLineTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;

    MainWindow& window() { return bench_->window(); }
    Workflow& workflow() { return bench_->workflow(); }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        qputenv("HOME", folder_.path().toUtf8());
        bench_ = std::make_unique<Workbench>(*qApp);
        window().show();
    }
    void cleanupTestCase() { bench_.reset(); }

    void onePressRunsTheHelloWorld() {
        QPushButton* run = nullptr;
        for (QPushButton* each : window().findChildren<QPushButton*>())
            if (each->accessibleName().contains(fromText(examples().front().title)) &&
                each->text() == StartPage::tr("Run to live predictions"))
                run = each;
        QVERIFY(run);
        QTest::mouseClick(run, Qt::LeftButton);
        BoardDesk& desk = bench_->desk();
        QTRY_VERIFY_WITH_TIMEOUT(desk.isLive() && desk.predictions() > 50, 120000);
        QVERIFY(window().page(Step::Live)->isVisible());
        QCOMPARE(desk.identical(), desk.predictions());
        for (const Step step : {Step::Train, Step::Evaluate, Step::Compare, Step::Deploy})
            QCOMPARE(workflow().state(step), StepState::Done);
        desk.stopLive();
        QTRY_VERIFY(workflow().jobs().running().isEmpty());
    }

    void whatIsDoneIsNotDoneAgain() {
        const int run = workflow().run()->number;
        QTest::keyClick(&window(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(bench_->desk().isLive(), 60000);
        QCOMPARE(workflow().run()->number, run);
        bench_->desk().stopLive();
        QTRY_VERIFY(workflow().jobs().running().isEmpty());
    }

    void aCancelledStepEndsIt() {
        workflow().document().edit("Seed", [](ProjectSpec& spec) { spec.settings.epochs += 1; });
        QTest::keyClick(&window(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(workflow().training());
        workflow().jobs().cancel(JobKind::Train);
        QTRY_VERIFY_WITH_TIMEOUT(!workflow().training(), 20000);
        QTest::qWait(300);
        QVERIFY(workflow().state(Step::Evaluate) != StepState::Running);
    }
};

QTEST_MAIN(WholeLineTest)
#include "whole_line_test.moc"
