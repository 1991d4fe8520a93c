// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"
#include "tests/support/test_data.h"
#include "widgets/pages/job_line.h"
#include "widgets/pages/model_memory.h"
#include "widgets/pages/tflite_page.h"
#include "widgets/parts/graph_view.h"
#include "widgets/parts/row_table.h"
#include "widgets/plots/plot_view.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace tmw;
using namespace tmw::ui;

/// The page of a .tflite: its memory, boards, and boards in step; what it says of one that cannot
/// run.
class ModelPageTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<Workbench> bench_;

    MainWindow& window() { return bench_->window(); }
    TflitePage* page() { return window().findChild<TflitePage*>(); }
    Jobs& jobs() { return bench_->workflow().jobs(); }
    RowTable* table(const char* name) { return page()->findChild<RowTable*>(name); }
    QPushButton* button(const QString& words) {
        for (auto* each : page()->findChildren<QPushButton*>())
            if (each->text() == words)
                return each;
        return nullptr;
    }
    void show(const QString& view) { QTest::mouseClick(button(view), Qt::LeftButton); }
    void open(const char* file) {
        const auto path = test::dataRoot() / "models" / file;
        window().open(QString::fromStdString(path.string()));
        QTRY_VERIFY_WITH_TIMEOUT(page()->file(), 20000);
        QTRY_VERIFY_WITH_TIMEOUT(jobs().running().isEmpty(), 20000);
    }
    QString textOf(const ModelMemory* memory) {
        QStringList words;
        for (const QLabel* label : memory->findChildren<QLabel*>())
            if (label->isVisible())
                words += label->text();
        return words.join('\n');
    }
    void picture(const char* name) {
        QTest::qWait(50); // for the layout
        const QDir out(QStringLiteral(TMW_BINARY_DIR "/tour"));
        out.mkpath(".");
        QVERIFY(window().grab().save(out.filePath(QString(name) + ".png")));
    }

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder_.path());
    }
    void init() {
        bench_ = std::make_unique<Workbench>(*qApp);
        window().resize(1280, 800);
        window().show();
    }
    void cleanup() { bench_.reset(); }

    /// The timeline of any file, for the board that is chosen, and what would lower its peak.
    void memoryIsShownForABoard() {
        TMW_NEED_DATA("models/tflite-micro/person_detect.tflite");
        open("tflite-micro/person_detect.tflite");
        show("Memory");
        auto* memory = page()->findChild<ModelMemory*>();
        QVERIFY(memory->isVisible());
        const auto* plot = memory->findChild<PlotView*>();
        QVERIFY(!plot->series().empty());
        const ArenaTimeline& timeline = memoryOn(*page()->file(), bench_->desk().board());
        QCOMPARE(plot->series().front().y.size(), static_cast<qsizetype>(timeline.steps.size()));
        auto* list = memory->findChild<RowTable*>();
        QCOMPARE(list->model()->rowCount(), static_cast<int>(timeline.blocks.size()));
        QVERIFY(textOf(memory).contains("Peak ") && textOf(memory).contains(": at best "));
        picture("model_memory");
        // An operator marks its block, and a block chooses its operator.
        auto* graph = page()->findChild<GraphView*>();
        graph->setFocus();
        QTest::keyClick(graph, Qt::Key_Down);
        QTest::keyClick(graph, Qt::Key_Down);
        QCOMPARE(graph->chosen(), 2);
        const QString chosen = list->currentIndex().siblingAtColumn(0).data().toString();
        QVERIFY(!chosen.isEmpty());
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(graph->chosen() != 2);
        // Another board by its row.
        const QString before = textOf(memory);
        show("Boards");
        RowTable* boards = table("fileBoards");
        const auto* box = memory->findChild<QComboBox*>();
        for (int row = 0; row < boards->model()->rowCount(); ++row) {
            boards->setCurrentIndex(boards->model()->index(row, 0));
            QCOMPARE(box->currentText(), boards->model()->index(row, 0).data().toString());
        }
        QVERIFY(textOf(memory) != before);
    }

    /// At the design size a board is known by its name.
    void boardsHaveRoomForTheirNames() {
        TMW_NEED_DATA("models/tflite-micro/person_detect.tflite");
        open("tflite-micro/person_detect.tflite");
        show("Boards");
        QTest::qWait(50); // for the layout
        RowTable* boards = table("fileBoards");
        int cut = 0;
        for (int row = 0; row < boards->model()->rowCount(); ++row) {
            const QString name = boards->model()->index(row, 0).data().toString();
            cut += boards->fontMetrics().horizontalAdvance(name) + 10 > boards->columnWidth(0);
            QVERIFY(
                boards->model()->index(row, 0).data(Qt::ToolTipRole).toString().startsWith(name));
        }
        QVERIFY2(cut <= boards->model()->rowCount() / 10, qPrintable(QString::number(cut)));
        QVERIFY(boards->textElideMode() == Qt::ElideRight);
        picture("model_boards");
    }

    void whatCannotRunSaysWhyEverywhere() {
        TMW_NEED_DATA("models/tflite-micro/person_detect_vela.tflite");
        open("tflite-micro/person_detect_vela.tflite");
        const QString why = whyNotRun(*page()->file());
        QVERIFY(!why.isEmpty());
        for (const auto& [view, name] :
             {std::pair("Boards", "fileBoards"), std::pair("Lockstep", "lockstep")}) {
            show(view);
            QVERIFY(table(name)->isVisible());
            QCOMPARE(table(name)->model()->rowCount(), 0);
            QCOMPARE(table(name)->accessibleDescription(), "It cannot run on a board. " + why);
        }
        picture("model_cannot_run");
        show("Memory");
        const auto* plot = page()->findChild<ModelMemory*>()->findChild<PlotView*>();
        QVERIFY(plot->describe().contains("It cannot run on a board"));
        picture("model_cannot_run_memory");
        open("tflite-micro/hello_world_int8.tflite");
        QVERIFY(table("lockstep")->accessibleDescription().startsWith("Not compared yet"));
    }

    void lockstepTellsHowFarItIsAndEnds() {
        TMW_NEED_DATA("models/mlperf-tiny/kws_ref_model.tflite");
        if (QStandardPaths::findExecutable("qemu-system-arm").isEmpty())
            QSKIP("qemu-system-arm is not installed");
        open("mlperf-tiny/kws_ref_model.tflite");
        bench_->desk().setBeside({*findBoard("mps3-an547")}, true);
        show("Lockstep");
        auto* line = page()->findChild<JobLine*>();
        QVERIFY(!line->isVisible());
        QPushButton* run = nullptr;
        for (auto* each : page()->findChildren<QPushButton*>())
            if (each->isVisible() && each->text().startsWith("Run on "))
                run = each;
        QVERIFY(run);
        QTest::mouseClick(run, Qt::LeftButton);
        QVERIFY(line->isVisible() && !run->isEnabled());
        const auto* words = line->findChildren<QLabel*>().last();
        QTRY_VERIFY_WITH_TIMEOUT(words->text().contains("Sample 1 of 4: ") &&
                                     words->text().contains("mps3-an547, step "),
                                 60000);
        QTRY_VERIFY_WITH_TIMEOUT(line->findChild<QProgressBar*>()->value() > 0, 60000);
        picture("model_lockstep_running");
        QTest::mouseClick(line->findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(jobs().running().isEmpty(), 30000);
        QVERIFY(!line->isVisible() && run->isEnabled());
        QCOMPARE(table("lockstep")->model()->rowCount(), 0);
    }
};

QTEST_MAIN(ModelPageTest)
#include "model_page_test.moc"
