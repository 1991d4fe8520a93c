// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "core/project/examples.h"
#include "tests/support/broken_kernel.h"
#include "tests/support/test_data.h"
#include "widgets/viewmodels/difference_words.h"
#include "widgets/viewmodels/slots_model.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest/QTest>

using namespace tmw;
using namespace tmw::ui;

namespace {

constexpr const char* kBoard = "mps2-an386";
constexpr const char* kBeside = "mps2-an385";

} // namespace

/// A board whose arithmetic is wrong: the check finds where, and the new model does not run.
class BoardDiffersTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;

    bool settled() { return bench_->workflow().jobs().running().isEmpty(); }
    BoardDesk& desk() { return bench_->desk(); }
    bool says(const QString& part) {
        const auto labels = bench_->window().page(Step::Deploy)->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(part);
        });
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        if (QStandardPaths::findExecutable("qemu-system-arm").isEmpty())
            QSKIP("qemu-system-arm is not installed");
        bench_ = std::make_unique<Workbench>(*qApp);
        bench_->window().resize(1280, 800);
        bench_->window().show();
        auto project = createExample(folder_.filePath("hello.tmw").toStdString(), "hello_world");
        TMW_VERIFY(project);
        ProjectSpec spec = project->spec();
        spec.settings.epochs = 20;
        spec.settings.board = kBoard;
        TMW_VERIFY(project->save(std::move(spec)));
        Workflow& workflow = bench_->workflow();
        workflow.document().adopt(std::move(*project));
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow.features(), 20000);
        workflow.train();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && workflow.run(), 60000);
        workflow.compare();
        QTRY_VERIFY_WITH_TIMEOUT(workflow.compared() && settled(), 60000);
    }
    void cleanupTestCase() { bench_.reset(); }

    void theFirstDifferenceIsShownAndTheModelDoesNotRun() {
        SlotsModel slots_(desk());
        LayerCheckModel layers(desk());
        QAbstractItemModelTester one(&slots_,
                                     QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester two(&layers,
                                     QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTest::keyClick(&bench_->window(), Qt::Key_7, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(desk().hello() && desk().health() && settled(), 30000);
        QVERIFY(test::breakKernel(kBoard));
        desk().doAct(DeployAct::Upload);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 60000);
        QCOMPARE(desk().state(DeployAct::Upload), StepState::Problem);
        QCOMPARE(desk().hello()->runningSlot, rt::kNoSlot);
        desk().setBeside({*findBoard(kBeside)}, true);
        desk().doAct(DeployAct::Check);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 60000);
        QCOMPARE(desk().state(DeployAct::Check), StepState::Problem);
        QCOMPARE(bench_->workflow().state(Step::Deploy), StepState::Problem);
        QVERIFY(desk().check() && !desk().check()->identical && desk().check()->firstDifferent());
        const BoardCheck& check = *desk().check()->firstDifferent();
        const Difference& first = *check.firstDifference;
        QVERIFY(first.host != first.board);
        QCOMPARE(QString::fromStdString(first.op), QString("FULLY_CONNECTED"));
        QVERIFY(differenceTitle(check).contains(kBoard) && says(differenceTitle(check)));
        const auto& made = check.arithmetic;
        QVERIFY(made && made->element == first.index && made->result == first.host);
        const QString arithmetic = arithmeticOf(check, desk().checkedModel()->open.model);
        QVERIFY(arithmetic.contains("Rescaled") && arithmetic.contains("Zero point"));
        QVERIFY(says(arithmetic));
        // The other board, which is checked at the same time, is right.
        QCOMPARE(desk().check()->boards.size(), size_t(2));
        QVERIFY(!desk().check()->boards[1].firstDifference && !desk().check()->boards[1].problem);
        QVERIFY(says(QString(kBeside) + ": the same bits in every layer"));
        QCOMPARE(layers.columnCount(), 7);
        QVERIFY(says(whatRunsNow(desk())));
        QVERIFY(whatRunsNow(desk()).contains("not made active"));
        QCOMPARE(layers.rowCount(), static_cast<int>(desk().check()->boards[1].checks.size()));
        QCOMPARE(slots_.rowCount(), static_cast<int>(rt::kSlots));
        const QDir out(QStringLiteral(TMW_BINARY_DIR "/tour"));
        out.mkpath(".");
        QTest::qWait(200); // for the layout
        QVERIFY(bench_->window().grab().save(out.filePath("deploy_differs.png")));
        bench_->theming().choose(ThemeChoice::Dark);
        QTest::qWait(600); // part by part
        QVERIFY(bench_->window().grab().save(out.filePath("deploy_differs_dark.png")));
        bench_->theming().choose(ThemeChoice::Light);
    }

    void deployingFlashesAGoodFirmwareAndRuns() {
        desk().deploy();
        QTRY_VERIFY_WITH_TIMEOUT(desk().isLive() && desk().predictions() > 20, 60000);
        QVERIFY(desk().check() && desk().check()->identical);
        QCOMPARE(desk().identical(), desk().predictions());
        desk().stopLive();
        QTRY_VERIFY_WITH_TIMEOUT(settled(), 20000);
    }

    void aBoardWithoutAPortSaysSo() {
        desk().setBoard("arduino-nano-33-ble-sense", {});
        desk().askStatus();
        QVERIFY(desk().linkProblem());
        QCOMPARE(desk().linkState(), StepState::Problem);
        QVERIFY(says("does not answer"));
        // Looked for anew each time: a message makes its buttons again.
        const auto emulated = [this]() -> QPushButton* {
            for (auto* button : bench_->window().page(Step::Deploy)->findChildren<QPushButton*>())
                if (button->isVisible() && button->text() == "Use an emulated board")
                    return button;
            return nullptr;
        };
        QTRY_VERIFY(emulated()); // a layout later
        QTest::mouseClick(emulated(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(desk().board() && desk().board()->emulated && settled(), 20000);
        QVERIFY(!desk().linkProblem());
    }

    void aPortThatIsNotThereSaysSo() {
        desk().setBoard(kBoard, "/dev/ttyNoSuchBoard0");
        desk().askStatus();
        QTRY_VERIFY_WITH_TIMEOUT(settled() && desk().linkProblem(), 30000);
        QVERIFY(says("/dev/ttyNoSuchBoard0"));
    }
};

QTEST_MAIN(BoardDiffersTest)
#include "board_differs_test.moc"
