// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "core/data/table_import.h"
#include "core/project/examples.h"
#include "tests/support/test_data.h"
#include "widgets/pages/export_panel.h"
#include "widgets/pages/record_dialog.h"
#include "widgets/viewmodels/fit_check.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>

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
            layers = layers || table->model()->rowCount() ==
                                   static_cast<int>(desk.check()->boards.at(0).checks.size());
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

    void floatModelAndTruthAreBeside() {
        const LiveCounts& counts = bench_->desk().feed().counts();
        QCOMPARE(counts.compared, counts.predictions);
        QVERIFY(counts.mostGap > 0 && counts.mostGap < 0.5);
        QVERIFY(!bench_->desk().feed().points().back().truth.empty());
    }

    void keysPauseMarkAndRecord() {
        LiveFeed& feed = bench_->desk().feed();
        Page* page = window().page(Step::Live);
        QTest::keyClick(page, Qt::Key_Space);
        QVERIFY(feed.isPaused());
        QTRY_VERIFY(resultLine(Step::Live).contains("Paused"));
        const size_t before = feed.counts().predictions;
        const size_t shown = feed.shown()->sample;
        QTRY_VERIFY_WITH_TIMEOUT(feed.counts().predictions > before + 10, 20000);
        QCOMPARE(feed.shown()->sample, shown);
        picture("live_paused");
        QTest::keyClick(page, Qt::Key_Space);
        QVERIFY(!feed.isPaused());
        QTest::keyClick(page, Qt::Key_M);
        QCOMPARE(feed.marks().size(), size_t{1});
        QTest::keyClick(page, Qt::Key_R);
        QVERIFY(feed.isRecording());
        QTRY_VERIFY_WITH_TIMEOUT(feed.recordedRows() > 20, 20000);
        QTest::keyClick(page, Qt::Key_R);
        QVERIFY(!feed.isRecording());
        QTRY_VERIFY(
            std::ranges::any_of(page->findChildren<QPushButton*>(), [](const QPushButton* button) {
                return button->isVisible() && button->text() == "Import...";
            }));
    }

    void stopEndsIt() {
        QTest::mouseClick(window().page(Step::Live)->primary(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 20000);
        QVERIFY(!bench_->desk().isLive());
        QVERIFY(!bench_->workflow().problem(Step::Live));
    }

    void theSensorIsRecordedForAnImport() {
        FitCheck fit(bench_->workflow());
        PageContext context{bench_->workflow(), bench_->desk(), fit, bench_->theming(),
                            [](Step) {}};
        RecordDialog dialog(context, &window());
        dialog.show();
        const auto buttons = dialog.findChildren<QPushButton*>();
        const auto act = std::ranges::find_if(
            buttons, [](const QPushButton* button) { return button->isDefault(); });
        QVERIFY(act != buttons.end());
        QTest::mouseClick(*act, Qt::LeftButton);
        QCOMPARE((*act)->text(), QString("Stop"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog.rows() > 20, 30000);
        QTest::mouseClick(*act, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(dialog.result(), int(QDialog::Accepted), 20000);
        const std::vector<std::filesystem::path> files{dialog.file()};
        const auto import = importTables(files, {});
        TMW_VERIFY(import);
        QCOMPARE(import->data.rows, dialog.rows());
        QVERIFY(findColumn(import->data, "x"));
    }

    void codeIsWrittenBesideTheWindow() {
        auto* exports = window().findChild<ExportPanel*>();
        QVERIFY(exports);
        const QString out = folder_.filePath("code");
        exports->exportTo(ExportKind::CArray, out);
        QVERIFY(bench_->workflow().jobs().isRunning(JobKind::Export));
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 20000);
        QVERIFY(exports->says());
        QVERIFY(!QDir(out).entryList(QDir::Files).isEmpty());
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
