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

constexpr Range kSteps{-1, 127.0F / 128}; // of 1/128 each, 0 at 0

struct Pair {
    TfliteModel inFloat;
    TfliteModel int8;
    Features features;
};

TrainedModel chain(float first, float second) {
    auto network = test::sampleNetwork(1, "dense 1, dense 1");
    const auto& layers = network->graph.layers();
    network->weights.assign(network->weights.size(), 0);
    network->weights[layers[0].parameters[0].offset] = first;
    network->weights[layers[1].parameters[0].offset] = second;
    return *network;
}

/// y = second * first * x in float; in int8 with `other` for the second.
Result<Pair> pairOf(float first, float second, float other, std::vector<float> x) {
    const Calibration calibration{
        .input = kSteps, .outputs = {kSteps, kSteps}, .inside = {{}, {}}, .samples = 1};
    TMW_TRY(TfliteModel inFloat, convert(chain(first, second), ModelKind::Float));
    TMW_TRY(TfliteModel int8, convert(chain(first, other), ModelKind::Int8, &calibration));
    Features features = test::sampleFeatures(1, x.size());
    features.samples = x.size();
    features.inputs = features.raw = x;
    features.targets = x;
    features.targetNames = {"y"};
    features.split = {};
    for (uint32_t i = 0; i < x.size(); ++i)
        features.split.test.push_back(i);
    return Pair{std::move(inFloat), std::move(int8), std::move(features)};
}

Result<Comparison> compared(const Pair& pair) {
    return compare(pair.inFloat, pair.int8, pair.features, pair.features.split.test);
}

bool near(double a, double b) {
    return std::abs(a - b) < 1e-6;
}

} // namespace

class LayerAloneTest : public QObject {
    Q_OBJECT
private slots:
    void halfAStepIsOneLayersAlone();
    void samplesAddUp();
    void theValidationSplitIsTaken();
    void firstLayerApart();
    void weightsByAnswer();
};

/// 127/128 of 64 steps are 63.5, which int8 says as 64: half a step, 20 log10(63.5 / 0.5). The
/// second layer passes on what it gets.
void LayerAloneTest::halfAStepIsOneLayersAlone() {
    const auto pair = pairOf(127.0F / 128, 1, 1, {0.5F});
    TMW_VERIFY(pair);
    const auto made = compared(*pair);
    TMW_VERIFY(made);
    QCOMPARE(made->layers.size(), size_t{2});
    QCOMPARE(made->aloneSamples, size_t{1});
    QVERIFY(near(made->layers[0].aloneDb, 20 * std::log10(127)));
    QVERIFY(near(made->layers[0].snrDb, 20 * std::log10(127)));
    QVERIFY(isExact(made->layers[1].aloneDb));
    QVERIFY(near(made->layers[1].snrDb, 20 * std::log10(127)));
}

/// -128 steps become -127 in both.
void LayerAloneTest::samplesAddUp() {
    const auto pair = pairOf(127.0F / 128, 1, 1, {0.5F, -1});
    TMW_VERIFY(pair);
    const auto made = compared(*pair);
    TMW_VERIFY(made);
    const double expected = 10 * std::log10((63.5 * 63.5 + 127 * 127) / (0.5 * 0.5));
    QVERIFY(near(made->layers[0].aloneDb, expected));
    QVERIFY(isExact(made->layers[1].aloneDb));
}

void LayerAloneTest::theValidationSplitIsTaken() {
    auto pair = pairOf(127.0F / 128, 1, 1, {0.5F, -1});
    TMW_VERIFY(pair);
    pair->features.split.test = {0};
    pair->features.split.validation = {1};
    const auto made = compared(*pair);
    TMW_VERIFY(made);
    QVERIFY(isExact(made->layers[0].aloneDb));
    QVERIFY(near(made->layers[0].snrDb, 20 * std::log10(127)));
}

/// 64 steps times 0.5 are 32, times 0.484375 are 31: one step is not told. Times 0.25: 16.
void LayerAloneTest::firstLayerApart() {
    const auto one = pairOf(1, 0.5F, 0.484375F, {0.5F, 0});
    TMW_VERIFY(one);
    const auto near = compared(*one);
    TMW_VERIFY(near);
    QCOMPARE(near->firstApart.size(), size_t{2});
    QVERIFY(!near->firstApart[0] && !near->firstApart[1]);
    const auto other = pairOf(1, 0.5F, 0.25F, {0.5F, 0});
    TMW_VERIFY(other);
    const auto far = compared(*other);
    TMW_VERIFY(far);
    QCOMPARE(far->firstApart[0], std::optional<size_t>(1));
    QVERIFY(!far->firstApart[1]);
}

void LayerAloneTest::weightsByAnswer() {
    const auto network = test::sampleNetwork(3, "dense 4 tanh, dense 2");
    TMW_VERIFY(network);
    TrainedModel model = *network;
    const Parameter& kernel = model.graph.layers()[0].parameters[0];
    for (size_t i = 0; i < kernel.count; ++i)
        model.weights[kernel.offset + i] = 0.125F;
    model.weights[kernel.offset + 4 + 2] = -4; // of answer 2
    Features features = test::sampleFeatures(3, 20);
    features.targetNames = {"a", "b"};
    features.targets = predict(model.graph, model.weights, features.inputs, features.samples);
    const auto calibration = calibrate(model, features);
    TMW_VERIFY(calibration);
    const auto inFloat = convert(model, ModelKind::Float);
    const auto int8 =
        convert(model, ModelKind::Int8, &*calibration, {.scales = WeightScales::Channel});
    TMW_VERIFY(inFloat);
    TMW_VERIFY(int8);
    const auto made = compare(*inFloat, *int8, features, features.split.test);
    TMW_VERIFY(made);
    const auto weights = layerWeights(*inFloat, *int8, made->layers[0]);
    QVERIFY(weights);
    QCOMPARE(weights->largest, (std::vector<double>{0.125, 0.125, 4, 0.125}));
    QCOMPARE(weights->widest, size_t{2});
    QCOMPARE(weights->ratio, 32.0);
    QCOMPARE(weights->scales.size(), size_t{4});
    QCOMPARE(inputRange(*made, *inFloat, made->layers[0])->tensor, made->ranges[0].tensor);
    QCOMPARE(inputRange(*made, *inFloat, made->layers[1])->tensor, made->layers[0].layer);
    QCOMPARE(outputRange(*made, made->layers[1])->tensor, made->layers[1].layer);
}

QTEST_GUILESS_MAIN(LayerAloneTest)
#include "layer_alone_test.moc"
