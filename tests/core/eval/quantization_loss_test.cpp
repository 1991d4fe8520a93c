// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/quantization_loss.h"
#include "core/nn/forward.h"
#include "core/quant/convert.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cmath>

using namespace tmw;

namespace {

constexpr double kWide = 40;

/// Regression on the float network's own answers.
struct Case {
    TrainedModel network;
    Features features;
};

Result<Case> sample() {
    TMW_TRY(TrainedModel network, test::sampleNetwork(3, "dense 8 relu, dense 8, dense 1", 5));
    Features features = test::sampleFeatures(3, 200);
    return Case{std::move(network), std::move(features)};
}

/// All weights of one answer of the second layer.
void widen(TrainedModel& network, size_t answer) {
    const GraphLayer& layer = network.graph.layers()[1];
    for (size_t i = 0; i < 8; ++i)
        network.weights[layer.parameters[0].offset + i * 8 + answer] *= static_cast<float>(kWide);
}

struct Judged {
    Comparison comparison;
    QuantizationLoss loss;
};

Result<Judged> judge(Case& made, const Calibration& calibration, WeightScales scales) {
    made.features.targets = predict(made.network.graph, made.network.weights, made.features.inputs,
                                    made.features.samples);
    made.features.targetNames = {"y"};
    TMW_TRY(const TfliteModel inFloat, convert(made.network, ModelKind::Float));
    TMW_TRY(const TfliteModel int8,
            convert(made.network, ModelKind::Int8, &calibration, {.scales = scales}));
    TMW_TRY(Comparison comparison, compare(inFloat, int8, made.features, made.features.split.test));
    const QuantizationLoss loss = quantizationLoss(comparison, inFloat, int8);
    return Judged{std::move(comparison), loss};
}

} // namespace

class QuantizationLossTest : public QObject {
    Q_OBJECT
private slots:
    void anOrdinaryNetworkIsRounded();
    void oneWideAnswerIsFoundAndCured();
    void whatCalibrationMissedIsFound();
    void rangesHoldWhatWasSeen();
};

void QuantizationLossTest::anOrdinaryNetworkIsRounded() {
    auto made = sample();
    TMW_VERIFY(made);
    made->features.split.test = made->features.split.train; // all that calibration saw
    const auto calibration = calibrate(made->network, made->features);
    TMW_VERIFY(calibration);
    const auto judged = judge(*made, *calibration, WeightScales::Tensor);
    TMW_VERIFY(judged);
    QCOMPARE(judged->loss.cause, LossCause::Rounding);
    QVERIFY(!judged->loss.layer.empty());
    QVERIFY(judged->loss.weightRatio < 8);
}

void QuantizationLossTest::oneWideAnswerIsFoundAndCured() {
    auto made = sample();
    TMW_VERIFY(made);
    widen(made->network, 5);
    // Nothing of it goes on, so that the layer's own answers tell.
    made->network.weights[made->network.graph.layers()[2].parameters[0].offset + 5] = 0;
    const auto calibration = calibrate(made->network, made->features);
    TMW_VERIFY(calibration);
    const auto tensor = judge(*made, *calibration, WeightScales::Tensor);
    const auto channel = judge(*made, *calibration, WeightScales::Channel);
    TMW_VERIFY(tensor);
    TMW_VERIFY(channel);
    // The wide answer also widens the tensor's own range: most has added up in the layer behind it.
    QVERIFY(tensor->comparison.layers[2].snrDb < 30);
    QVERIFY(channel->comparison.layers[1].aloneDb > tensor->comparison.layers[1].aloneDb);
    Comparison only = tensor->comparison;
    only.layers[0].aloneDb = only.layers[2].aloneDb = 100;
    const auto inFloat = convert(made->network, ModelKind::Float);
    const auto int8 = convert(made->network, ModelKind::Int8, &*calibration);
    TMW_VERIFY(inFloat);
    TMW_VERIFY(int8);
    const QuantizationLoss loss = quantizationLoss(only, *inFloat, *int8);
    QCOMPARE(loss.layer, std::string("dense_1"));
    QCOMPARE(loss.cause, LossCause::OneScale);
    QCOMPARE(loss.widestAnswer, size_t{5});
    QVERIFY(loss.weightRatio > 8);
}

void QuantizationLossTest::whatCalibrationMissedIsFound() {
    auto made = sample();
    TMW_VERIFY(made);
    auto calibration = calibrate(made->network, made->features);
    TMW_VERIFY(calibration);
    calibration->outputs.back() = {0, calibration->outputs.back().high / 4};
    const auto judged = judge(*made, *calibration, WeightScales::Tensor);
    TMW_VERIFY(judged);
    QCOMPARE(judged->loss.layer, std::string("dense_2"));
    QCOMPARE(judged->loss.cause, LossCause::Outside);
    QVERIFY(judged->loss.range.outside > 0.1);
}

void QuantizationLossTest::rangesHoldWhatWasSeen() {
    auto made = sample();
    TMW_VERIFY(made);
    const auto calibration = calibrate(made->network, made->features);
    TMW_VERIFY(calibration);
    const auto judged = judge(*made, *calibration, WeightScales::Tensor);
    TMW_VERIFY(judged);
    const auto& ranges = judged->comparison.ranges;
    QCOMPARE(ranges.size(), judged->comparison.layers.size() + 1);
    QCOMPARE(ranges.front().tensor, std::string("input"));
    for (const TensorRange& range : ranges) {
        QVERIFY(range.seen.low <= range.seen.high);
        QVERIFY(range.step > 0 && range.steps > 0);
        QVERIFY(std::abs(static_cast<double>(range.covered.high - range.covered.low) -
                         255 * range.step) < 1e-3);
    }
}

QTEST_GUILESS_MAIN(QuantizationLossTest)
#include "quantization_loss_test.moc"
