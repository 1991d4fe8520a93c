// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/comparer.h"
#include "core/eval/layer_details.h"
#include "core/nn/forward.h"
#include "core/quant/convert.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cmath>

using namespace tmw;

namespace {

struct Both {
    TrainedModel network;
    Features features;
    TfliteModel inFloat;
    TfliteModel int8;
};

/// The float network's own answers are the truth.
Result<Both> both(int32_t inputs, std::string_view layers, Task task, double gain = 1) {
    TMW_TRY(TrainedModel network, test::sampleNetwork(inputs, layers, 3, gain));
    Features features = test::sampleFeatures(inputs, 200);
    features.task = task;
    const auto answers = predict(network.graph, network.weights, features.inputs, features.samples);
    const auto width = static_cast<size_t>(network.graph.output()[0]);
    if (task == Task::Regression) {
        features.targets = answers;
        features.targetNames.assign(width, "y");
    } else {
        features.labels = predictedClasses(answers, width);
        for (size_t i = 0; i < width; ++i)
            features.classNames.push_back(std::to_string(i));
    }
    TMW_TRY(const Calibration calibration, calibrate(network, features));
    TMW_TRY(TfliteModel inFloat, convert(network, ModelKind::Float));
    TMW_TRY(TfliteModel int8, convert(network, ModelKind::Int8, &calibration));
    return Both{std::move(network), std::move(features), std::move(inFloat), std::move(int8)};
}

} // namespace

class ComparerTest : public QObject {
    Q_OBJECT
private slots:
    void regression();
    void classification();
    void layersAreTheNetworks();
    void aWorseLayerShows();
    void aLayerOfManyOperators();
    void everyKind();
    void refusals();
};

void ComparerTest::regression() {
    const auto made = both(2, "dense 16 relu, dense 1", Task::Regression);
    TMW_VERIFY(made);
    const auto& test = made->features.split.test;
    const auto comparison = compare(made->inFloat, made->int8, made->features, test);
    TMW_VERIFY(comparison);
    QCOMPARE(comparison->samples, test.size());
    QVERIFY(!comparison->flips);
    QCOMPARE(comparison->inFloat.bytes, made->inFloat.bytes().size());
    QVERIFY(comparison->inFloat.planBytes > 0 && comparison->inFloat.arenaBytes > 0);
    QVERIFY(comparison->int8.arenaBytes < comparison->inFloat.arenaBytes);
    QVERIFY(comparison->int8.planBytes < comparison->inFloat.planBytes);
    QVERIFY(comparison->inFloat.evaluation.regression->r2 > 0.999999);
    const double r2 = comparison->int8.evaluation.regression->r2;
    QVERIFY(r2 > 0.99 && r2 < 0.999999);
    QCOMPARE(comparison->int8.answers.size(), test.size());
}

void ComparerTest::classification() {
    const auto made = both(4, "dense 12 tanh, dense 3 softmax", Task::Classification);
    TMW_VERIFY(made);
    const auto& test = made->features.split.test;
    const auto comparison = compare(made->inFloat, made->int8, made->features, test);
    TMW_VERIFY(comparison);
    QVERIFY(comparison->flips);
    // The truth is the float network's: only float can be right alone.
    QCOMPARE(comparison->flips->secondOnlyRight, size_t{0});
    QCOMPARE(comparison->inFloat.evaluation.classification->accuracy.value, 1.0);
    const double share = 1 - static_cast<double>(comparison->flips->firstOnlyRight) /
                                 static_cast<double>(test.size());
    QVERIFY(std::abs(comparison->int8.evaluation.classification->accuracy.value - share) < 1e-12);
}

void ComparerTest::layersAreTheNetworks() {
    const auto made = both(3, "dense 8 sigmoid, dense 8 relu, dense 2", Task::Regression, 4);
    TMW_VERIFY(made);
    const auto comparison =
        compare(made->inFloat, made->int8, made->features, made->features.split.test);
    TMW_VERIFY(comparison);
    std::vector<std::string> names;
    for (const LayerNoise& layer : comparison->layers) {
        names.push_back(layer.layer);
        QVERIFY2(layer.snrDb > 25 && layer.snrDb < 80, layer.layer.c_str());
    }
    QCOMPARE(names, (std::vector<std::string>{"dense", "dense_1", "dense_2"}));
}

