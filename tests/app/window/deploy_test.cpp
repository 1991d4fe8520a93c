// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "core/project/examples.h"
#include "tests/support/test_data.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace tmw;
using namespace tmw::ui;

/// From a trained network to live predictions of an emulated board, in the window.
class DeployTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;

    MainWindow& window() { return bench_->window(); }
    bool settled() { return bench_->workflow().jobs().running().isEmpty(); }
    void picture(const char* name) {
        const QDir out(QStringLiteral(TMW_BINARY_DIR "/tour"));
        out.mkpath(".");
        QVERIFY(window().grab().save(out.filePath(QString(name) + ".png")));
    }
    QString resultLine(Step step) {
        const auto labels = window().page(step)->findChildren<QLabel*>();
        for (const QLabel* label : labels)
            if (label->property("kind") == "result")
                return label->text();
        return {};
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        bench_ = std::make_unique<Workbench>(*qApp);
        window().resize(1280, 800);
        window().show();
        auto project = createExample(folder_.filePath("hello.tmw").toStdString(), "hello_world");
        TMW_VERIFY(project);
        ProjectSpec spec = project->spec();
        spec.settings.epochs = 60;
        TMW_VERIFY(project->save(std::move(spec)));
        bench_->workflow().document().adopt(std::move(*project));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && bench_->workflow().features(), 20000);
    }
    void cleanupTestCase() { bench_.reset(); }

    void nothingToDeployBeforeThereIsAModel() {
        QTest::keyClick(&window(), Qt::Key_7, Qt::ControlModifier);
        QVERIFY(resultLine(Step::Deploy).contains("not converted"));
        QCOMPARE(bench_->workflow().state(Step::Deploy), StepState::Empty);
    }

    void trainsAndConverts() {
        Workflow& workflow = bench_->workflow();
        workflow.train();
        QCOMPARE(workflow.state(Step::Train), StepState::Running);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 60000);
        QVERIFY(workflow.run());
        QCOMPARE(workflow.state(Step::Train), StepState::Done);
        workflow.compare();
        QTRY_VERIFY_WITH_TIMEOUT(workflow.compared() && settled(), 60000);
        QVERIFY(workflow.compared()->int8Instructions.value_or(0) > 500);
    }

    void onePressDeploysToLivePredictions() {
        QTest::keyClick(&window(), Qt::Key_7, Qt::ControlModifier);
        QPushButton* primary = window().page(Step::Deploy)->primary();
        QCOMPARE(primary->text(), QString("Deploy"));
        QTest::mouseClick(primary, Qt::LeftButton);
        BoardDesk& desk = bench_->desk();
        QTRY_VERIFY_WITH_TIMEOUT(desk.isLive() && desk.predictions() > 30, 60000);
        QCOMPARE(desk.identical(), desk.predictions());
        QVERIFY(desk.check() && desk.check()->identical);
        QCOMPARE(desk.state(DeployAct::Upload), StepState::Done);
        const auto tables = window().page(Step::Deploy)->findChildren<QTableView*>();
        bool layers = false;
        for (const QTableView* table : tables)
            layers = layers ||
                     table->model()->rowCount() == static_cast<int>(desk.check()->checks.size());
        QVERIFY(layers);
        picture("deploy");
        QTest::keyClick(&window(), Qt::Key_8, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(desk.predictions() > 120, 20000);
        picture("live");
        bench_->theming().choose(ThemeChoice::Dark);
        QTest::qWait(100);
        picture("live_dark");
        bench_->theming().choose(ThemeChoice::Light);
    }

    void stopEndsIt() {
        QTest::mouseClick(window().page(Step::Live)->primary(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 20000);
        QVERIFY(!bench_->desk().isLive());
        QVERIFY(!bench_->workflow().problem(Step::Live));
    }

    void aBadLineIsAFieldAway() {
        QVERIFY(!bench_->desk().setFaults("lose=1"));
        QVERIFY(bench_->desk().setFaults("drop=0.0005,flip=0.0005,seed=3"));
        bench_->desk().doAct(DeployAct::Upload);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 60000);
        QCOMPARE(bench_->desk().state(DeployAct::Upload), StepState::Done);
    }
};

QTEST_MAIN(DeployTest)
#include "deploy_test.moc"
