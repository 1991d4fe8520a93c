// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/run_json.h"
#include "core/project/run_state.h"
#include "core/project/settings_json.h"
#include "core/project/train_options.h"
#include "tests/core/nn/training_support.h"

#include <QObject>

using namespace tmw;
using namespace tmw::test;

namespace {

Features threeClasses() {
    Features features = randomInputs(8, 2);
    features.task = Task::Classification;
    features.classNames = {"common", "rare", "other one"};
    features.labels = {0, 0, 0, 0, 0, 1, 2, 2};
    return features;
}

Run smallRun() {
    Settings settings;
    settings.layers = "dense 1";
    const Graph graph = graphOf(2, settings.layers);
    const auto trained = train(graph, randomNumbers(20, 2, 1), {.epochs = 3}).value();
    return {.settings = settings,
            .sampleShape = {2},
            .inputNames = {"x", "x"},
            .inputContract = {{1, 1}, {0, 0}},
            .model = trained.model,
            .checkpoint = trained.checkpoint};
}

} // namespace

class TrainOptionsTest : public QObject {
    Q_OBJECT
private slots:
    void classWeights() {
        const Features features = threeClasses();
        const auto weights = [&](std::string_view text) {
            return parseClassWeights(text, features).value();
        };
        QVERIFY(weights("none").empty());
        const std::vector<float> balanced{8.0F / 15, 8.0F / 3, 8.0F / 6};
        QCOMPARE(weights("balanced"), balanced);
        const std::vector<float> named{1, 3, 0.5F};
        QCOMPARE(weights("rare=3, other one = 0.5"), named);
    }
    void wrongClassWeights_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word");
        QTest::newRow("unknown") << "seldom=3"
                                 << "common, rare, other one";
        QTest::newRow("no number") << "rare=much"
                                   << "rare=much";
        QTest::newRow("no name") << "equal"
                                 << "equal";
        QTest::newRow("negative") << "rare=-1"
                                  << "rare=-1";
        QTest::newRow("twice") << "rare=1, common=2, rare=3"
                               << "class rare twice";
    }
    void wrongClassWeights() {
        QFETCH(QString, text);
        QFETCH(QString, word);
        const auto made = parseClassWeights(text.toStdString(), threeClasses());
        QVERIFY(!made);
        QCOMPARE(made.error().code(), std::string_view("train.class_weights"));
        QVERIFY(made.error().message().find(word.toStdString()) != std::string::npos);
        QVERIFY(!parseClassWeights("balanced", randomNumbers(8, 2, 1)));
    }

    void everySettingArrives() {
        Settings settings;
        for (const auto& [key, value] : {std::pair{"optimizer", "adamw"},
                                         {"weight_decay", "0.02"},
                                         {"schedule", "plateau"},
                                         {"warmup", "4"},
                                         {"step_epochs", "7"},
                                         {"rate_factor", "0.25"},
                                         {"rate_patience", "3"},
                                         {"least_rate", "0.0001"},
                                         {"nesterov", "true"},
                                         {"loss", "huber"},
                                         {"huber_delta", "0.7"},
                                         {"label_smoothing", "0.1"},
                                         {"l1", "0.01"},
                                         {"l2", "0.02"},
                                         {"max_norm", "3"},
                                         {"clip_norm", "1"},
                                         {"clip_value", "0.5"}})
            TMW_VERIFY(setValue(settings, std::string("train.") + key, value));
        const TrainOptions o = trainOptions(settings, randomNumbers(8, 2, 1)).value();
        QVERIFY(o.optimizer == OptimizerKind::AdamW && o.weightDecay == 0.02 && o.nesterov);
        QVERIFY(o.schedule.kind == ScheduleKind::Plateau && o.schedule.warmup == 4 &&
                o.schedule.every == 7 && o.schedule.factor == 0.25 && o.schedule.patience == 3 &&
                o.schedule.leastRate == 0.0001);
        QVERIFY(o.loss == Loss::Huber && o.huberDelta == 0.7 && o.labelSmoothing == 0.1);
        QVERIFY(o.penalty.l1 == 0.01 && o.penalty.l2 == 0.02 && o.penalty.maxNorm == 3 &&
                o.penalty.clipNorm == 1 && o.penalty.clipValue == 0.5);
    }

    /// A project of before keeps its settings and gets defaults that change nothing.
    void earlierSettingsLoad() {
        Settings settings;
        TMW_VERIFY(readSettings(Json{{"train.rate", 0.01}, {"train.optimizer", "sgd"}}, settings));
        const TrainOptions made = trainOptions(settings, randomNumbers(8, 2, 1)).value();
        QVERIFY(made.optimizer == OptimizerKind::Sgd && !made.nesterov);
        QVERIFY(made.schedule.kind == ScheduleKind::Constant && made.schedule.warmup == 0);
        QVERIFY(made.penalty.l1 == 0 && made.penalty.l2 == 0 && made.penalty.maxNorm == 0 &&
                made.penalty.clipNorm == 0 && made.penalty.clipValue == 0);
        QVERIFY(made.labelSmoothing == 0 && made.classWeights.empty());
    }

    void runsKeepRateAndGradient() {
        const Run run = smallRun();
        const auto bytes = checkpointBytes(run);
        JsonProblem problem;
        const auto again = parseRun(runJsonText(run), bytes, problem);
        TMW_VERIFY(again);
        QVERIFY(sameBits(again->model.history, run.model.history));
        QVERIFY(run.model.history.back().rate == TrainOptions().rate &&
                run.model.history.back().gradientNorm > 0);
    }

    void runsOfBeforeLoad() {
        const Run run = smallRun();
        Json json = Json::parse(runJsonText(run));
        for (auto& each : json["history"]) {
            each.erase("rate");
            each.erase("gradient_norm");
        }
        JsonProblem problem;
        const auto again = parseRun(json.dump(), checkpointBytes(run), problem);
        TMW_VERIFY(again);
        QVERIFY(std::isnan(again->model.history.back().rate));
        QCOMPARE(again->model.history.back().trainLoss, run.model.history.back().trainLoss);
    }
};

QTEST_GUILESS_MAIN(TrainOptionsTest)
#include "train_options_test.moc"
