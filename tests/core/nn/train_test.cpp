// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/rate_test.h"
#include "tests/core/nn/training_support.h"

#include <QObject>

#include <thread>

using namespace tmw;
using namespace tmw::test;

class TrainTest : public QObject {
    Q_OBJECT
private slots:
    void resumeGivesTheSameBytes_data() {
        QTest::addColumn<TrainOptions>("options");
        const auto row = [](const char* name, auto change) {
            TrainOptions options = shortTraining(30);
            change(options);
            QTest::newRow(name) << options;
        };
        row("adam", [](TrainOptions&) {});
        row("sgd", [](TrainOptions& o) { o.optimizer = OptimizerKind::Sgd; });
        row("early stopping", [](TrainOptions& o) { o.earlyStopping = 5; });
        row("rmsprop, step", [](TrainOptions& o) {
            o.optimizer = OptimizerKind::RmsProp;
            o.schedule = {.kind = ScheduleKind::Step, .every = 4};
        });
        row("adamw, cosine", [](TrainOptions& o) {
            o.optimizer = OptimizerKind::AdamW;
            o.schedule = {.kind = ScheduleKind::Cosine, .warmup = 3};
            o.penalty.clipNorm = 0.2;
        });
        row("plateau", [](TrainOptions& o) {
            o.rate = 0.2;
            o.schedule = {.kind = ScheduleKind::Plateau, .factor = 0.3, .patience = 2};
        });
    }
    void resumeGivesTheSameBytes() {
        QFETCH(TrainOptions, options);
        const Features features = withValidation(randomNumbers(90, 2, 1), 20);
        const Graph graph = graphOf(2, kSmall);
        std::vector<Checkpoint> saved;
        TrainCallbacks callbacks;
        callbacks.checkpoint = [&](const Checkpoint& made) { saved.push_back(made); };
        const auto whole = train(graph, features, options, {}, callbacks);
        TMW_VERIFY(whole);
        QCOMPARE(saved.size(), whole->model.history.size());
        for (const size_t at : {size_t{0}, size_t{4}, saved.size() - 1}) {
            QCOMPARE(saved[at].epoch, static_cast<int>(at) + 1);
            const auto resumed = train(graph, features, options, {}, {}, &saved[at]);
            TMW_VERIFY(resumed);
            QVERIFY(sameResult(*resumed, *whole));
        }
    }

    void makingInputsAgainIsPredictingThem() {
        Features numbers = withValidation(randomInputs(90, 5), 20);
        Features again = numbers;
        numbers.targets = numbers.inputs;
        numbers.targetNames = again.targetNames = numbers.inputNames;
        again.task = Task::Reconstruction;
        const Graph graph = graphOf(5, "dense 3 tanh, dense 5");
        for (const Loss loss : {Loss::MeanSquaredError, Loss::MeanAbsoluteError, Loss::Huber}) {
            TrainOptions options = shortTraining(12);
            options.loss = loss;
            const auto one = train(graph, numbers, options);
            const auto other = train(graph, again, options);
            TMW_VERIFY(one);
            TMW_VERIFY(other);
            QVERIFY(sameResult(*one, *other));
            // What changes on the fly is what is to be made again.
            options.augment.scale = 0.5;
            const auto changed = train(graph, again, options);
            TMW_VERIFY(changed);
            QVERIFY(!sameResult(*other, *changed));
        }
        const auto narrow = train(graphOf(5, "dense 3"), again, shortTraining(2));
        QCOMPARE(narrow.error().code(), std::string("train.output_shape"));
        QVERIFY(narrow.error().message().find("5 values") != std::string::npos);
        TrainOptions classes = shortTraining(2);
        classes.loss = Loss::BinaryCrossEntropy;
        QCOMPARE(train(graph, again, classes).error().code(), std::string("train.loss_mismatch"));
    }

