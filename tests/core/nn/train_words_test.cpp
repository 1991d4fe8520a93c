// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/remarks.h"
#include "tests/core/nn/training_support.h"

#include <QObject>

#include <limits>

using namespace tmw;
using namespace tmw::test;

/// What a training says of itself, before it begins and as it goes wrong.
class TrainWordsTest : public QObject {
    Q_OBJECT
private slots:
    void remarks() {
        const auto said = [](const Features& features, int batch, std::string_view words) {
            TrainOptions options = shortTraining(1);
            options.batch = batch;
            for (const Remark& each : remarksBefore(features, options))
                if (each.text().find(words) != std::string::npos)
                    return each.text().find('%') == std::string::npos;
            return words.empty() && remarksBefore(features, options).empty();
        };
        Features features = withValidation(randomClasses(60, 2, 3), 20);
        for (size_t c = 0; c < 3; ++c)
            features.classNames[c] = "class " + std::to_string(c);
        QVERIFY(said(features, 8, ""));
        QVERIFY(said(features, 41, "batch of 41"));
        Features constant = features;
        for (size_t s = 0; s < constant.samples; ++s)
            constant.inputs[2 * s] = 3;
        QVERIFY(said(constant, 8, "Input x is the same"));
        Features lacking = features;
        for (const uint32_t sample : lacking.split.train)
            lacking.labels[sample] = std::min(lacking.labels[sample], 1);
        QVERIFY(said(lacking, 8, "class 2 is in the training"));
        lacking = features;
        for (const uint32_t sample : lacking.split.validation)
            lacking.labels[sample] = 0;
        QVERIFY(said(lacking, 8, "2 classes, as class 1, have no sample in the validation"));
        Features still = features;
        std::ranges::fill(still.inputs, 1.0F);
        QVERIFY(said(still, 8, "No input changes"));
        Features one = features;
        one.split.train.resize(1);
        QVERIFY(said(one, 8, "one sample"));
    }

    void deadLayersAreNamed_data() {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<QString>("dead");
        QTest::newRow("no bias") << "dense 3 relu no_bias, dense 1 no_bias"
                                 << "dense_1";
        // What lies behind them learns on: one answer for all inputs.
        QTest::newRow("bias of the last") << "dense 3 relu no_bias, dense 1"
                                          << "dense";
        QTest::newRow("second") << "dense 3, activation tanh, dense 3 relu no_bias name=middle, "
                                   "dense 1"
                                << "middle";
        QTest::newRow("normalized behind")
            << "dense 3 relu no_bias, dense 3 tanh, batch_normalization, dense 1"
            << "dense_1";
        QTest::newRow("alive") << "dense 3 tanh no_bias, dense 1"
                               << "";
    }
    /// All inputs are below 0 and all weights above, so relu answers 0.
    void deadLayersAreNamed() {
        QFETCH(QString, layers);
        QFETCH(QString, dead);
        Features below = randomNumbers(40, 2, 1);
        for (float& value : below.inputs)
            value = -std::abs(value);
        const Graph graph = graphOf(2, layers.toStdString());
        Checkpoint start;
        start.weights = start.bestWeights = std::vector<float>(graph.parameterCount(), 1.0F);
        start.firstMoment = start.secondMoment = std::vector<float>(graph.parameterCount());
        start.random = Random(1).state();
        // Biases above 0 would keep what follows them alive.
        for (const GraphLayer& layer : graph.layers())
            for (const Parameter& each : layer.parameters)
                if (each.shape.size() == 1 && each.momentum == 0)
                    std::fill_n(start.weights.begin() + static_cast<std::ptrdiff_t>(each.offset),
                                each.count, 0.0F);
        std::vector<std::string> said;
        TrainCallbacks callbacks;
        callbacks.remark = [&](const Remark& remark) {
            if (remark.text().find("no longer learns") != std::string::npos)
                said.push_back(remark.text());
        };
        TMW_VERIFY(train(graph, below, shortTraining(4), {}, callbacks, &start));
        QCOMPARE(said.size(), dead.isEmpty() ? size_t{0} : size_t{1});
        if (!dead.isEmpty())
            QVERIFY2(said.front().find('"' + dead.toStdString() + '"') != std::string::npos,
                     said.front().c_str());
    }

