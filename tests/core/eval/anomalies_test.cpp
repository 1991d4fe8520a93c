// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/evaluation.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cmath>
#include <numeric>

using namespace tmw;

namespace {

/// One value a sample, classes "good" and "bad" in turn as `labels` says.
Features samplesOf(std::vector<float> values, std::vector<int32_t> labels,
                   std::vector<uint8_t> normal) {
    Features features;
    features.task = Task::Reconstruction;
    features.samples = values.size();
    features.sampleShape = {1};
    features.inputNames = features.targetNames = {"x"};
    features.inputs = std::move(values);
    features.labels = std::move(labels);
    if (!features.labels.empty())
        features.classNames = {"good", "bad", "never"};
    features.normalClasses = std::move(normal);
    return features;
}

double sumOf(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

} // namespace

/// What lies above the threshold, and where the threshold comes from.
class AnomaliesTest : public QObject {
    Q_OBJECT
private slots:
    /// numpy.percentile of the same values.
    void percentilesAreNumpys() {
        const std::vector<double> values{7, 1, 3, 2};
        QCOMPARE(percentileOf(values, 50), 2.5);
        QCOMPARE(percentileOf(values, 99), 6.88);
        QCOMPARE(percentileOf(values, 100), 7.0);
        QCOMPARE(percentileOf({4}, 80), 4.0);
        QVERIFY(std::isnan(percentileOf({}, 99)));
    }

    void errorsAreMeansOfSquares() {
        Features features;
        features.task = Task::Reconstruction;
        features.samples = 2;
        features.inputNames = features.targetNames = {"a", "b"};
        features.inputs = {1, 2, 3, 4};
        const std::vector<float> answers{1, 4, 0, 4};
        const std::vector<uint32_t> part{1, 0};
        QCOMPARE(reconstructionErrors(features, part, answers), (std::vector<double>{2.0, 2.5}));
    }

    void anomaliesAndFalseAlarmsAreCounted() {
        // Errors are the squares of the values: the answers are 0.
        Features features =
            samplesOf({1, 2, 3, 1, 1, 2, 5, 6, 1}, {0, 0, 0, 0, 0, 0, 1, 1, 1}, {1, 0, 0});
        features.split.train = {0};
        features.split.validation = {1, 3};
        features.split.test = {2, 4, 5, 6, 7, 8};
        int asked = 0;
        const Predict zeros = [&](std::span<const uint32_t> part) -> Result<std::vector<float>> {
            ++asked;
            return std::vector<float>(part.size());
        };
        const std::vector<float> answers(6);
        const auto result = evaluate(features, features.split.test, answers, 100, zeros);
        TMW_VERIFY(result);
        QCOMPARE(asked, 1);
        const AnomalyMetrics& found = *result->anomalies;
        QCOMPARE(found.threshold, 4.0);
        QVERIFY(!found.fromTraining);
        QCOMPARE(found.above, size_t{3}); // 9, 25, 36; the 4 is at it
        QVERIFY(std::abs(found.recall->value - 2.0 / 3) < 1e-12);
        QVERIFY(std::abs(found.falseAlarms->value - 1.0 / 3) < 1e-12);
        // 25 and 36 over three normal ones, 1 over none and equal to one.
        QVERIFY(std::abs(found.auc - 6.5 / 9) < 1e-12);
        QCOMPARE(found.classes.size(), size_t{2}); // "never" is not there
        QCOMPARE(found.classes[1].name, std::string("bad"));
        QCOMPARE(found.classes[1].normal, std::optional(false));
        QCOMPARE(found.classes[1].above, size_t{2});
        QCOMPARE(result->regression->mse, result->loss);
        const auto half =
            anomalyMetrics(features, features.split.test, found.errors, found.reference, 50);
        QCOMPARE(half.threshold, 2.5);
        QCOMPARE(half.above, size_t{4});
    }

    void withoutValidationTheTrainingPartIsAsked() {
        Features features = samplesOf({1, 2, 3}, {}, {});
        features.split.train = {0, 1};
        features.split.test = {2};
        const Predict zeros = [](std::span<const uint32_t> part) -> Result<std::vector<float>> {
            return std::vector<float>(part.size());
        };
        const auto result =
            evaluate(features, features.split.test, std::vector<float>{0}, 100, zeros);
        TMW_VERIFY(result);
        QVERIFY(result->anomalies->fromTraining);
        QCOMPARE(result->anomalies->threshold, 4.0);
        QVERIFY(!result->anomalies->recall && result->anomalies->classes.empty());
        const Predict wrong = [](std::span<const uint32_t>) -> Result<std::vector<float>> {
            return std::vector<float>(7);
        };
        const auto refused =
            evaluate(features, features.split.test, std::vector<float>{0}, 100, wrong);
        QCOMPARE(refused.error().code(), std::string("evaluate.width"));
    }

    void theHistogramHoldsEverySample() {
        std::vector<float> values;
        std::vector<int32_t> labels;
        for (int i = 0; i < 100; ++i) {
            values.push_back(0.01F * static_cast<float>(i));
            labels.push_back(i % 4 == 0);
        }
        Features features = samplesOf(values, labels, {1, 0, 0});
        std::vector<uint32_t> part(100);
        std::iota(part.begin(), part.end(), 0U);
        const auto errors = reconstructionErrors(features, part, std::vector<float>(100));
        const auto metrics = anomalyMetrics(features, part, errors, {0.01, 0.02}, 99);
        const ErrorHistogram counts = errorHistogram(features, part, metrics);
        QVERIFY(counts.cut); // nothing beyond four thresholds has a bin of its own
        QCOMPARE(sumOf(counts.normal), 75.0);
        QCOMPARE(sumOf(counts.others), 25.0);
        QVERIFY(counts.others.back() > 10);
        QVERIFY(counts.centres.back() < 4 * metrics.threshold);
    }
};

QTEST_GUILESS_MAIN(AnomaliesTest)
#include "anomalies_test.moc"