    void ratesFollowTheirSchedule() {
        // Three epochs of warm-up, five steps each.
        const Features features = withValidation(randomNumbers(90, 2, 1), 15);
        const Graph graph = graphOf(2, kSmall);
        TrainOptions options = shortTraining(12);
        const auto rates = [&](ScheduleOptions schedule) {
            schedule.warmup = 3;
            options.schedule = schedule;
            std::vector<double> made;
            const auto trained = train(graph, features, options);
            for (const auto& record : trained->model.history)
                made.push_back(record.rate / options.rate);
            return made;
        };
        const auto near = [](double a, double b) { return std::abs(a - b) < 1e-12; };
        for (const auto kind : {ScheduleKind::Constant, ScheduleKind::Step, ScheduleKind::Cosine}) {
            const auto made = rates({.kind = kind, .every = 4, .factor = 0.1});
            QVERIFY(near(made[0], 1.0 / 3) && near(made[1], 2.0 / 3) && near(made[2], 1));
            if (kind == ScheduleKind::Constant)
                QVERIFY(near(made[11], 1));
            if (kind == ScheduleKind::Step)
                QVERIFY(near(made[6], 1) && near(made[7], 0.1) && near(made[11], 0.01));
            if (kind == ScheduleKind::Cosine)
                for (int epoch = 4; epoch <= 12; ++epoch) {
                    const double share = (5 * (epoch - 3) - 1) / 45.0;
                    QVERIFY(near(made[static_cast<size_t>(epoch) - 1],
                                 0.5 * (1 + std::cos(3.14159265358979323846 * share))));
                }
        }
    }

    /// What is right in training is wrong in validation, so the validation loss only grows.
    void aPlateauCutsTheRate() {
        Features features = withValidation(randomNumbers(90, 2, 1), 20);
        for (const uint32_t sample : features.split.validation)
            features.targets[sample] *= -5;
        TrainOptions options = shortTraining(12);
        options.rate = 0.02;
        options.schedule = {
            .kind = ScheduleKind::Plateau, .factor = 0.5, .patience = 3, .leastRate = 0.004};
        const auto trained = train(graphOf(2, "dense 1 no_bias"), features, options);
        TMW_VERIFY(trained);
        const auto& history = trained->model.history;
        const auto best = static_cast<size_t>(trained->model.bestEpoch);
        for (size_t i = best; i < history.size(); ++i)
            QCOMPARE(history[i].rate, std::max(0.004, 0.02 * std::pow(0.5, (i - best) / 3)));
    }

    void penaltiesAndClippingHold() {
        const Features features = randomNumbers(90, 2, 1);
        const Graph graph = graphOf(2, "dense 8 tanh, dense 1");
        TrainOptions options = shortTraining(5);
        options.penalty.maxNorm = 0.3;
        const auto held = train(graph, features, options);
        TMW_VERIFY(held);
        for (const size_t output : {0, 3, 7})
            QVERIFY(std::hypot(held->checkpoint.weights[output],
                               held->checkpoint.weights[output + 8]) <= 0.3F * 1.0001F);
        QVERIFY(held->model.history.back().gradientNorm > 0);
        // A clipped step of plain descent is as long as the rate says.
        options = shortTraining(1);
        options.batch = 90;
        options.optimizer = OptimizerKind::Sgd;
        options.momentum = 0;
        options.penalty.clipNorm = 1e-3;
        std::vector<Checkpoint> saved;
        const auto one = train(graph, features, options);
        options.epochs = 2;
        const auto two = train(graph, features, options);
        double squares = 0;
        for (size_t i = 0; i < graph.parameterCount(); ++i)
            squares += std::pow(two->checkpoint.weights[i] - one->checkpoint.weights[i], 2);
        QVERIFY(std::abs(std::sqrt(squares) - 1e-5) < 2e-7);
        QVERIFY(two->model.history[1].gradientNorm > 1e-3);
    }

