// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/examples.h"
#include "core/project/line.h"
#include "core/project/resume.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QTemporaryDir>

using namespace tmw;

/// What a training that a crash ended becomes.
class ResumeTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int made_ = 0;

    Result<Project> iris(int epochs, int awareEpochs = 0) {
        const auto path = folder_.filePath(QString("%1.tmw").arg(++made_)).toStdString();
        TMW_TRY(Project project, createExample(path, "iris"));
        TMW_CHECK(set(project, [&](Settings& settings) {
            settings.epochs = epochs;
            settings.qatEpochs = awareEpochs;
        }));
        return project;
    }
    static Status set(Project& project, const std::function<void(Settings&)>& change) {
        ProjectSpec spec = project.spec();
        change(spec.settings);
        return project.save(std::move(spec));
    }
    /// A training by the settings as they are, that did not come to be a run.
    static Result<Run> interrupt(Project& project) {
        TMW_TRY(Trained trained, trainRun(project, {.threads = 1}));
        TMW_CHECK(saveInterrupted(project, trained.run));
        return std::move(trained.run);
    }

private slots:
    void allEpochsDoneItBecomesARun_data() {
        QTest::addColumn<int>("awareEpochs");
        QTest::newRow("float") << 0;
        QTest::newRow("quantization-aware") << 3;
    }
    void allEpochsDoneItBecomesARun() {
        QFETCH(int, awareEpochs);
        auto project = iris(2, awareEpochs);
        TMW_VERIFY(project);
        const auto lost = interrupt(*project);
        TMW_VERIFY(lost);
        const auto left = interruptedTraining(*project);
        QVERIFY(left && hasAllEpochs(*left, project->spec().settings));
        TMW_VERIFY(trainRun(*project, {.threads = 1, .resume = true}));
        QCOMPARE(epochsDone(*loadInterrupted(*project)), 2 + awareEpochs); // until it is a run
        const auto run = trainProject(*project, {.threads = 1, .resume = true});
        TMW_VERIFY(run);
        QCOMPARE(run->number, 1);
        QCOMPARE(project->spec().chosenRun, 1);
        QCOMPARE(epochsDone(*run), 2 + awareEpochs);
        QVERIFY(run->model.weights == lost->model.weights && !run->stopped);
        QVERIFY(run->model.seconds >= lost->model.seconds); // of all epochs
        QVERIFY(!loadInterrupted(*project));
        const auto nothing = trainProject(*project, {.threads = 1, .resume = true});
        QVERIFY(!nothing);
        QCOMPARE(nothing.error().code(), std::string("run.nothing_to_resume"));
    }

    void whatKeepsItFromGoingOnIsSaid() {
        constexpr double rate = 0.01;
        auto project = iris(2);
        TMW_VERIFY(project);
        TMW_VERIFY(set(*project, [](Settings& settings) { settings.rate = rate; }));
        TMW_VERIFY(interrupt(*project));
        TMW_VERIFY(set(*project, [](Settings& settings) { settings.epochs = 5; }));
        const auto said = [&] {
            const auto run = trainProject(*project, {.threads = 1, .resume = true});
            return run ? QString("a run")
                       : QString::fromStdString(std::string(run.error().code()) + ": " +
                                                run.error().message());
        };
        TMW_VERIFY(set(*project, [](Settings& settings) { settings.rate = 100; }));
        QCOMPARE(said(), QString("run.interrupted_changed: A training that was interrupted after "
                                 "epoch 2 cannot go on: train.rate was 0.01 and is 100 now. Set it "
                                 "back, or train anew."));
        TMW_VERIFY(set(*project, [](Settings& settings) {
            settings.rate = rate;
            ++settings.splitSeed;
        }));
        QVERIFY2(said().contains("split.seed was 1 and is 2 now"), qPrintable(said()));
        TMW_VERIFY(set(*project, [](Settings& settings) { --settings.splitSeed; }));
        ProjectSpec spec = project->spec();
        spec.columns["petal length"].unit = "mm";
        TMW_VERIFY(project->save(spec));
        QVERIFY2(said().startsWith("run.interrupted_data: "), qPrintable(said()));
    }

    void theChosenRunGoesOnWhereItCan() {
        auto project = iris(2);
        TMW_VERIFY(project);
        TMW_VERIFY(trainProject(*project, {.threads = 1}));
        TMW_VERIFY(set(*project, [](Settings& settings) { settings.trainSeed = 7; }));
        TMW_VERIFY(interrupt(*project));
        TMW_VERIFY(set(*project, [](Settings& settings) {
            settings.trainSeed = 1;
            settings.epochs = 3;
        }));
        int from = -1;
        const auto run = trainProject(
            *project, {.threads = 1, .resume = true, .goesOn = [&](const Run& earlier) {
                           from = earlier.number;
                       }});
        TMW_VERIFY(run);
        QCOMPARE(from, 1);
        QCOMPARE(run->resumedFrom, 1);
    }

    void awareEpochsCountInTheSpeed() {
        auto project = iris(2);
        TMW_VERIFY(project);
        TMW_VERIFY(trainProject(*project, {.threads = 1}));
        TMW_VERIFY(set(*project, [](Settings& settings) { settings.qatEpochs = 3; }));
        const auto run = trainProject(*project, {.threads = 1, .resume = true});
        TMW_VERIFY(run);
        QVERIFY(run->model.seconds > 0 && run->model.samplesPerSecond > 0);
    }
};

QTEST_GUILESS_MAIN(ResumeTest)
#include "resume_test.moc"
