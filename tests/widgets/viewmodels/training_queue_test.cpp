// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"
#include "core/project/line.h"
#include "widgets/viewmodels/runs_model.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace tmw;
using namespace tmw::ui;

namespace {
constexpr int kLong = 60000; // milliseconds
}

/// Trainings behind the one at work: each with its settings, in order, after one that was kept.
class TrainingQueueTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    ProjectDocument document_;
    Jobs jobs_;
    Workflow workflow_{document_, jobs_};
    RunsModel runs_{workflow_};

    void set(const std::function<void(Settings&)>& change) {
        document_.edit("Settings", [&](ProjectSpec& spec) { change(spec.settings); });
    }
    QString note(int row) { return runs_.index(row, RunsModel::Note).data().toString(); }

private slots:
    void init() {
        static int number = 0;
        const QString path = folder_.filePath(QString("iris%1.tmw").arg(++number));
        auto project = createExample(path.toStdString(), "iris");
        QVERIFY(project);
        document_.adopt(std::move(*project));
        QTRY_VERIFY_WITH_TIMEOUT(workflow_.features(), kLong);
    }
    void cleanup() {
        document_.drop();
        QVERIFY(workflow_.queue().empty() && jobs_.waiting().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(jobs_.running().isEmpty(), kLong);
    }

    void eachTrainsWithItsOwnSettings() {
        QAbstractItemModelTester tester(&runs_,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        set([](Settings& settings) { settings.epochs = 4; });
        workflow_.train();
        for (const int seed : {5, 6}) {
            set([seed](Settings& settings) { settings.trainSeed = seed; });
            workflow_.queueTraining();
        }
        set([](Settings& settings) { settings.trainSeed = 9; });
        QCOMPARE(runs_.rowCount(), 3);
        QVERIFY(note(0).startsWith("queued") && note(1).startsWith("queued"));
        QCOMPARE(runs_.index(0, RunsModel::Number).data().toInt(), 3);
        QCOMPARE(runs_.index(0, RunsModel::Seed).data().toInt(), 6);
        QCOMPARE(runs_.index(2, RunsModel::Seed).data().toInt(), 1);
        QCOMPARE(jobs_.waiting().size(), 2);
        QTRY_COMPARE_WITH_TIMEOUT(workflow_.runs().size(), size_t{3}, kLong);
        QVERIFY(!workflow_.training() && workflow_.queue().empty() && jobs_.waiting().isEmpty());
        for (const auto& [run, seed] : {std::pair(0, 1), std::pair(1, 5), std::pair(2, 6)})
            QCOMPARE(workflow_.runs()[static_cast<size_t>(run)].settings.trainSeed, seed);
        QCOMPARE(workflow_.spec().chosenRun, 3);
    }

    /// Its epochs come first, not those of the chosen run.
    void whatWasInterruptedGoesOn() {
        set([](Settings& settings) { settings.epochs = 2; });
        workflow_.train();
        QTRY_COMPARE_WITH_TIMEOUT(workflow_.runs().size(), size_t{1}, kLong);
        set([](Settings& settings) {
            settings.epochs = 9;
            settings.trainSeed = 5;
        });
        const auto lost = trainRun(Project::preview(document_.folder(), document_.spec()), {});
        QVERIFY(lost);
        QVERIFY(workflow_.changeRuns(
            [&](Project& project) { return saveInterrupted(project, lost->run); }));
        QVERIFY(workflow_.interrupted());
        set([](Settings& settings) { settings.epochs = 1000000; });
        workflow_.train(true);
        QTRY_VERIFY_WITH_TIMEOUT(workflow_.training()->history.size() > 10, kLong);
        const TrainingNow& now = *workflow_.training();
        QCOMPARE(now.earlier, size_t{9});
        for (size_t i = 0; i < now.history.size(); ++i)
            QCOMPARE(now.history[i].epoch, static_cast<int>(i) + 1);
        for (size_t i = 0; i < 9; ++i)
            QCOMPARE(now.history[i].trainLoss, lost->run.model.history[i].trainLoss);
        workflow_.stopTraining();
        QTRY_COMPARE_WITH_TIMEOUT(workflow_.runs().size(), size_t{2}, kLong);
    }

    void stoppedAndKeptTheNextBegins() {
        set([](Settings& settings) { settings.epochs = 1000000; });
        workflow_.train();
        set([](Settings& settings) { settings.epochs = 3; });
        workflow_.queueTraining();
        QTRY_VERIFY_WITH_TIMEOUT(workflow_.training()->history.size() > 2, kLong);
        QCOMPARE(runs_.queuedAt(0), workflow_.queue().front().job);
        QCOMPARE(runs_.queuedAt(1), 0);
        workflow_.stopTraining();
        QTRY_COMPARE_WITH_TIMEOUT(workflow_.runs().size(), size_t{2}, kLong);
        QVERIFY(workflow_.runs()[0].stopped && !workflow_.runs()[1].stopped);
    }

    void takenOutItDoesNotTrain() {
        set([](Settings& settings) { settings.epochs = 4; });
        workflow_.train();
        workflow_.queueTraining();
        workflow_.queueTraining();
        workflow_.takeOutOfQueue(workflow_.queue().front().job);
        QCOMPARE(runs_.rowCount(), 2);
        jobs_.takeOut(jobs_.waiting().first().id); // as the list of jobs does
        QCOMPARE(runs_.rowCount(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!workflow_.training(), kLong);
        QCOMPARE(workflow_.runs().size(), size_t{1});
    }

    void afterOneThatFailsTheQueueWaits() {
        const std::string layers = workflow_.spec().settings.layers;
        set([](Settings& settings) { settings.layers = "dense 7 softmax"; });
        workflow_.train();
        set([&](Settings& settings) {
            settings.epochs = 3;
            settings.layers = layers;
        });
        workflow_.queueTraining();
        QTRY_VERIFY_WITH_TIMEOUT(!workflow_.training(), kLong);
        QVERIFY(workflow_.problem(Step::Train));
        QCOMPARE(workflow_.queue().size(), size_t{1});
        workflow_.train();
        QTRY_COMPARE_WITH_TIMEOUT(workflow_.runs().size(), size_t{2}, kLong);
    }

    void aNewerJobStillTakesThePlaceOfAnOlder() {
        set([](Settings& settings) { settings.epochs = 1000000; });
        workflow_.train();
        set([](Settings& settings) { settings.epochs = 3; });
        workflow_.train();
        QTRY_VERIFY_WITH_TIMEOUT(jobs_.running().isEmpty(), kLong);
        QCOMPARE(workflow_.runs().size(), size_t{1});
        QCOMPARE(workflow_.runs()[0].settings.epochs, 3);
    }
};

QTEST_MAIN(TrainingQueueTest)
#include "training_queue_test.moc"
