// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/rolling_signal.h"

#include <QtTest>

#include <array>
#include <cmath>
#include <limits>
#include <random>

using namespace tmw::ui;

namespace {

/// Values with gaps, lone peaks and what is not a number.
std::vector<double> someValues(std::mt19937& random, size_t count) {
    std::normal_distribution<double> value(0, 1);
    std::uniform_int_distribution<int> kind(0, 99);
    std::vector<double> values(count);
    for (double& each : values) {
        const int drawn = kind(random);
        each = drawn == 0   ? std::numeric_limits<double>::quiet_NaN()
               : drawn == 1 ? std::numeric_limits<double>::infinity()
               : drawn == 2 ? 1000 * value(random)
                            : value(random);
    }
    return values;
}

Extent slowly(const CurveData& data, size_t first, size_t last) {
    Extent found;
    for (size_t at = first; at < last; ++at)
        found.take(data.y(at));
    return found;
}

bool same(const Extent& a, const Extent& b) {
    return (a.isEmpty() && b.isEmpty()) || (a.low == b.low && a.high == b.high);
}

} // namespace

class CurveDataTest : public QObject {
    Q_OBJECT
private slots:
    void any_run_of_values_has_its_exact_extent() {
        std::mt19937 random(7);
        for (const size_t count : {0UL, 1UL, 31UL, 32UL, 33UL, 255UL, 257UL, 4096UL, 70'001UL}) {
            const std::vector<double> values = someValues(random, count);
            QVector<double> x(static_cast<qsizetype>(count));
            std::iota(x.begin(), x.end(), 0.0);
            const FixedCurve curve(x, QVector<double>(values.begin(), values.end()));
            std::uniform_int_distribution<size_t> any(0, count);
            for (int i = 0; i < 300; ++i) {
                size_t first = any(random);
                size_t last = any(random);
                if (last < first)
                    std::swap(first, last);
                QVERIFY(same(curve.over(first, last), slowly(curve, first, last)));
            }
        }
    }

    void a_signal_that_forgets_stays_exact() {
        std::mt19937 random(8);
        for (const size_t kept : {1UL, 20UL, 32UL, 100UL, 1000UL, 5000UL}) {
            const auto signal = RollingSignal::make(2, kept);
            const auto channel = signal->channel(1);
            const std::vector<double> values = someValues(random, 12'000);
            for (size_t i = 0; i < values.size(); ++i) {
                const auto value = static_cast<float>(values[i]);
                signal->append(static_cast<double>(i), std::array{0.0F, value});
                if (i % 97 != 0)
                    continue;
                QCOMPARE(channel->size(), std::min(kept, i + 1));
                QCOMPARE(channel->x(channel->end() - 1), static_cast<double>(i));
                std::uniform_int_distribution<size_t> any(channel->begin(), channel->end());
                const size_t a = any(random);
                const size_t b = any(random);
                QVERIFY(same(channel->over(std::min(a, b), std::max(a, b)),
                             slowly(*channel, std::min(a, b), std::max(a, b))));
            }
        }
    }

    void columns_hold_every_point_once_and_no_peak_is_lost() {
        std::mt19937 random(9);
        std::uniform_real_distribution<double> place(0, 100);
        for (int round = 0; round < 40; ++round) {
            const size_t count = 1 + random() % 20'000;
            QVector<double> x(static_cast<qsizetype>(count));
            for (double& each : x)
                each = place(random);
            std::sort(x.begin(), x.end());
            const std::vector<double> values = someValues(random, count);
            const FixedCurve curve(x, QVector<double>(values.begin(), values.end()));
            double low = place(random) - 10;
            double high = low + place(random) + 0.01;
            const size_t pixels = 1 + random() % 700;
            const auto columns = columnsOf(curve, low, high, pixels);
            QCOMPARE(columns.size(), pixels);
            size_t at = curve.from(low);
            for (size_t i = 0; i < pixels; ++i) {
                const double edge =
                    low + (high - low) * static_cast<double>(i + 1) / static_cast<double>(pixels);
                Extent reach;
                size_t here = 0;
                for (; at < count && curve.x(at) < edge; ++at, ++here)
                    reach.take(curve.y(at));
                QCOMPARE(columns[i].count, here);
                QVERIFY(same(columns[i].reach, reach));
            }
        }
    }

    void the_nearest_point_is_found() {
        const FixedCurve curve({0, 1, 4, 10}, {5, 6, 7, 8});
        QCOMPARE(curve.nearest(-3), size_t{0});
        QCOMPARE(curve.nearest(2.4), size_t{1});
        QCOMPARE(curve.nearest(2.6), size_t{2});
        QCOMPARE(curve.nearest(99), size_t{3});
        QCOMPARE(curve.from(4), size_t{2});
        QCOMPARE(curve.from(10.5), size_t{4});
    }
};

QTEST_GUILESS_MAIN(CurveDataTest)
#include "curve_data_test.moc"
