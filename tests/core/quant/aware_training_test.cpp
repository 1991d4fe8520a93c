// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/evaluation.h"
#include "core/eval/predictions.h"
#include "core/nn/kernels/rounding.h"
#include "core/quant/aware_training.h"
#include "core/quant/lowering.h"
#include "tests/core/nn/training_support.h"
#include "tests/support/sample_networks.h"
#include "tests/support/spread_scales.h"

#include <QObject>

#include <cmath>

using namespace tmw;
using namespace tmw::test;

namespace {

constexpr std::string_view kNetwork = "dense 16 relu, dense 16 relu, dense 4 softmax";

/// Four classes of eight normal inputs, by the signs of two sums of them.
Features quadrants() {
    Features features = randomInputs(3000, 8);
    features.task = Task::Classification;
    features.classNames = {"a", "b", "c", "d"};
    for (size_t s = 0; s < features.samples; ++s) {
        const auto x = features.input(s);
        const int right = x[0] + x[1] * x[2] > 0 ? 1 : 0;
        const int up = x[3] - x[4] * x[5] > 0 ? 2 : 0;
        features.labels.push_back(right + up);
    }
    features.raw = features.inputs;
    features.inputContract = {std::vector<float>(8, 1), std::vector<float>(8, 0)};
    features = withValidation(std::move(features), 1000);
    auto& validation = features.split.validation;
    features.split.test.assign(validation.begin() + 500, validation.end());
    validation.resize(500);
    return features;
}

TrainOptions options(int epochs, double rate) {
    TrainOptions made;
    made.epochs = epochs;
    made.rate = rate;
    return made;
}

TrainedModel spreadNetwork(const Features& features) {
    const Graph graph = graphOf(8, kNetwork);
    TrainedModel model = train(graph, features, options(40, 0.01)).value().model;
    spreadScales(model);
    return model;
}

double accuracy(const TfliteModel& model, const Features& features,
                const std::vector<uint32_t>& part) {
    Runner runner = runnerFor(model, &features.inputContract).value();
    const auto answers = predictRaw(runner, features, part).value();
    return evaluate(features, part, answers).value().classification->accuracy.value;
}

TfliteModel int8Of(const TrainedModel& model, const Features& features,
                   std::span<const Range> ranges) {
    Calibration calibration = calibrate(model, features).value();
    takeRanges(ranges, calibration);
    return convert(model, ModelKind::Int8, &calibration).value();
}

} // namespace

class AwareTrainingTest : public QObject {
    Q_OBJECT

private slots:
    void valuesAreRoundedToTheGrid() {
        const nn::Grid grid{0.25F, -1, 2};
        float values[16] = {-9, -1.2F,  -0.9F, -0.375F, -0.374F, 0,     0.124F, 0.125F,
                            1,  1.875F, 1.99F, 2,       2.4F,    1e30F, -1e30F, 0.3F};
        const float expected[16] = {-1, -1, -1, -0.5F, -0.25F, 0, 0,  0.25F,
                                    1,  2,  2,  2,     2,      2, -1, 0.25F};
        nn::roundToGrid(grid, values, 16);
        for (size_t i = 0; i < 16; ++i)
            QCOMPARE(values[i], expected[i]);
        float gradient[16];
        std::fill_n(gradient, 16, 3.0F);
        nn::stopAtEnds(grid, values, gradient, 16);
        for (size_t i = 0; i < 16; ++i)
            QCOMPARE(gradient[i], expected[i] == -1 || expected[i] == 2 ? 0.0F : 3.0F);
    }

    void weightsOfAGroupShareAStep() {
        const float from[] = {7, 1, -2, 0.6F, 254, 3, 1, -127};
        float to[8] = {};
        // After the first, which is of no group: weights of two units, alternating.
        const nn::WeightGroups two{.offset = 2, .count = 6, .period = 2};
        nn::roundWeights(from, {{two}}, to);
        const float expected[] = {7, 1, -2, 1, 254, 3, 2, -127};
        for (size_t i = 0; i < 8; ++i)
            QCOMPARE(to[i], expected[i]);
    }