/// One large weight takes the steps of the others: the layer it is in loses most.
void ComparerTest::aWorseLayerShows() {
    auto made = both(3, "dense 8 relu, dense 8 relu, dense 1", Task::Regression);
    TMW_VERIFY(made);
    const auto good = compare(made->inFloat, made->int8, made->features, made->features.split.test);
    TMW_VERIFY(good);
    TrainedModel worse = made->network;
    worse.weights[worse.graph.layers()[1].parameters[0].offset] = 60;
    worse.weights[worse.graph.layers()[0].parameters[1].offset] = -100; // of a unit that is dead
    const auto calibration = calibrate(worse, made->features);
    TMW_VERIFY(calibration);
    const auto inFloat = convert(worse, ModelKind::Float);
    const auto int8 = convert(worse, ModelKind::Int8, &*calibration);
    TMW_VERIFY(inFloat);
    TMW_VERIFY(int8);
    const auto bad = compare(*inFloat, *int8, made->features, made->features.split.test);
    TMW_VERIFY(bad);
    QVERIFY(bad->layers[1].snrDb < good->layers[1].snrDb - 10);
    QVERIFY(bad->layers[1].snrDb < bad->layers[0].snrDb - 10);
}

/// A layer may be one operator in one model and many in the other.
void ComparerTest::aLayerOfManyOperators() {
    auto made =
        both(60, "reshape 12x5, lstm 6 sequences, lstm 4, dense 3 softmax", Task::Classification);
    TMW_VERIFY(made);
    const auto calibration = calibrate(made->network, made->features);
    TMW_VERIFY(calibration);
    const auto wide = convert(made->network, ModelKind::Int16x8, &*calibration);
    TMW_VERIFY(wide);
    QVERIFY(wide->graph().operators.size() > 100 + made->inFloat.graph().operators.size());
    const auto comparison =
        compare(made->inFloat, *wide, made->features, made->features.split.test);
    TMW_VERIFY(comparison);
    std::vector<std::string> names;
    for (const LayerNoise& layer : comparison->layers) {
        names.push_back(layer.layer);
        QVERIFY2(layer.snrDb > 25 && layer.aloneDb > 25, layer.layer.c_str());
    }
    QCOMPARE(names, (std::vector<std::string>{"lstm/states", "lstm_1", "dense"}));
}

/// Weights that are stored in fewer bits bring operators of their own, which are no layers.
void ComparerTest::everyKind() {
    auto made = both(3, "dense 8 sigmoid, dense 8 relu, dense 3 softmax", Task::Classification);
    TMW_VERIFY(made);
    const auto calibration = calibrate(made->network, made->features);
    TMW_VERIFY(calibration);
    for (size_t i = 1; i < kModelKinds; ++i)
        for (const WeightScales scales : {WeightScales::Tensor, WeightScales::Channel}) {
            const auto kind = static_cast<ModelKind>(i);
            const auto other = convert(made->network, kind, &*calibration, {.scales = scales});
            TMW_VERIFY(other);
            const auto comparison =
                compare(made->inFloat, *other, made->features, made->features.split.test);
            TMW_VERIFY(comparison);
            QVERIFY(comparison->kind == kind);
            QCOMPARE(comparison->layers.size(), size_t{3});
            for (const LayerNoise& layer : comparison->layers) {
                QVERIFY(layer.snrDb > 25);
                QVERIFY(isExact(layer.aloneDb) || layer.aloneDb > 25);
                const auto weights = layerWeights(made->inFloat, *other, layer);
                QVERIFY(weights);
                const bool halves = kind == ModelKind::Float16;
                QCOMPARE(weights->scales.size(), halves ? size_t{0}
                                                 : scales == WeightScales::Tensor
                                                     ? size_t{1}
                                                     : weights->largest.size());
            }
            QCOMPARE(comparison->ranges.size(), size_t{4});
            const double steps = kind == ModelKind::Int8      ? 255
                                 : kind == ModelKind::Int16x8 ? 65535
                                                              : 0;
            QCOMPARE(stepsOf(comparison->ranges[1]), steps);
        }
}

void ComparerTest::refusals() {
    const auto one = both(2, "dense 4 relu, dense 1", Task::Regression);
    const auto other = both(2, "dense 4 relu, dense 4, dense 1", Task::Regression);
    TMW_VERIFY(one);
    TMW_VERIFY(other);
    const auto& test = one->features.split.test;
    QCOMPARE(compare(one->inFloat, other->int8, one->features, test).error().code(),
             std::string_view("compare.other_model"));
    QCOMPARE(compare(one->inFloat, one->int8, one->features, {}).error().code(),
             std::string_view("compare.no_samples"));
    const auto narrow = both(1, "dense 4 relu, dense 1", Task::Regression);
    TMW_VERIFY(narrow);
    QVERIFY(!compare(narrow->inFloat, narrow->int8, one->features, test));
    std::stop_source stop;
    stop.request_stop();
    QCOMPARE(
        compare(one->inFloat, one->int8, one->features, test, {}, stop.get_token()).error().code(),
        std::string_view("job.cancelled"));
}

QTEST_GUILESS_MAIN(ComparerTest)
#include "comparer_test.moc"
