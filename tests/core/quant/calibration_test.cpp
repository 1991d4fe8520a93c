// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/quant/convert.h"
#include "core/quant/range_choice.h"
#include "core/quant/representative.h"
#include "tests/support/sample_networks.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numbers>
#include <numeric>
#include <set>

using namespace tmw;

namespace {

Histogram histogramOf(std::span<const float> values) {
    Histogram histogram;
    histogram.add(values);
    return histogram;
}

/// 0.5, 1.5, ... of `count`, once each.
std::vector<float> uniform(size_t count) {
    std::vector<float> values(count);
    for (size_t i = 0; i < count; ++i)
        values[i] = static_cast<float>(i) + 0.5F;
    return values;
}

std::vector<float> drawn(size_t count, const std::function<double(Random&)>& draw) {
    Random random(3);
    std::vector<float> values(count);
    std::ranges::generate(values, [&] { return static_cast<float>(draw(random)); });
    return values;
}

double normal(Random& random) {
    const double radius = std::sqrt(-2 * std::log(1 - random.uniform(0, 1)));
    return radius * std::cos(2 * std::numbers::pi * random.uniform(0, 1));
}

double laplace(Random& random) {
    const double share = random.uniform(-0.5, 0.5);
    return (share < 0 ? 1 : -1) * std::log(1 - 2 * std::abs(share));
}

/// Mean squared error of int8 over the range, value by value.
double squaredError(std::span<const float> values, Range range) {
    const Quantization to = activationQuantization(range);
    double sum = 0;
    for (const float value : values) {
        const double back =
            static_cast<double>(to.scale.value) * (quantizeInt8(value, to) - to.zeroPoint.value);
        sum += (static_cast<double>(value) - back) * (static_cast<double>(value) - back);
    }
    return sum / static_cast<double>(values.size());
}

Range rangeBy(std::span<const float> values, RangeMethod method, double percentile = 99.99) {
    return chooseRange(histogramOf(values), {method, percentile}, DataType::Int8);
}

} // namespace

class CalibrationTest : public QObject {
    Q_OBJECT
private slots:
    void countsInAnyOrder();
    void zerosStandApart();
    void minMaxIsAll();
    void percentileCutsBothEnds();
    void percentileOfZeros();
    void leastErrorKeepsUniform();
    void leastErrorCutsTails();
    void leastErrorCutsOneOutlier();
    void int16IsCutLess();
    void words();
    void histogramsOfANetwork();
    void classesKeepTheirShare();
    void numbersKeepTheirRanks();
};

void CalibrationTest::countsInAnyOrder() {
    std::vector<float> values = drawn(5000, normal);
    values.push_back(1000);
    values.push_back(-1e-6F);
    const Histogram once = histogramOf(values);
    std::ranges::reverse(values);
    Histogram again;
    for (size_t at = 0; at < values.size(); at += 100)
        again.add(std::span(values).subspan(at, std::min<size_t>(100, values.size() - at)));
    QVERIFY(std::ranges::equal(once.bins(), again.bins()));
    QCOMPARE(once.width(), 0.5); // 1000 is within the outer half of 2048 of them
    QCOMPARE(std::accumulate(once.bins().begin(), once.bins().end(), uint64_t{0}), once.count());
    QCOMPARE(once.bins()[Histogram::kSide + 2000], uint64_t{1});
    QCOMPARE(once.seen().high, 1000.0F);
}

void CalibrationTest::zerosStandApart() {
    const std::vector<float> values{0, 0, -0.0F, 3, std::nanf(""), HUGE_VALF};
    const Histogram histogram = histogramOf(values);
    QCOMPARE(histogram.count(), uint64_t{4});
    QCOMPARE(histogram.zeros(), uint64_t{3});
    QVERIFY(histogramOf(std::span(values).first(2)).bins().empty());
}

void CalibrationTest::minMaxIsAll() {
    const std::vector<float> values{-2, 1, 7};
    const Range range = rangeBy(values, RangeMethod::MinMax);
    QCOMPARE(range.low, -2.0F);
    QCOMPARE(range.high, 7.0F);
}

void CalibrationTest::percentileCutsBothEnds() {
    // Of 0 to 10000, 1 % at each end; bins are 8 wide.
    const Range range = rangeBy(uniform(10000), RangeMethod::Percentile, 98);
    QVERIFY(range.low <= 100 && range.low > 90);
    QVERIFY(range.high >= 9900 && range.high < 9910);
    // Of a normal distribution, 99.9 % lie within 3.29 deviations.
    const auto bell = drawn(400000, normal);
    const Range inside = rangeBy(bell, RangeMethod::Percentile, 99.9);
    QVERIFY2(std::abs(inside.high - 3.29F) < 0.08F, qPrintable(QString::number(inside.high)));
    QVERIFY2(std::abs(inside.low + 3.29F) < 0.08F, qPrintable(QString::number(inside.low)));
    QCOMPARE(rangeBy(bell, RangeMethod::Percentile, 100).high, *std::ranges::max_element(bell));
}

void CalibrationTest::percentileOfZeros() {
    std::vector<float> values(1000, 0.0F);
    values[0] = 5;
    QVERIFY(rangeBy(values, RangeMethod::Percentile, 99).high == 0);
    QCOMPARE(rangeBy(values, RangeMethod::Percentile, 99.99).high, 5.0F);
    QCOMPARE(rangeBy(std::vector<float>(9, 0.0F), RangeMethod::Mse).high, 0.0F);
}

void CalibrationTest::leastErrorKeepsUniform() {
    const Range range = rangeBy(uniform(20000), RangeMethod::Mse);
    QVERIFY(range.high > 0.985F * 20000);
    QCOMPARE(range.low, 0.0F);
}

