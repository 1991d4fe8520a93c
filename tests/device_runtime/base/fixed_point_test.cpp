// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/base/fixed_point.h"
#include "device_runtime/base/rounding.h"
#include "device_runtime/kernels/dsp_dot.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cmath>
#include <limits>
#include <random>

using namespace tmw::rt;

// The rules as they are defined, each in the other form than the runtime's.
namespace {

int32_t definedHighMultiply(int32_t a, int32_t b) {
    const int64_t product = int64_t(a) * b;
    const int64_t nudge = product >= 0 ? (int64_t(1) << 30) : 1 - (int64_t(1) << 30);
    return static_cast<int32_t>((product + nudge) / (int64_t(1) << 31));
}

int32_t definedDivide(int32_t value, int bits) {
    const int32_t mask = static_cast<int32_t>((int64_t(1) << bits) - 1);
    const int32_t threshold = (mask >> 1) + (value < 0 ? 1 : 0);
    return (value >> bits) + ((value & mask) > threshold ? 1 : 0);
}

constexpr int32_t kCorners[] = {0,  1,       -1,         2,          -2,          3,
                                -3, 1 << 30, -(1 << 30), 2147483647, -2147483647, -2147483647 - 1};

} // namespace

class FixedPointTest : public QObject {
    Q_OBJECT
private slots:
    void equalsTheDefinitions() {
        std::mt19937 random(7);
        for (int i = 0; i < 300000; ++i) {
            const auto a = i < 12 ? kCorners[i] : static_cast<int32_t>(random());
            const auto b = static_cast<int32_t>(random() >> 1);
            const int bits = static_cast<int>(random() % 32);
            const int32_t small = static_cast<int32_t>(random()) >> (random() % 31);
            QCOMPARE(doublingHighMultiply(a, b), definedHighMultiply(a, b));
            QCOMPARE(saturatingDoublingHighMultiply(small, -b), definedHighMultiply(small, -b));
            QCOMPARE(divideByPowerOfTwo(a, bits), definedDivide(a, bits));
            QCOMPARE(divideByPowerOfTwo(small, bits), definedDivide(small, bits));
        }
    }

    void highMultiplyOfTheDoubleIsTheSame() {
        std::mt19937 random(8);
        for (int i = 0; i < 300000; ++i) {
            const int32_t a = static_cast<int32_t>(random()) >> (1 + random() % 30);
            const auto b = static_cast<int32_t>(random() >> 1);
            QCOMPARE(highMultiply(2 * a, b), doublingHighMultiply(a, b));
        }
    }

    void packedPairsGiveBothSums() {
        std::mt19937 random(9);
        for (int i = 0; i < 20000; ++i) {
            int32_t p[4], q[4];
            int8_t x[4];
            uint32_t words[2] = {0, 0};
            int32_t sumP = 5, sumQ = 0;
            constexpr int kOrder[4] = {0, 2, 1, 3};
            for (int d = 0; d < 4; ++d) {
                p[d] = static_cast<int32_t>(random() % 255) - 127;
                q[d] = static_cast<int32_t>(random() % 255) - 127;
                x[d] = static_cast<int8_t>(random());
                sumP += p[d] * x[d];
                sumQ += q[d] * x[d];
            }
            for (int h = 0; h < 4; ++h)
                words[h / 2] |= uint32_t(static_cast<uint16_t>(256 * q[kOrder[h]] + p[kOrder[h]]))
                                << (16 * (h % 2));
            PairSums sums(5);
            addPair(words, x, x + 4, sums);
            QCOMPARE(sums.first, sumP);
            QCOMPARE(sums.second(), sumQ);
        }
    }

    void roundsHalvesAway() {
        QCOMPARE(roundHalfAway(0.5f, -128, 127), 1);
        QCOMPARE(roundHalfAway(-0.5f, -128, 127), -1);
        QCOMPARE(roundHalfAway(0.49999997f, -128, 127), 0);
        QCOMPARE(roundHalfAway(126.5f, -128, 127), 127);
        QCOMPARE(roundHalfAway(1e30f, -128, 127), 127);
        QCOMPARE(roundHalfAway(-std::numeric_limits<float>::infinity(), -128, 127), -128);
        QCOMPARE(roundHalfAway(std::nanf(""), -128, 127), 0);
        QCOMPARE(roundHalfAway(std::nanf(""), 3, 9), 3);
        QCOMPARE(roundHalfAway(8388609.0f, -(1 << 30), 1 << 30), 8388609);
        for (int i = -4000; i < 4000; ++i) {
            const float value = static_cast<float>(i) / 16.0f;
            QCOMPARE(roundHalfAway(value, -1000, 1000), static_cast<int32_t>(std::round(value)));
        }
    }
};

QTEST_GUILESS_MAIN(FixedPointTest)
#include "fixed_point_test.moc"