    void refusals_data() {
        QTest::addColumn<QString>("layers");
        QTest::addColumn<Features>("features");
        QTest::addColumn<TrainOptions>("options");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("word");
        const Features numbers = randomNumbers(40, 2, 1);
        const Features classes = randomClasses(40, 2, 3);
        const TrainOptions good = shortTraining(5);
        const auto with = [&](auto change) {
            TrainOptions options = good;
            change(options);
            return options;
        };
        Features empty = numbers;
        empty.split.train.clear();
        QTest::newRow("empty") << kSmall << empty << good << "train.no_samples"
                               << "empty";
        Features outside = numbers;
        outside.split.validation = {40};
        QTest::newRow("split") << kSmall << outside << good << "train.bad_split"
                               << "sample 40";
        QTest::newRow("inputs") << kSmall << randomNumbers(40, 3, 1) << good << "train.input_shape"
                                << "takes 2";
        QTest::newRow("outputs") << "dense 8, dense 2 relu name=end" << numbers << good
                                 << "train.output_shape"
                                 << "\"end\"";
        QTest::newRow("classes") << "dense 2 softmax" << classes << good << "train.output_shape"
                                 << "3 classes";
        Features label = classes;
        label.labels[7] = 3;
        QTest::newRow("label") << "dense 3 softmax" << label << good << "train.bad_label"
                               << "3 classes";
        QTest::newRow("no softmax") << "dense 3" << classes << good << "train.loss_mismatch"
                                    << "softmax";
        QTest::newRow("no sigmoid")
            << "dense 1" << randomClasses(40, 2, 2) << good << "train.loss_mismatch"
            << "sigmoid";
        QTest::newRow("loss of classes")
            << "dense 3 softmax" << classes
            << with([](TrainOptions& o) { o.loss = Loss::MeanSquaredError; })
            << "train.loss_mismatch"
            << "mean squared error";
        QTest::newRow("loss of numbers")
            << kSmall << numbers << with([](TrainOptions& o) { o.loss = Loss::BinaryCrossEntropy; })
            << "train.loss_mismatch"
            << "numbers";
        QTest::newRow("epochs") << kSmall << numbers << with([](TrainOptions& o) { o.epochs = 0; })
                                << "train.bad_option"
                                << "epochs";
        QTest::newRow("batch") << kSmall << numbers << with([](TrainOptions& o) { o.batch = -1; })
                               << "train.bad_option"
                               << "batch";
        QTest::newRow("rate") << kSmall << numbers << with([](TrainOptions& o) {
            o.rate = std::numeric_limits<double>::quiet_NaN();
        }) << "train.bad_option"
                              << "rate";
        QTest::newRow("momentum") << kSmall << numbers
                                  << with([](TrainOptions& o) { o.momentum = 1; })
                                  << "train.bad_option"
                                  << "momentum";
        QTest::newRow("threads") << kSmall << numbers
                                 << with([](TrainOptions& o) { o.threads = -2; })
                                 << "train.bad_option"
                                 << "threads";
        QTest::newRow("not a number")
            << "dense 8 relu, dense 1" << numbers << with([](auto& o) { o.rate = 1e30; })
            << "train.not_a_number"
            << "step 2, layer \"dense_1\"";
        QTest::newRow("clipped to nothing")
            << kSmall << numbers << with([](auto& o) { o.penalty.clipNorm = -1; })
            << "train.bad_option"
            << "clip_norm";
        QTest::newRow("class weights of numbers") << kSmall << numbers << with([](auto& o) {
            o.classWeights = {1, 2, 3};
        }) << "train.class_weights"
                                                  << "numbers";
        QTest::newRow("too few class weights") << "dense 3 softmax" << classes << with([](auto& o) {
            o.classWeights = {1, 2};
        }) << "train.class_weights"
                                               << "number";
        QTest::newRow("class weights of 0") << "dense 3 softmax" << classes << with([](auto& o) {
            o.classWeights = {0, 0, 0};
        }) << "train.weights_of_zero"
                                            << "train.class_weights";
        Features weightless = numbers;
        weightless.weights.assign(weightless.samples, 0.0F);
        QTest::newRow("weights of 0") << kSmall << weightless << good << "train.weights_of_zero"
                                      << "0 for each";
        TrainOptions mirrored = good;
        mirrored.augment.flipHorizontal = true;
        QTest::newRow("flip") << kSmall << numbers << mirrored << "train.augment"
                              << "augment.flip needs images";
        Features infinite = numbers;
        infinite.inputs[5] = std::numeric_limits<float>::infinity();
        QTest::newRow("infinite input") << kSmall << infinite << good << "train.not_a_number"
                                        << "epoch 1";
    }
    void refusals() {
        QFETCH(QString, layers);
        QFETCH(Features, features);
        QFETCH(TrainOptions, options);
        QFETCH(QString, code);
        QFETCH(QString, word);
        const auto trained = train(graphOf(2, layers.toStdString()), features, options);
        QVERIFY(!trained);
        QCOMPARE(QString::fromStdString(std::string(trained.error().code())), code);
        const auto message = QString::fromStdString(trained.error().message());
        QVERIFY2(message.contains(word), qPrintable(message));
        QVERIFY2(!message.contains('%'), qPrintable(message));
    }

    void labelsOutOfRangeAreSaid() {
        for (const int32_t label : {-1, 3}) {
            Features features = withValidation(randomClasses(60, 2, 3), 20);
            features.labels[17] = label;
            const auto trained = train(graphOf(2, "dense 3 softmax"), features, shortTraining(1));
            QVERIFY(!trained);
            QCOMPARE(trained.error().code(), std::string_view("train.bad_label"));
            const std::string words = "Sample 17 has the label " + std::to_string(label);
            QVERIFY(trained.error().message().find(words) != std::string::npos);
        }
    }

    void anotherNetworksCheckpointIsRefused() {
        const Features features = randomNumbers(40, 2, 1);
        const auto trained = train(graphOf(2, kSmall), features, shortTraining(3));
        TMW_VERIFY(trained);
        const auto refused = [&](const char* layers, Checkpoint from, OptimizerKind optimizer) {
            TrainOptions options = shortTraining(5);
            options.optimizer = optimizer;
            const auto again = train(graphOf(2, layers), features, options, {}, {}, &from);
            return !again && again.error().code() == "train.checkpoint_mismatch";
        };
        QVERIFY(refused("dense 9 tanh, dense 1", trained->checkpoint, OptimizerKind::Adam));
        QVERIFY(refused(kSmall, trained->checkpoint, OptimizerKind::Sgd));
        Checkpoint damaged = trained->checkpoint;
        damaged.epoch = 7;
        QVERIFY(refused(kSmall, damaged, OptimizerKind::Adam));
        damaged = trained->checkpoint;
        damaged.bestEpoch = 9;
        QVERIFY(refused(kSmall, damaged, OptimizerKind::Adam));
        damaged = trained->checkpoint;
        damaged.random = {};
        QVERIFY(refused(kSmall, damaged, OptimizerKind::Adam));
    }
};

QTEST_GUILESS_MAIN(TrainWordsTest)
#include "train_words_test.moc"
