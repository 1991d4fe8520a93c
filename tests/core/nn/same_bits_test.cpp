// SPDX-License-Identifier: GPL-3.0-or-later
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
        QTest::addColumn<OptimizerKind>("optimizer");
        QTest::newRow("sine") << "dense 16 relu, dense 16 relu, dense 1"
                              << withValidation(randomNumbers(150, 1, 1), 30) << 8
                              << OptimizerKind::Adam;
        QTest::newRow("table") << "dense 20 tanh, dense 10 relu6, dense 4 softmax"
                               << withValidation(randomClasses(150, 33, 4), 30) << 8
                               << OptimizerKind::Adam;
        QTest::newRow("binary") << "dense 9 sigmoid he_normal, dense 1 sigmoid"
                                << withValidation(randomClasses(150, 5, 2), 30) << 8
                                << OptimizerKind::Sgd;
        QTest::newRow("image") << "reshape 12x12x1, conv2d 9 3x3 same relu, maxpool 2, "
                                  "batch_normalization, depthwise_conv2d 3x3 same stride=2, "
                                  "conv2d 6 1x1 relu6, avgpool global, dropout 0.2, dense 3 softmax"
                               << withValidation(randomClasses(90, 144, 3), 20) << 4
                               << OptimizerKind::Adam;
        QTest::newRow("signal") << "reshape 48x3, conv1d 18 5 tanh, maxpool 2, conv1d 5 3 "
                                   "stride=2, flatten, dense 2"
                                << withValidation(randomNumbers(120, 144, 2), 20) << 4
                                << OptimizerKind::Adam;
        // Wide enough that threads share the work.
        QTest::newRow("wide") << "dense 256 relu, dense 250 tanh, dense 3"
                              << randomNumbers(128, 48, 3) << 3 << OptimizerKind::Adam;
    }
    void training() {
        QFETCH(QString, layers);
        QFETCH(Features, features);
        QFETCH(int, epochs);
        QFETCH(OptimizerKind, optimizer);
        const Graph graph = graphOf(static_cast<int>(features.inputWidth()), layers.toStdString());
        TrainOptions options;
        options.epochs = epochs;
        options.batch = 64;
        options.optimizer = optimizer;
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
