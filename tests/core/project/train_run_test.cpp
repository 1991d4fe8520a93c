// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/remark.h"
#include "core/project/examples.h"
#include "core/project/import.h"
#include "core/project/line.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QTemporaryDir>

#include <fstream>

using namespace tmw;

/// What is kept of a training whose quantization-aware part comes to nothing.
class TrainRunTest : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    int made_ = 0;

    /// One long step leaves finite weights; tenths of it, again and again, do not.
    Result<Project> diverging() {
        const auto path = folder_.filePath(QString("%1.tmw").arg(++made_)).toStdString();
        TMW_TRY(Project project, createExample(path, "hello_world"));
        ProjectSpec spec = project.spec();
        Settings& settings = spec.settings;
        settings.layers = "dense 4, dense 1";
        settings.optimizer = "sgd";
        settings.momentum = 0;
        settings.batch = 1024;
        settings.epochs = 1;
        settings.qatEpochs = 60;
        settings.rate = 100;
        TMW_CHECK(project.save(std::move(spec)));
        return project;
    }
    static Status set(Project& project, const std::function<void(Settings&)>& change) {
        ProjectSpec spec = project.spec();
        change(spec.settings);
        return project.save(std::move(spec));
    }

private slots:
    void floatPartIsARun();
    void resumedFloatPartIsNoOther();
    void lowerRateGoesOn();
    void otherSettingsDoNot();
    void partsWithoutSamplesAreSaid();
};

void TrainRunTest::floatPartIsARun() {
    auto project = diverging();
    TMW_VERIFY(project);
    const auto failed = trainProject(*project, {.threads = 1});
    QVERIFY(!failed);
    QCOMPARE(failed.error().code(), std::string_view("train.not_a_number"));
    const std::string said = failed.error().message();
    QVERIFY2(said.find("Quantization-aware training") != std::string::npos, said.c_str());
    QVERIFY2(said.find("train.clip_norm") != std::string::npos, said.c_str());
    QCOMPARE(runNumbers(*project), std::vector<int>{1});
    QCOMPARE(project->spec().chosenRun, 1);
    const auto run = loadRun(*project, 1);
    TMW_VERIFY(run);
    QCOMPARE(run->checkpoint.epoch, 1);
    QVERIFY(!run->aware && !run->stopped);
    QVERIFY(!loadInterrupted(*project));
    TMW_VERIFY(set(*project, [](Settings& settings) { settings.qatEpochs = 0; }));
    TMW_VERIFY(convertProject(*project, {ModelKind::Float, ModelKind::Int8}, 0));
}

void TrainRunTest::resumedFloatPartIsNoOther() {
    auto project = diverging();
    TMW_VERIFY(project);
    QVERIFY(!trainProject(*project, {.threads = 1}));
    const auto again = trainProject(*project, {.threads = 1, .resume = true});
    QVERIFY(!again);
    QCOMPARE(again.error().code(), std::string_view("train.not_a_number"));
    QCOMPARE(runNumbers(*project), std::vector<int>{1});
    QVERIFY(!loadInterrupted(*project));
}

void TrainRunTest::lowerRateGoesOn() {
    auto project = diverging();
    TMW_VERIFY(project);
    QVERIFY(!trainProject(*project, {.threads = 1}));
    TMW_VERIFY(set(*project, [](Settings& settings) {
        settings.rate = 1e-6;
        settings.clipNorm = 1;
    }));
    const auto run = trainProject(*project, {.threads = 1, .resume = true});
    TMW_VERIFY(run);
    QCOMPARE(run->number, 2);
    QCOMPARE(run->resumedFrom, 1);
    QVERIFY(run->aware && run->aware->stays);
    QCOMPARE(epochsDone(*run), 61);
}

void TrainRunTest::otherSettingsDoNot() {
    auto project = diverging();
    TMW_VERIFY(project);
    QVERIFY(!trainProject(*project, {.threads = 1}));
    TMW_VERIFY(set(*project, [](Settings& settings) { settings.optimizer = "adam"; }));
    const auto refused = trainProject(*project, {.threads = 1, .resume = true});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code(), std::string_view("run.layers_changed"));
    // The float part is not at its end: it would go on with another rate.
    TMW_VERIFY(set(*project, [](Settings& settings) {
        settings.optimizer = "sgd";
        settings.rate = 1e-6;
        settings.epochs = 2;
    }));
    const auto more = trainProject(*project, {.threads = 1, .resume = true});
    QVERIFY(!more);
    QCOMPARE(more.error().code(), std::string_view("run.layers_changed"));
}

void TrainRunTest::partsWithoutSamplesAreSaid() {
    const auto path = folder_.filePath("alone.tmw").toStdString();
    const auto file = folder_.filePath("alone.csv").toStdString();
    std::ofstream table(file);
    table << "x,kind\n";
    for (int row = 0; row < 20; ++row) // a class each
        table << 0.37 * row * row << ",k" << row << '\n';
    table.close();
    auto project = Project::create(path, {});
    TMW_VERIFY(project);
    const std::filesystem::path files[] = {file};
    TMW_VERIFY(importFiles(*project, files, {.label = "kind"}));
    const auto said = [&] {
        std::string all;
        TrainCallbacks callbacks;
        callbacks.remark = [&](const Remark& remark) { all += remark.text() + '\n'; };
        const auto trained = trainRun(*project, {.threads = 1}, {}, callbacks);
        return trained ? all : trained.error().message();
    };
    TMW_VERIFY(set(*project, [](Settings& settings) {
        settings.task = "classification";
        settings.layers = "dense 20 softmax";
        settings.epochs = 1;
    }));
    std::string words = said();
    QVERIFY2(words.find("in the validation part") != std::string::npos, words.c_str());
    QVERIFY2(words.find("in the test part") != std::string::npos, words.c_str());
    TMW_VERIFY(set(*project, [](Settings& settings) { settings.stratified = false; }));
    words = said();
    QVERIFY2(words.find("No sample is in the") == std::string::npos, words.c_str());
    // Wanted so.
    TMW_VERIFY(set(*project, [](Settings& settings) {
        settings.splitTrain = 1;
        settings.splitValidation = settings.splitTest = 0;
    }));
    words = said();
    QVERIFY2(words.find("No sample is in the") == std::string::npos, words.c_str());
}

QTEST_GUILESS_MAIN(TrainRunTest)
#include "train_run_test.moc"
