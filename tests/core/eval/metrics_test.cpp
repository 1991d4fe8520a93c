// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/eval/evaluation.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cmath>

using namespace tmw;

namespace {
bool near(double a, double b, double tolerance = 1e-9) {
    return std::abs(a - b) <= tolerance;
}
} // namespace

class MetricsTest : public QObject {
    Q_OBJECT
private slots:
    /// Figures of statsmodels' proportion_confint(..., method="wilson").
    void wilsonInterval() {
        const auto nine = share(9, 10);
        QVERIFY(near(nine.low, 0.5958499732, 1e-9) && near(nine.high, 0.9821237869, 1e-9));
        const auto all = share(20, 20);
        QVERIFY(near(all.value, 1) && near(all.low, 0.8388748, 1e-6) && near(all.high, 1));
        QVERIFY(std::isnan(share(0, 0).value));
    }
    void regression() {
        const std::vector<float> truth{1, 2, 3, 4};
        const std::vector<float> predicted{1, 2, 4, 2};
        const auto metrics = regressionMetrics(predicted, truth);
        QVERIFY(near(metrics.mse, 1.25) && near(metrics.mae, 0.75));
        QVERIFY(near(metrics.rmse, std::sqrt(1.25)) && near(metrics.r2, 0.0));
    }
    void regressionWithoutSpreadOrSamples() {
        const std::vector<float> flat{2, 2};
        QVERIFY(std::isnan(regressionMetrics(flat, flat).r2));
        QVERIFY(near(regressionMetrics(flat, flat).mse, 0));
        QVERIFY(std::isnan(regressionMetrics({}, {}).mse));
    }
    void confusionPrecisionRecall() {
        const std::vector<int32_t> truth{0, 0, 0, 1, 1, 2};
        const std::vector<int32_t> said{0, 0, 1, 1, 0, 1};
        const auto metrics = classificationMetrics(said, truth, 4);
        QCOMPARE(metrics.confusion,
                 (std::vector<size_t>{2, 1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0}));
        QVERIFY(near(metrics.accuracy.value, 0.5));
        QVERIFY(near(metrics.classes[0].precision, 2.0 / 3) &&
                near(metrics.classes[0].recall, 2.0 / 3));
        QVERIFY(near(metrics.classes[1].f1, 0.4));
        QVERIFY(std::isnan(metrics.classes[2].precision) && near(metrics.classes[2].recall, 0));
        QVERIFY(near(metrics.classes[2].f1, 0) && std::isnan(metrics.classes[3].f1));
        QVERIFY(near(metrics.macroF1, (2.0 / 3 + 0.4 + 0) / 3));
    }
    /// Class 0: of 2 inside and 3 outside, 3 pairs in order and one equal. Class 1: the same count.
    /// Class 2: all in order. Calibration: 0.82 (right) and 0.84 (wrong) share a bin, the others
    /// are alone and right.
    void areaAndCalibration() {
        const std::vector<float> scores{0.82f, 0.10f, 0.08f, 0.42f, 0.30f, 0.28f, 0.42f, 0.50f,
                                        0.08f, 0.12f, 0.30f, 0.58f, 0.84f, 0.10f, 0.06f};
        const std::vector<int32_t> truth{0, 0, 1, 2, 1};
        const auto metrics = scoreMetrics(scores, 3, truth, 3);
        QVERIFY(near(metrics.auc[0], 3.5 / 6) && near(metrics.auc[1], 3.5 / 6));
        QVERIFY(near(metrics.auc[2], 1) && near(metrics.macroAuc, 13.0 / 18));
        const double expected = (std::abs(1 - 1.66) + 0.58 + 0.50 + 0.42) / 5;
        QVERIFY(near(metrics.calibrationError, expected, 1e-6));
    }
    /// One column is the second class: both areas are the same one.
    void areaOfTwoClasses() {
        const std::vector<float> scores{0.1f, 0.41f, 0.35f, 0.8f};
        const std::vector<int32_t> truth{0, 0, 1, 1};
        const auto metrics = scoreMetrics(scores, 1, truth, 2);
        QVERIFY(near(metrics.auc[0], 0.75) && near(metrics.auc[1], 0.75));
        // Said: 0 at 0.9, 0 at 0.59, 0 at 0.65 (wrong), 1 at 0.8.
        QVERIFY(near(metrics.calibrationError, (0.1 + 0.41 + 0.65 + 0.2) / 4, 1e-6));
    }
    void noAreaForAClassThatIsNotThere() {
        const std::vector<float> scores{0.7f, 0.2f, 0.1f, 0.2f, 0.7f, 0.1f};
        const auto metrics = scoreMetrics(scores, 3, std::vector<int32_t>{0, 1}, 3);
        QVERIFY(std::isnan(metrics.auc[2]) && near(metrics.macroAuc, 1));
        QVERIFY(std::isnan(scoreMetrics({}, 3, {}, 3).calibrationError));
    }
    void firstOfEqualsAndHalfCountsAsOne() {
        QCOMPARE(predictedClasses(std::vector<float>{1, 1, 0, 0.2f, 0.3f, 0.5f}, 3),
                 (std::vector<int32_t>{0, 2}));
        QCOMPARE(predictedClasses(std::vector<float>{0.5f, 0.49f}, 1),
                 (std::vector<int32_t>{1, 0}));
    }
    /// 14 against 4: scipy.stats.binomtest(4, 18).pvalue.
    void mcNemar() {
        std::vector<int32_t> truth(30, 1);
        std::vector<int32_t> first(30, 1);
        std::vector<int32_t> second(30, 1);
        std::fill_n(second.begin(), 14, 0);
        std::fill_n(first.begin() + 14, 4, 0);
        const auto result = flips(first, second, truth);
        QCOMPARE(result.firstOnlyRight, size_t(14));
        QCOMPARE(result.secondOnlyRight, size_t(4));
        QVERIFY(near(result.p, 0.0308837890625, 1e-9));
        QVERIFY(near(flips(truth, truth, truth).p, 1));
    }
    void evaluationOfClasses() {
        Features features;
        features.task = Task::Classification;
        features.samples = 2;
        features.labels = {1, 0};
        features.classNames = {"a", "b"};
        const std::vector<uint32_t> part{0, 1};
        const auto two = evaluate(features, part, std::vector<float>{0.25f, 0.75f, 0.5f, 0.5f});
        TMW_VERIFY(two);
        QVERIFY(near(two->loss, (-std::log(0.75) - std::log(0.5)) / 2, 1e-7));
        QVERIFY(near(two->classification->accuracy.value, 1));
        const auto one = evaluate(features, part, std::vector<float>{0.75f, 0.5f});
        TMW_VERIFY(one);
        QVERIFY(near(one->loss, two->loss, 1e-7));
        QCOMPARE(evaluate(features, part, std::vector<float>(6)).error().code(),
                 std::string_view("evaluate.width"));
        QCOMPARE(evaluate(features, {}, {}).error().code(),
                 std::string_view("evaluate.no_samples"));
    }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "metrics_test.moc"
