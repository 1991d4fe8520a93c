// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/range_bars.h"

#include <QObject>
#include <QtTest/QTest>

#include <cmath>

using namespace tmw;
using namespace tmw::ui;

/// The histogram of a calibration as Compare draws it.
class RangeBarsTest : public QObject {
    Q_OBJECT
private slots:
    void barsTellWhatIsCutOff();
};

void RangeBarsTest::barsTellWhatIsCutOff() {
    Calibration calibration;
    calibration.layers = {"dense"};
    calibration.outputValues.resize(1);
    const std::vector<float> values{-1, 0, 0, 0, 1, 1, 8};
    calibration.outputValues[0].add(values);
    QVERIFY(!valuesOf(&calibration, "other", false) && !valuesOf(nullptr, "dense", false));
    QCOMPARE(valuesOf(&calibration, "input", true), &calibration.inputValues);
    const auto* seen = valuesOf(&calibration, "dense", false);
    QVERIFY(seen);
    const RangeBars bars = rangeBars(*seen, {-1.5F, 2});
    const auto countIn = [](const QVector<double>& heights) {
        double sum = 0;
        for (const double height : heights)
            sum += std::pow(10, height) - 1;
        return std::lround(sum);
    };
    QCOMPARE(countIn(bars.inside), 6L);
    QCOMPARE(countIn(bars.outside), 1L);
    QVERIFY(bars.outside.last() > 0 && bars.x.first() > -1.5 && bars.x.last() < 8.01);
    QVERIFY(rangeBars({}, {0, 0}).isEmpty());
}

QTEST_GUILESS_MAIN(RangeBarsTest)
#include "range_bars_test.moc"