    void classWeightsMoveTheAnswer() {
        Features features = randomClasses(300, 1, 2);
        const Graph graph = graphOf(1, "dense 1 sigmoid");
        TrainOptions options = shortTraining(40);
        const auto ofOnes = [&](std::vector<float> weights) {
            options.classWeights = std::move(weights);
            const auto trained = train(graph, features, options);
            const auto answers =
                predict(graph, trained->model.weights, features.inputs, features.samples);
            return std::ranges::count_if(answers, [](float p) { return p > 0.5F; });
        };
        QVERIFY(ofOnes({1, 20}) > ofOnes({}));
        QVERIFY(ofOnes({20, 1}) < ofOnes({}));
    }

    void rateTestSuggests() {
        const Features features = randomClasses(400, 3, 3);
        const auto tested =
            rateTest(graphOf(3, "dense 16 relu, dense 3 softmax"), features, shortTraining(1));
        TMW_VERIFY(tested);
        QVERIFY(tested->suggestion && *tested->suggestion >= 1e-3 && *tested->suggestion < 0.2);
        QVERIFY(std::abs(tested->points.front().rate - 1e-6) < 1e-12);
        if (!tested->diverged)
            QVERIFY(std::abs(tested->points.back().rate - 10) < 1e-6);
        std::stop_source source;
        source.request_stop();
        const auto stopped =
            rateTest(graphOf(3, "dense 3 softmax"), features, shortTraining(1), source.get_token());
        QVERIFY(!stopped && stopped.error().code() == kCancelled.code);
    }

    void stopKeepsTheBest() {
        const Features features = withValidation(randomNumbers(90, 2, 1), 20);
        const Graph graph = graphOf(2, kSmall);
        std::stop_source source;
        TrainCallbacks callbacks;
        callbacks.epoch = [&](const EpochRecord& record) {
            if (record.epoch == 3)
                source.request_stop();
        };
        const auto stopped =
            train(graph, features, shortTraining(10), source.get_token(), callbacks);
        TMW_VERIFY(stopped);
        QVERIFY(stopped->stopped);
        const auto three = train(graph, features, shortTraining(3));
        TMW_VERIFY(three);
        QVERIFY(!three->stopped);
        QVERIFY(sameResult(*stopped, *three));
        QVERIFY(stopped->model.bestEpoch > 0);
        const auto resumed =
            train(graph, features, shortTraining(10), {}, {}, &stopped->checkpoint);
        const auto whole = train(graph, features, shortTraining(10));
        TMW_VERIFY(resumed);
        TMW_VERIFY(whole);
        QVERIFY(sameResult(*resumed, *whole));
    }

    void stopBeforeTheFirstEpoch() {
        const Features features = randomNumbers(90, 2, 1);
        const Graph graph = graphOf(2, kSmall);
        std::stop_source source;
        source.request_stop();
        const auto stopped = train(graph, features, shortTraining(5), source.get_token());
        TMW_VERIFY(stopped);
        QVERIFY(stopped->stopped);
        QVERIFY(stopped->model.history.empty());
        QCOMPARE(stopped->model.bestEpoch, 0);
        const auto resumed = train(graph, features, shortTraining(5), {}, {}, &stopped->checkpoint);
        const auto whole = train(graph, features, shortTraining(5));
        TMW_VERIFY(resumed);
        QVERIFY(sameResult(*resumed, *whole));
    }

