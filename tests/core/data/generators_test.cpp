// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/generators.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cmath>
#include <limits>

using namespace tmw;

class GeneratorsTest : public QObject {
    Q_OBJECT
private slots:
    void withoutNoiseItIsASine() {
        const auto data =
            makeNoisySine({.samples = 20000, .low = -1000, .high = 1000, .noise = 0, .seed = 3});
        TMW_VERIFY(data);
        QCOMPARE(data->rows, size_t{20000});
        QCOMPARE(data->columns[0].role, ColumnRole::Input);
        QCOMPARE(data->columns[1].role, ColumnRole::Target);
        for (size_t i = 0; i < data->rows; ++i) {
            const double x = data->columns[0].values[i];
            QVERIFY(x >= -1000 && x < 1000);
            QVERIFY(std::abs(data->columns[1].values[i] - std::sin(x)) < 1e-14);
        }
    }
    void noiseHasItsDeviation() {
        const auto data = makeNoisySine({.samples = 10000, .noise = 0.1, .seed = 1});
        TMW_VERIFY(data);
        double squares = 0;
        for (size_t i = 0; i < data->rows; ++i)
            squares +=
                std::pow(data->columns[1].values[i] - std::sin(data->columns[0].values[i]), 2);
        const double deviation = std::sqrt(squares / 10000.0);
        QVERIFY2(deviation > 0.097 && deviation < 0.103, qPrintable(QString::number(deviation)));
    }
    void seedDecides() {
        const auto one = makeNoisySine({.samples = 5, .seed = 1});
        const auto again = makeNoisySine({.samples = 5, .seed = 1});
        const auto other = makeNoisySine({.samples = 5, .seed = 2});
        QCOMPARE(one->columns[1].values, again->columns[1].values);
        QVERIFY(one->columns[1].values != other->columns[1].values);
    }
    void badOptions() {
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(makeNoisySine({.samples = 0}).error().code(), "generator.samples");
        QCOMPARE(makeNoisySine({.samples = size_t(-1)}).error().code(), "generator.samples");
        QCOMPARE(makeNoisySine({.low = 2, .high = 1}).error().code(), "generator.range");
        QCOMPARE(makeNoisySine({.low = kNan}).error().code(), "generator.range");
        QCOMPARE(makeNoisySine({.noise = -1}).error().code(), "generator.noise");
        QCOMPARE(makeNoisySine({.noise = kNan}).error().code(), "generator.noise");
    }
};

QTEST_GUILESS_MAIN(GeneratorsTest)
#include "generators_test.moc"
