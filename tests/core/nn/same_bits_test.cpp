// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/rate_test.h"
#include "tests/core/nn/instruction_sets.h"
#include "tests/core/nn/training_support.h"

#include <QObject>

using namespace tmw;
using namespace tmw::test;

/// Same seed, same bytes: weights, moments and history, for any number of threads and any
/// instruction set.
class SameBitsTest : public QObject {
    Q_OBJECT
private slots:
    void training_data() {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<Features>("features");
        QTest::addColumn<int>("epochs");
        QTest::addColumn<TrainOptions>("options");
        QTest::newRow("sine") << "dense 16 relu, dense 16 relu, dense 1"
                              << withValidation(randomNumbers(150, 1, 1), 30) << 8
                              << TrainOptions();
        QTest::newRow("table") << "dense 20 tanh, dense 10 relu6, dense 4 softmax"
                               << withValidation(randomClasses(150, 33, 4), 30) << 8
                               << TrainOptions();
        QTest::newRow("binary") << "dense 9 sigmoid he_normal, dense 1 sigmoid"
                                << withValidation(randomClasses(150, 5, 2), 30) << 8
                                << TrainOptions{.optimizer = OptimizerKind::Sgd};
        QTest::newRow("image") << "reshape 12x12x1, conv2d 9 3x3 same relu, maxpool 2, "
                                  "batch_normalization, depthwise_conv2d 3x3 same stride=2, "
                                  "conv2d 6 1x1 relu6, avgpool global, dropout 0.2, dense 3 softmax"
                               << withValidation(randomClasses(90, 144, 3), 20) << 4
                               << TrainOptions();
        QTest::newRow("signal") << "reshape 48x3, conv1d 18 5 tanh, maxpool 2, conv1d 5 3 "
                                   "stride=2, flatten, dense 2"
                                << withValidation(randomNumbers(120, 144, 2), 20) << 4
                                << TrainOptions();
        QTest::newRow("skips") << "reshape 12x12x1, conv2d 9 3x3 same relu name=a, conv2d 9 3x3 "
                                  "same, add with=a relu, conv2d 4 1x1 name=b, conv2d 5 3x3 same "
                                  "from=add, concatenate with=b, multiply with=a, flatten, dense 2"
                               << withValidation(randomNumbers(90, 144, 2), 20) << 4
                               << TrainOptions();
        QTest::newRow("bent")
            << "reshape 12x12x1, conv2d 9 3x3 hard_swish, maxpool 2, conv2d 6 3x3 "
               "elu, flatten, dense 20 leaky_relu, dense 3 softmax"
            << withValidation(randomClasses(90, 144, 3), 20) << 4 << TrainOptions();
        QTest::newRow("transposed")
            << "reshape 6x6x4, conv2d_transpose 9 3x3 stride=2 relu, conv2d_transpose 5 4x4 same "
               "hard_swish, avgpool global, dense 3 softmax"
            << withValidation(randomClasses(90, 144, 3), 20) << 4
            << TrainOptions{.penalty = {.maxNorm = 1.5}};
        QTest::newRow("normal")
            << "reshape 12x12x1, conv2d 9 3x3, layer_normalization, activation relu, conv2d 20 3x3 "
               "stride=2, layer_normalization, flatten, dense 17 relu, layer_normalization, dense "
               "3 "
               "softmax"
            << withValidation(randomClasses(90, 144, 3), 20) << 4 << TrainOptions();
        QTest::newRow("recurrent")
            << "reshape 24x6, lstm 19 sequences, gru 13 sequences, lstm 9, dense 3 softmax"
            << withValidation(randomClasses(90, 144, 3), 20) << 4 << TrainOptions();
        QTest::newRow("moved")
            << "reshape 12x12x1, gaussian_noise 0.2, zero_padding 2x1, conv2d 5 3x3 relu, "
               "upsampling 2, permute 2x3x1, conv2d 6 3x3 stride=2, avgpool global, dense 3 softmax"
            << withValidation(randomClasses(90, 144, 3), 20) << 4 << TrainOptions();
        // Wide enough that threads share the work.
        QTest::newRow("wide") << "dense 256 relu, dense 250 tanh, dense 3"
                              << randomNumbers(128, 48, 3) << 3 << TrainOptions();
        const PenaltyOptions all{
            .l1 = 1e-4, .l2 = 1e-3, .maxNorm = 1.5, .clipNorm = 0.5, .clipValue = 0.05};
        QTest::newRow("adamw, cosine, penalties")
            << "reshape 12x12x1, conv2d 9 3x3 same relu, batch_normalization, "
               "depthwise_conv2d 3x3 same stride=2, flatten, dense 3 softmax"
            << withValidation(randomClasses(90, 144, 3), 20) << 4
            << TrainOptions{.optimizer = OptimizerKind::AdamW,
                            .schedule = {.kind = ScheduleKind::Cosine, .warmup = 1},
                            .penalty = all,
                            .labelSmoothing = 0.1,
                            .classWeights = {1, 2, 0.5F}};
        Features pictures = withValidation(randomClasses(90, 144, 3), 20);
        pictures.sampleShape = {12, 12, 1};
        QTest::newRow("augmented")
            << "conv2d 9 3x3 same relu, flatten, dense 3 softmax" << pictures << 20
            << TrainOptions{.augment = {.crop = 0.2,
                                        .shift = 0.1,
                                        .flipHorizontal = true,
                                        .flipVertical = true,
                                        .scale = 0.2,
                                        .jitter = 0.1,
                                        .maskTime = 0.2,
                                        .maskFrequency = 0.2}};
        QTest::newRow("rmsprop, plateau, huber")
            << "dense 256 tanh, dense 250 tanh, dense 3" << randomNumbers(128, 48, 3) << 4
            << TrainOptions{.optimizer = OptimizerKind::RmsProp,
                            .schedule = {.kind = ScheduleKind::Plateau, .patience = 1},
                            .penalty = all,
                            .loss = Loss::Huber,
                            .huberDelta = 0.5};
        QTest::newRow("nesterov, step, smoothed")
            << "dense 9 sigmoid, dense 1 sigmoid" << withValidation(randomClasses(150, 5, 2), 30)
            << 8
            << TrainOptions{.optimizer = OptimizerKind::Sgd,
                            .nesterov = true,
                            .schedule = {.kind = ScheduleKind::Step, .every = 3},
                            .penalty = {.l2 = 1e-3, .clipNorm = 0.3},
                            .labelSmoothing = 0.2,
                            .classWeights = {1, 3}};
    }
    void training() {
        QFETCH(QString, layers);
        QFETCH(Features, features);
        QFETCH(int, epochs);
        QFETCH(TrainOptions, options);
        const Graph graph =
            Graph::build(features.sampleShape, parseLayers(layers.toStdString()).value()).value();
        options.epochs = epochs;
        options.batch = 64;
        options.rate = 0.002;
        options.seed = 42;
        std::optional<TrainResult> first;
        for (const int64_t set : instructionSets()) {
            const OnInstructionSet on(set);
            QVERIFY(on.holds());
            for (const int threads : {1, 2, 8}) {
                options.threads = threads;
                auto trained = train(graph, features, options);
                TMW_VERIFY(trained);
                if (!first)
                    first = std::move(*trained);
                else
                    QVERIFY2(sameResult(*trained, *first),
                             qPrintable(
                                 QString("%1, %2 threads").arg(nn::instructionSet()).arg(threads)));
            }
        }
        QCOMPARE(first->model.history.size(), static_cast<size_t>(epochs));
        QVERIFY(first->model.history.back().trainLoss < first->model.history.front().trainLoss);

        options.seed = 43;
        const auto other = train(graph, features, options);
        TMW_VERIFY(other);
        QVERIFY(!sameBits(other->model.weights, first->model.weights));
    }