    void stopInTheMiddleOfAnEpoch() {
        const Features features = randomNumbers(2000, 30, 1);
        const Graph graph = graphOf(30, "dense 200 tanh, dense 100 tanh, dense 1");
        TrainOptions options = shortTraining(1000);
        options.batch = 8;
        std::stop_source source;
        std::jthread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            source.request_stop();
        });
        const auto stopped = train(graph, features, options, source.get_token());
        TMW_VERIFY(stopped);
        QVERIFY(stopped->stopped);
        options.epochs = stopped->checkpoint.epoch + 1;
        const auto resumed = train(graph, features, options, {}, {}, &stopped->checkpoint);
        const auto whole = train(graph, features, options);
        TMW_VERIFY(resumed);
        QVERIFY(sameResult(*resumed, *whole));
    }

    /// What is right in training is wrong in validation: the first epoch is the best.
    void earlyStoppingReturnsTheBestEpoch() {
        Features features = withValidation(randomNumbers(90, 2, 1), 20);
        for (const uint32_t sample : features.split.validation)
            features.targets[sample] *= -5;
        TrainOptions options = shortTraining(50);
        options.earlyStopping = 4;
        const Graph graph = graphOf(2, "dense 1 no_bias");
        const auto trained = train(graph, features, options);
        TMW_VERIFY(trained);
        const auto& history = trained->model.history;
        const auto best =
            std::ranges::min_element(history, {}, &EpochRecord::validationLoss)->epoch;
        QCOMPARE(trained->model.bestEpoch, best);
        QCOMPARE(history.size(), static_cast<size_t>(best + 4));
        options.epochs = best;
        const auto shorter = train(graph, features, options);
        TMW_VERIFY(shorter);
        QVERIFY(sameBits(shorter->checkpoint.weights, trained->model.weights));
    }

    void historyAndMetrics() {
        const Features features = withValidation(randomClasses(300, 3, 3), 60);
        TrainOptions options = shortTraining(60);
        const auto trained = train(graphOf(3, "dense 16 relu, dense 3 softmax"), features, options);
        TMW_VERIFY(trained);
        const auto& last = trained->model.history.back();
        QVERIFY(last.trainMetric > 0.9 && last.trainMetric <= 1);
        QVERIFY(last.validationMetric > 0.85 && last.validationMetric <= 1);
        const double metric = last.validationMetric * 60;
        QVERIFY(std::abs(metric - std::round(metric)) < 1e-9);

        const auto without = train(graphOf(2, kSmall), randomNumbers(40, 2, 1), shortTraining(3));
        TMW_VERIFY(without);
        QVERIFY(std::isnan(without->model.history.back().validationLoss));
        QCOMPARE(without->model.bestEpoch, 3);
    }

    void answersInDataUnits() {
        Features features = randomNumbers(60, 2, 2);
        features.targetScaling = {{3.0F, 0.5F}, {20.0F, -1.0F}};
        const auto trained = train(graphOf(2, "dense 8 tanh, dense 2"), features, shortTraining(5));
        TMW_VERIFY(trained);
        const auto scaled = inDataUnits(trained->model, features.targetScaling);
        TMW_VERIFY(scaled);
        const auto before =
            predict(trained->model.graph, trained->model.weights, features.inputs, 60);
        const auto after = predict(scaled->graph, scaled->weights, features.inputs, 60);
        for (size_t i = 0; i < before.size(); ++i)
            QVERIFY(std::abs(after[i] - (before[i] * features.targetScaling.scale[i % 2] +
                                         features.targetScaling.offset[i % 2])) < 1e-4F);
        QVERIFY(sameBits(inDataUnits(trained->model, {})->weights, trained->model.weights));
    }

    void unitsNeedALinearEnd() {
        const Affine scaling{{2.0F}, {0.0F}};
        for (const char* layers : {"dense 1 tanh name=end", "dense 1 no_bias name=end",
                                   "dense 1, activation linear name=end"}) {
            const TrainedModel model{graphOf(2, layers), std::vector<float>(3), 1, {}, 0, 0, 0};
            const auto scaled = inDataUnits(model, scaling);
            QVERIFY(!scaled);
            QCOMPARE(scaled.error().code(), std::string_view("train.not_linear"));
            QVERIFY(scaled.error().message().find("\"end\"") != std::string::npos);
            QVERIFY(inDataUnits(model, {{1.0F}, {0.0F}}));
        }
    }
};

QTEST_GUILESS_MAIN(TrainTest)
#include "train_test.moc"
