// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hex.h"
#include "core/data/digit_drawings.h"
#include "core/data/generators.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

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
    void digitsAreDrawnEquallyOften() {
        const auto data = drawDigits({.samples = 200, .seed = 4});
        TMW_VERIFY(data);
        QCOMPARE(data->rows, size_t{200});
        QVERIFY((data->array->shape == Shape{kDigitSize, kDigitSize, 1}));
        QCOMPARE(data->array->samples(), size_t{200});
        QCOMPARE(data->columns.size(), size_t{1});
        QCOMPARE(data->columns[0].role, ColumnRole::Label);
        for (int digit = 0; digit < 10; ++digit)
            QCOMPARE(std::ranges::count(data->columns[0].values, digit), 20);
    }
    /// Ink in each, a border of paper around most, no two alike.
    void digitsLookDrawn() {
        const auto data = drawDigits({.samples = 300, .seed = 4});
        TMW_VERIFY(data);
        const SampleArray& array = *data->array;
        std::set<std::vector<uint8_t>> seen;
        for (size_t sample = 0; sample < array.samples(); ++sample) {
            const auto begin =
                array.bytes.begin() + static_cast<std::ptrdiff_t>(sample * array.width());
            const std::vector<uint8_t> picture(begin,
                                               begin + static_cast<std::ptrdiff_t>(array.width()));
            const auto inked =
                std::ranges::count_if(picture, [](uint8_t value) { return value > 90; });
            QVERIFY2(inked > 8 && inked < 128, qPrintable(QString::number(inked)));
            seen.insert(picture);
        }
        QCOMPARE(seen.size(), array.samples());
    }
    /// The same on every machine and for every version: projects made of them stay as they are.
    void digitsKeepTheirBytes() {
        const auto data = drawDigits({.samples = 50, .seed = 1});
        TMW_VERIFY(data);
        QCOMPARE(sha256Hex(data->array->bytes),
                 std::string("82974213df119ef05db76b521c742e3312c416c2ce2abbad62d96d86b4cb7fd3"));
    }
    void badOptions() {
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(makeNoisySine({.samples = 0}).error().code(), "generator.samples");
        QCOMPARE(drawDigits({.samples = 0}).error().code(), "generator.drawings");
        QCOMPARE(drawDigits({.samples = 100'001}).error().code(), "generator.drawings");
        QCOMPARE(makeNoisySine({.samples = size_t(-1)}).error().code(), "generator.samples");
        QCOMPARE(makeNoisySine({.low = 2, .high = 1}).error().code(), "generator.range");
        QCOMPARE(makeNoisySine({.low = kNan}).error().code(), "generator.range");
        QCOMPARE(makeNoisySine({.noise = -1}).error().code(), "generator.noise");
        QCOMPARE(makeNoisySine({.noise = kNan}).error().code(), "generator.noise");
    }
};

QTEST_GUILESS_MAIN(GeneratorsTest)
#include "generators_test.moc"
