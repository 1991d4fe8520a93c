// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/project/examples.h"
#include "core/project/line.h"
#include "core/project/run_aside.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QTest>

using namespace tmw;

/// A run that is taken out comes back, goes for good, or is recovered: nothing between.
class RunAsideTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    Result<Project> projectWithRuns(int runs) {
        const auto path = folder_.filePath(QTest::currentTestFunction() + QString(".tmw"));
        TMW_TRY(Project project, createExample(path.toStdString(), "iris"));
        ProjectSpec spec = project.spec();
        spec.settings.epochs = 2;
        TMW_CHECK(project.save(spec));
        for (int i = 0; i < runs; ++i)
            TMW_CHECK(trainProject(project, {.threads = 1}));
        return project;
    }

private slots:
    void itComesBackAsItWas() {
        auto project = projectWithRuns(2);
        TMW_VERIFY(project);
        const auto before = readFile(runFolder(project->folder(), 1) / "checkpoint.cbor");
        auto aside = RunAside::take(*project, 1);
        TMW_VERIFY(aside);
        QCOMPARE(runNumbers(*project), std::vector<int>{2});
        QCOMPARE(loadRun(*project, 1).error().code(), std::string("run.missing"));
        QVERIFY(recoverRuns(*project).empty()); // it is held
        TMW_VERIFY(aside->restore());
        QCOMPARE(runNumbers(*project), (std::vector<int>{1, 2}));
        const auto after = readFile(runFolder(project->folder(), 1) / "checkpoint.cbor");
        TMW_VERIFY(before);
        TMW_VERIFY(after);
        QCOMPARE(*after, *before);
        TMW_VERIFY(loadRun(*project, 1));
        QCOMPARE(RunAside::take(*project, 7).error().code(), std::string("run.missing"));
    }

    void itIsRecoveredWhereTheProgramEnded() {
        auto project = projectWithRuns(2);
        TMW_VERIFY(project);
        {
            auto aside = RunAside::take(*project, 2);
            TMW_VERIFY(aside);
        }
        QCOMPARE(nextRunNumber(*project), 3); // its number stays its own
        QCOMPARE(recoverRuns(*project), std::vector<int>{2});
        QCOMPARE(runNumbers(*project), (std::vector<int>{1, 2}));
        TMW_VERIFY(loadRun(*project, 2));
    }

    void itGoesWithItsModels() {
        auto project = projectWithRuns(2);
        TMW_VERIFY(project);
        for (const int run : {1, 2})
            TMW_VERIFY(convertProject(*project, {ModelKind::Float}, run));
        auto aside = RunAside::take(*project, 2);
        TMW_VERIFY(aside);
        const auto copy = folder_.filePath("copy.tmw").toStdString();
        TMW_VERIFY(Project::copy(project->folder(), copy));
        aside->drop();
        QVERIFY(recoverRuns(*project).empty());
        QCOMPARE(runNumbers(*project), std::vector<int>{1});
        QVERIFY(std::filesystem::exists(modelFile(*project, 1, ModelKind::Float)));
        QVERIFY(!std::filesystem::exists(modelFile(*project, 2, ModelKind::Float)));
        auto copied = Project::open(copy, Project::Access::Write);
        TMW_VERIFY(copied);
        QVERIFY(recoverRuns(*copied).empty());
    }

    void aNotedNumberIsNotGivenAgain() {
        auto project = projectWithRuns(1);
        TMW_VERIFY(project);
        ProjectSpec spec = project->spec();
        spec.runNotes = {{4, "the one with \"dropout\""}};
        TMW_VERIFY(project->save(spec));
        QCOMPARE(nextRunNumber(*project), 5);
        TMW_VERIFY(project->reread());
        QCOMPARE(project->spec().runNotes, spec.runNotes);
        for (const char* wrong : {R"({"x": "a"})", R"({"0": "a"})", R"({"1": 2})", R"([1])"}) {
            const auto parsed =
                parseSpec(std::string(R"({"schema": 1, "run_notes": )") + wrong + "}");
            QVERIFY(!parsed);
            QCOMPARE(parsed.error().code(), std::string("project.damaged"));
        }
    }
};

QTEST_GUILESS_MAIN(RunAsideTest)
#include "run_aside_test.moc"