    void aLoweredNetworkStaysAsItIs_data() {
        QTest::addColumn<QString>("layers");
        for (const char* layers :
             {"dense 8 relu, dropout 0.2, dense 3 softmax",
              "dense 8 tanh, batch_normalization, dense 2",
              "reshape 8x8x1, conv2d 4 3x3 no_bias, batch_normalization, activation relu6, "
              "zero_padding 1, depthwise_conv2d 3x3, activation hard_swish, flatten, dense 2",
              "reshape 8x8x1, conv2d_transpose 3 3x3 stride=2 relu, avgpool global, dense 2",
              "reshape 16x4, lstm 5, dense 2",
              "reshape 16x4, gru 5 sequences, layer_normalization, "
              "flatten, dense 2",
              "dense 8 relu name=a, dense 8 name=b, add with=a relu, concatenate with=a+b, dense "
              "2"})
            QTest::newRow(layers) << layers;
    }
    void aLoweredNetworkStaysAsItIs() {
        QFETCH(QString, layers);
        const auto model = sampleNetwork(64, layers.toStdString());
        QVERIFY2(model, model ? "" : model.error().message().c_str());
        const TrainedModel once = lower(*model).value();
        const TrainedModel twice = lower(once).value();
        const auto text = [](const TrainedModel& each) {
            std::vector<LayerSpec> specs;
            for (const GraphLayer& layer : each.graph.layers())
                specs.push_back(layer.spec);
            return formatLayers(specs);
        };
        QCOMPARE(text(twice), text(once));
        QVERIFY(sameBits(twice.weights, once.weights));
        // As a text, too: it is how a run keeps it.
        const auto again = Graph::build({64}, parseLayers(text(once)).value());
        QVERIFY(again);
        QCOMPARE(again->parameterCount(), once.graph.parameterCount());
    }

    void trainingSeesWhatInt8Does() {
        const Features features = quadrants();
        const TrainedModel model =
            train(graphOf(8, kNetwork), features, options(20, 0.01)).value().model;
        const auto tuned = trainAware(model, features, options(6, 1e-3), {}).value();
        QCOMPARE(tuned.state.ranges.size(), size_t{5});
        const TrainedModel& best = tuned.model;
        QVERIFY(best.bestEpoch > 4);
        const auto seen = best.history[static_cast<size_t>(best.bestEpoch) - 1].validationMetric;
        const double int8 = accuracy(int8Of(best, features, tuned.state.ranges), features,
                                     features.split.validation);
        QVERIFY2(std::abs(seen - int8) <= 2.0 / 500,
                 qPrintable(QString::number(seen) + " " + QString::number(int8)));
    }

    void recoversWhatRoundingLost() {
        const Features features = quadrants();
        const TrainedModel model = spreadNetwork(features);
        const auto& test = features.split.test;
        const double floats = accuracy(convert(model, ModelKind::Float).value(), features, test);
        const double lost = floats - accuracy(int8Of(model, features, {}), features, test);
        QVERIFY2(lost > 0.03, qPrintable(QString::number(lost)));
        const auto tuned = trainAware(model, features, options(60, 3e-3), {}).value();
        const double left =
            floats - accuracy(int8Of(tuned.model, features, tuned.state.ranges), features, test);
        qInfo("float %.3f, lost to int8 %.3f, after quantization-aware training %.3f", floats, lost,
              left);
        QVERIFY2(left < lost / 2, qPrintable(QString::number(left)));
    }

    void threadsChangeNoBit() {
        const Features features = quadrants();
        const TrainedModel model =
            train(graphOf(8, kNetwork), features, options(2, 0.01)).value().model;
        TrainOptions with = options(3, 1e-3);
        std::vector<AwareResult> results;
        for (const int threads : {1, 2, 8}) {
            with.threads = threads;
            results.push_back(trainAware(model, features, with, {}).value());
        }
        for (const AwareResult& each : results) {
            QVERIFY(sameBits(each.model.weights, results[0].model.weights));
            QVERIFY(sameBits(each.model.history, results[0].model.history));
        }
    }

    void stoppedBeforeRangesStayThereAreNone() {
        const Features features = quadrants();
        const TrainedModel model =
            train(graphOf(8, kNetwork), features, options(1, 0.01)).value().model;
        std::stop_source stop;
        TrainCallbacks callbacks;
        callbacks.epoch = [&](const EpochRecord& each) {
            if (each.epoch == 3)
                stop.request_stop();
        };
        const auto tuned =
            trainAware(model, features, options(9, 1e-3), {}, stop.get_token(), callbacks).value();
        QVERIFY(!tuned.state.stays);
        QVERIFY(tuned.state.ranges.empty());
        QVERIFY(sameBits(tuned.model.weights, lower(model).value().weights));
        QVERIFY(tuned.stopped);
    }
};

QTEST_GUILESS_MAIN(AwareTrainingTest)
#include "aware_training_test.moc"
