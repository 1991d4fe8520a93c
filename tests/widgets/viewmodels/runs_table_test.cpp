// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"
#include "core/project/run_aside.h"
#include "widgets/viewmodels/runs_model.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

#include <chrono>

using namespace tmw;
using namespace tmw::ui;

namespace {
constexpr int kLong = 60000; // milliseconds
}

/// Notes of runs and their removal, as steps of undo.
class RunsTableTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    ProjectDocument document_;
    Jobs jobs_;
    Workflow workflow_{document_, jobs_};
    RunsModel runs_{workflow_};

    void train(int times) {
        for (int i = 0; i < times; ++i) {
            const size_t before = workflow_.runs().size();
            workflow_.train();
            QTRY_COMPARE_WITH_TIMEOUT(workflow_.runs().size(), before + 1, kLong);
            QTRY_VERIFY_WITH_TIMEOUT(!workflow_.training(), kLong);
        }
    }
    QModelIndex note(int run) { return runs_.index(runs_.rowOf(run), RunsModel::Note); }
    bool isThere(int run) { return runs_.rowOf(run) >= 0; }
    std::filesystem::path folderOf(int run) { return runFolder(document_.folder(), run); }

private slots:
    void init() {
        static int number = 0;
        const QString path = folder_.filePath(QString("iris%1.tmw").arg(++number));
        auto project = createExample(path.toStdString(), "iris");
        QVERIFY(project);
        document_.adopt(std::move(*project));
        document_.edit("Epochs", [](ProjectSpec& spec) { spec.settings.epochs = 2; });
        QTRY_VERIFY_WITH_TIMEOUT(workflow_.features(), kLong);
    }
    void cleanup() {
        document_.drop();
        QTRY_VERIFY_WITH_TIMEOUT(jobs_.running().isEmpty(), kLong);
    }

    void notesAreKeptAndUndone() {
        QAbstractItemModelTester tester(&runs_,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        train(2);
        QVERIFY(note(1).flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(!runs_.index(0, RunsModel::Network).flags().testFlag(Qt::ItemIsEditable));
        QVERIFY(runs_.setData(note(1), "  with less noise ", Qt::EditRole));
        QCOMPARE(note(1).data().toString(), QString("with less noise"));
        QVERIFY(document_.save());
        const auto again = Project::open(document_.folder(), Project::Access::Read);
        QVERIFY(again);
        QCOMPARE(again->spec().runNotes.at(1), std::string("with less noise"));
        document_.edit("Seed", [](ProjectSpec& spec) { ++spec.settings.splitSeed; });
        QTRY_COMPARE_WITH_TIMEOUT(note(1).data().toString(), QString("with less noise; other data"),
                                  kLong);
        QCOMPARE(note(1).data(Qt::EditRole).toString(), QString("with less noise"));
        document_.undoStack().undo();
        document_.undoStack().undo();
        QCOMPARE(note(1).data().toString(), QString());
        QVERIFY(document_.spec().runNotes.empty());
    }

    void aDeletedRunComesBackByUndo() {
        train(3);
        workflow_.chooseRun(2);
        workflow_.noteRun(2, "good");
        workflow_.deleteRun(2);
        QVERIFY(!isThere(2) && !std::filesystem::exists(folderOf(2)));
        QCOMPARE(workflow_.spec().chosenRun, 3);
        QVERIFY(workflow_.run() && workflow_.run()->number == 3);
        workflow_.deleteRun(3);
        QCOMPARE(workflow_.spec().chosenRun, 1);
        QCOMPARE(workflow_.nextRunNumber(), 4);
        train(1); // its number is not of one that lies aside
        QVERIFY(isThere(4));
        document_.undoStack().undo();
        document_.undoStack().undo();
        QVERIFY(isThere(1) && isThere(2) && isThere(3) && isThere(4));
        QCOMPARE(workflow_.spec().chosenRun, 2);
        QCOMPARE(note(2).data().toString(), QString("good"));
        document_.undoStack().redo();
        QVERIFY(!isThere(2));
    }

    void whenItWasMadeStays() {
        train(1);
        const QDateTime made = workflow_.runs().front().when;
        QVERIFY(std::abs(made.secsTo(QDateTime::currentDateTime())) < 120);
        const auto file = folderOf(1) / "run.json";
        const auto before = std::filesystem::last_write_time(file) - std::chrono::hours(48);
        const auto load = [&] { // as from a copied folder
            std::filesystem::last_write_time(file, before);
            workflow_.deleteRun(1);
            document_.undoStack().undo();
            return workflow_.runs().front().when;
        };
        QCOMPARE(load(), made);
        // A run of an earlier program does not say.
        QFile text(QString::fromStdString(file.string()));
        QVERIFY(text.open(QIODevice::ReadWrite));
        const QByteArray old = text.readAll().replace("\"made\"", "\"other\"");
        QVERIFY(text.resize(0) && text.seek(0) && text.write(old) == old.size());
        text.close();
        QVERIFY(std::abs(load().secsTo(made) - 48 * 3600) < 120);
    }

    void theLastRunGoesToo() {
        train(1);
        workflow_.deleteRun(1);
        QCOMPARE(workflow_.spec().chosenRun, 0);
        QVERIFY(!workflow_.run() && workflow_.state(Step::Train) == StepState::Ready);
        document_.undoStack().undo();
        QCOMPARE(workflow_.spec().chosenRun, 1);
        QVERIFY(workflow_.run());
    }

    void itIsGoneOnceItCannotBeUndone() {
        train(2);
        workflow_.deleteRun(1);
        const auto folder = document_.folder();
        QVERIFY(document_.close());
        auto project = Project::open(folder, Project::Access::Write);
        QVERIFY(project);
        QVERIFY(recoverRuns(*project).empty());
        QCOMPARE(runNumbers(*project), std::vector<int>{2});
        // As after a crash: nothing holds it, and the next that opens the project has it back.
        QVERIFY(RunAside::take(*project, 2));
        QVERIFY(runNumbers(*project).empty());
        document_.adopt(std::move(*project));
        QTRY_VERIFY_WITH_TIMEOUT(isThere(2), kLong);
    }

    void whatCannotBeDeletedIsSaid() {
        train(1);
        const int steps = document_.undoStack().count();
        std::filesystem::remove_all(folderOf(1)); // somebody else was faster
        workflow_.deleteRun(1);
        QVERIFY(workflow_.problem(Step::Train));
        QCOMPARE(workflow_.problem(Step::Train)->code(), std::string("run.missing"));
        QCOMPARE(document_.undoStack().count(), steps);
    }
};

QTEST_GUILESS_MAIN(RunsTableTest)
#include "runs_table_test.moc"
