// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/predictions.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <numeric>

using namespace tmw;

namespace {

/// Samples of random raw values for a model.
Features featuresFor(const Runner& runner, size_t samples) {
    Features features;
    features.samples = samples;
    features.inputNames.resize(elementCount(runner.inputs()[0].shape).value());
    Random random(3);
    for (size_t i = 0; i < samples * features.inputWidth(); ++i)
        features.raw.push_back(static_cast<float>(random.uniform(-130, 130)));
    return features;
}

/// The last first.
std::vector<uint32_t> everySample(const Features& features) {
    std::vector<uint32_t> part(features.samples);
    std::iota(part.rbegin(), part.rend(), 0U);
    return part;
}

/// One after the other, on the kernels that boards run.
std::vector<float> oneByOne(const Plan& plan, const Features& features,
                            std::span<const uint32_t> part) {
    Runner runner = *Runner::make(plan);
    std::vector<float> answers;
    for (const uint32_t sample : part) {
        const auto outputs = runner.invokeRaw(
            std::span(features.raw).subspan(sample * features.inputWidth(), features.inputWidth()));
        const auto values = realValues(outputs->front(), runner.outputs().front());
        answers.insert(answers.end(), values->begin(), values->end());
    }
    return answers;
}

} // namespace

class PredictionsTest : public QObject {
    Q_OBJECT
private slots:
    void allCoresAnswerInTheOrderAsked_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("int8") << "models/tflite-micro/hello_world_int8.tflite";
        QTest::newRow("float") << "models/tflite-micro/hello_world_float.tflite";
        QTest::newRow("conv") << "models/tinymaix/mnist_valid_q.tflite";
    }
    void allCoresAnswerInTheOrderAsked() {
        QFETCH(QString, file);
        TMW_NEED_DATA("models");
        const auto model = TfliteModel::fromFile(test::dataRoot() / file.toStdString());
        auto runner = runnerFor(*model, nullptr);
        QVERIFY(runner);
        const Features features = featuresFor(*runner, 333);
        const std::vector<uint32_t> part = everySample(features);
        const auto answers = predictRaw(*runner, features, part);
        QVERIFY(answers);
        QCOMPARE(*answers, oneByOne(runner->plan(), features, part));
        QCOMPARE(*predictRaw(*runner, features, std::span(part).first(1)),
                 oneByOne(runner->plan(), features, std::span(part).first(1)));
        QVERIFY(predictRaw(*runner, features, {})->empty());
    }

    void samplesOfAModelWithStateFollowEachOther() {
        const auto model = TfliteModel::fromFile(std::filesystem::path(TMW_SOURCE_DIR) /
                                                 "tests/golden/operators/svdf_int8.tflite");
        QVERIFY(model);
        auto runner = runnerFor(*model, nullptr);
        QVERIFY(runner && runner->hasState());
        const Features features = featuresFor(*runner, 200);
        const std::vector<uint32_t> part = everySample(features);
        const std::vector<float> wanted = oneByOne(runner->plan(), features, part);
        QCOMPARE(*predictRaw(*runner, features, part), wanted);
        // What came before counts: the test would not see a lost order otherwise.
        auto alone = runner->twin();
        QVERIFY(*predictRaw(alone, features, std::span(part).last(1)) !=
                std::vector(wanted.end() - 1, wanted.end()));
    }

    void stopsAndSaysSo() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model =
            TfliteModel::fromFile(test::dataRoot() / "models/tflite-micro/hello_world_int8.tflite");
        auto runner = runnerFor(*model, nullptr);
        const Features features = featuresFor(*runner, 100);
        std::stop_source source;
        source.request_stop();
        const auto answers =
            predictRaw(*runner, features, everySample(features), source.get_token());
        QVERIFY(!answers);
        QCOMPARE(answers.error().code(), kCancelled.code);
    }
};

QTEST_GUILESS_MAIN(PredictionsTest)
#include "predictions_test.moc"