/// The best ends for 8 bits are known: 3.9 deviations of a normal distribution, 9.9 of the scale of
/// Laplace's.
void CalibrationTest::leastErrorCutsTails() {
    const auto bell = drawn(400000, normal);
    const Range ofBell = rangeBy(bell, RangeMethod::Mse);
    QVERIFY2(std::abs(ofBell.high - 3.92F) < 0.35F, qPrintable(QString::number(ofBell.high)));
    const auto peak = drawn(400000, laplace);
    const Range ofPeak = rangeBy(peak, RangeMethod::Mse);
    QVERIFY2(std::abs(ofPeak.high - 9.89F) < 1, qPrintable(QString::number(ofPeak.high)));
    for (const auto& values : {bell, peak}) {
        const double least = squaredError(values, rangeBy(values, RangeMethod::Mse));
        QVERIFY(least < squaredError(values, rangeBy(values, RangeMethod::MinMax)));
        QVERIFY(least < squaredError(values, rangeBy(values, RangeMethod::Percentile, 99)));
    }
}

void CalibrationTest::leastErrorCutsOneOutlier() {
    auto values = drawn(200000, normal);
    values[7] = 60;
    const Range range = rangeBy(values, RangeMethod::Mse);
    // Least where (60 - high) / 200000 is (high - low) / (255^2 * 12).
    QVERIFY2(std::abs(range.high - 46.8F) < 0.5F, qPrintable(QString::number(range.high)));
    QVERIFY(squaredError(values, range) <
            squaredError(values, rangeBy(values, RangeMethod::MinMax)));
}

void CalibrationTest::int16IsCutLess() {
    const Histogram tails = histogramOf(drawn(200000, laplace));
    const RangeChoice mse{RangeMethod::Mse, 0};
    const Range narrow = chooseRange(tails, mse, DataType::Int8);
    const Range wide = chooseRange(tails, mse, DataType::Int16);
    QVERIFY(wide.high > narrow.high);
    QVERIFY(wide.high >= 0.9F * tails.seen().high);
}

void CalibrationTest::words() {
    for (const RangeMethod method :
         {RangeMethod::MinMax, RangeMethod::Percentile, RangeMethod::Mse})
        QVERIFY(parseRangeMethod(toText(method)) == method);
    QVERIFY(parseRangeMethod("best") == RangeMethod::MinMax);
}

void CalibrationTest::histogramsOfANetwork() {
    const auto model = test::sampleNetwork(3, "dense 5 relu, dense 2");
    TMW_VERIFY(model);
    auto calibration = calibrate(*model, test::sampleFeatures(3, 500));
    TMW_VERIFY(calibration);
    QCOMPARE(calibration->inputValues.count(), uint64_t{1500});
    QCOMPARE(calibration->outputValues.size(), size_t{2});
    QCOMPARE(calibration->outputValues[0].count(), uint64_t{2500});
    const Range all = calibration->outputs[1];
    chooseRanges(*calibration, {RangeMethod::Percentile, 90}, DataType::Int8);
    QVERIFY(calibration->outputs[1].high < all.high && calibration->outputs[1].low > all.low);
    chooseRanges(*calibration, {}, DataType::Int8);
    QCOMPARE(calibration->outputs[1].high, all.high);
}

void CalibrationTest::classesKeepTheirShare() {
    Features features = test::sampleFeatures(1, 1000);
    features.task = Task::Classification;
    for (size_t i = 0; i < features.samples; ++i) // 700, 298 and 2 of the training part
        features.labels.push_back(i % 1000 < 700 ? 0 : i % 1000 < 998 ? 1 : 2);
    const auto counts = [&](size_t limit) {
        std::map<int32_t, size_t> made;
        const auto chosen = representativeSamples(features, limit);
        for (const uint32_t sample : chosen)
            ++made[features.labels[sample]];
        const std::set<uint32_t> different(chosen.begin(), chosen.end());
        return different.size() == chosen.size() ? made : std::map<int32_t, size_t>();
    };
    QCOMPARE(counts(100), (std::map<int32_t, size_t>{{0, 69}, {1, 30}, {2, 1}}));
    QCOMPARE(counts(3), (std::map<int32_t, size_t>{{0, 1}, {1, 1}, {2, 1}}));
    QCOMPARE(counts(2), (std::map<int32_t, size_t>{{0, 1}, {1, 1}}));
    QCOMPARE(counts(999).at(2), size_t{2});
    QCOMPARE(representativeSamples(features, 1000), features.split.train);
}

void CalibrationTest::numbersKeepTheirRanks() {
    Features features = test::sampleFeatures(1, 1000);
    features.targetNames = {"y"};
    for (size_t i = 0; i < features.samples; ++i) // rare large ones
        features.targets.push_back(i % 10 == 3 ? static_cast<float>(i) : 0.001F * float(i));
    const auto chosen = representativeSamples(features, 21);
    QCOMPARE(chosen.size(), size_t{21});
    std::vector<float> targets;
    for (const uint32_t sample : chosen)
        targets.push_back(features.targets[sample]);
    QVERIFY(std::ranges::is_sorted(targets));
    QCOMPARE(targets.front(), 0.0F);
    QCOMPARE(targets.back(), 993.0F);
    QCOMPARE(std::ranges::count_if(targets, [](float y) { return y > 1; }), ptrdiff_t{2});
    QCOMPARE(representativeSamples(features, 1).size(), size_t{1});
}

QTEST_GUILESS_MAIN(CalibrationTest)
#include "calibration_test.moc"