    void rateTests() {
        const Features features = randomClasses(200, 12, 3);
        const Graph graph = graphOf(12, "dense 20 relu, batch_normalization, dense 3 softmax");
        std::optional<RateTest> first;
        for (const int64_t set : instructionSets()) {
            const OnInstructionSet on(set);
            for (const int threads : {1, 8}) {
                const auto tested = rateTest(graph, features, {.threads = threads});
                TMW_VERIFY(tested);
                if (!first)
                    first = *tested;
                QCOMPARE(tested->points.size(), first->points.size());
                for (size_t i = 0; i < first->points.size(); ++i)
                    QVERIFY(tested->points[i].rate == first->points[i].rate &&
                            tested->points[i].smoothed == first->points[i].smoothed);
                QVERIFY(tested->suggestion == first->suggestion);
            }
        }
    }

    void predictions() {
        const Graph graph = graphOf(13, "dense 37 tanh, dense 10 sigmoid, dense 5 softmax");
        const Features features = randomInputs(1000, 13);
        Random random(2);
        std::vector<float> weights(graph.parameterCount());
        for (float& w : weights)
            w = static_cast<float>(random.normal());
        std::vector<float> first;
        for (const int64_t set : instructionSets()) {
            const OnInstructionSet on(set);
            const auto got = predict(graph, weights, features.inputs, features.samples);
            if (first.empty())
                first = got;
            QVERIFY(sameBits(got, first));
        }
        for (size_t s = 0; s < features.samples; s += 97)
            QVERIFY(sameBits(predict(graph, weights, features.input(s), 1),
                             std::span(first).subspan(s * 5, 5)));
    }
};

QTEST_GUILESS_MAIN(SameBitsTest)
#include "same_bits_test.moc"
