// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/base/float_math.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <bit>
#include <cmath>
#include <limits>

using namespace tmw::rt;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr double kRelative = 4e-7;

/// Floats from `from` to `to`, `step` representations apart.
template <typename Visit>
void sweep(float from, float to, uint32_t step, Visit visit) {
    const auto end = std::bit_cast<uint32_t>(to);
    for (uint32_t bits = std::bit_cast<uint32_t>(from); bits < end; bits += step)
        visit(std::bit_cast<float>(bits));
}

double worstOf(float (*function)(float), double (*reference)(double), float from, float to) {
    double worst = 0;
    sweep(from, to, 997, [&](float magnitude) {
        for (const float x : {magnitude, -magnitude}) {
            const double wanted = reference(static_cast<double>(x));
            const double got = static_cast<double>(function(x));
            if (std::isfinite(wanted) && std::fabs(wanted) > 1.2e-38)
                worst = std::max(worst, std::fabs(got - wanted) / std::fabs(wanted));
        }
    });
    return worst;
}

} // namespace

class FloatMathTest : public QObject {
    Q_OBJECT
private slots:
    void nearTheTrueValue() {
        QVERIFY(worstOf(exponential, std::exp, 1e-9f, 87.0f) < kRelative);
        QVERIFY(worstOf(hyperbolicTangent, std::tanh, 1e-9f, 20.0f) < 1.6e-6);
        QVERIFY(worstOf(
                    logistic, [](double x) { return 1 / (1 + std::exp(-x)); }, 1e-9f, 80.0f) <
                kRelative);
        QVERIFY(worstOf(
                    logarithm, [](double x) { return x > 0 ? std::log(x) : std::nan(""); }, 1e-30f,
                    1e30f) < 1e-6);
    }

    /// IEEE says what a root is; all others keep within their bounds.
    void rootsWavesAndSteps() {
        sweep(1e-45f, 3.4e38f, 9973, [](float x) { QCOMPARE(squareRoot(x), std::sqrt(x)); });
        QVERIFY(std::isnan(squareRoot(-1.0f)));
        QCOMPARE(squareRoot(kInfinity), kInfinity);
        QVERIFY(std::signbit(squareRoot(-0.0f)));
        double sines = 0, errors = 0, steps = 0;
        sweep(1e-6f, 1e4f, 997, [&](float magnitude) {
            for (const float x : {magnitude, -magnitude}) {
                const auto exact = static_cast<double>(x);
                sines = std::max({sines, std::fabs(static_cast<double>(sine(x)) - std::sin(exact)),
                                  std::fabs(static_cast<double>(cosine(x)) - std::cos(exact))});
                errors = std::max(
                    errors, std::fabs(static_cast<double>(errorFunction(x)) - std::erf(exact)));
                steps = std::max(steps,
                                 std::fabs(static_cast<double>(roundDown(x)) - std::floor(exact)));
                steps = std::max(steps, std::fabs(static_cast<double>(roundHalfEven(x)) -
                                                  std::nearbyint(exact)));
            }
        });
        QVERIFY2(sines < 1e-6, QByteArray::number(sines).constData());
        QVERIFY2(errors < 5e-7, QByteArray::number(errors).constData());
        QCOMPARE(steps, 0.0);
        for (const float half : {0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f})
            QCOMPARE(roundHalfEven(half), std::nearbyint(half));
        QVERIFY(std::isnan(sine(kInfinity)));
    }

    void anglesOfPoints() {
        double worst = 0;
        sweep(1e-6f, 1e6f, 9973, [&](float y) {
            for (const float x : {1.0f, -1.0f, 300.0f, -1e-4f})
                for (const float signedY : {y, -y}) {
                    const double exact =
                        std::atan2(static_cast<double>(signedY), static_cast<double>(x));
                    const auto got = static_cast<double>(arcTangent2(signedY, x));
                    worst = std::max(worst, std::fabs(got - exact) / std::fabs(exact));
                }
        });
        QVERIFY2(worst < kRelative, QByteArray::number(worst).constData());
        for (const float y : {0.0f, -0.0f, 1.0f, kInfinity, -kInfinity})
            for (const float x : {0.0f, -0.0f, 1.0f, -1.0f, kInfinity, -kInfinity}) {
                QVERIFY(std::fabs(arcTangent2(y, x) - std::atan2(y, x)) < 1e-6f);
                QCOMPARE(std::signbit(arcTangent2(y, x)), std::signbit(std::atan2(y, x)));
            }
        QVERIFY(std::isnan(arcTangent2(std::nanf(""), 1.0f)));
        QVERIFY(std::isnan(arcTangent2(1.0f, std::nanf(""))));
    }

    void endsAndOddities() {
        const float nan = std::nanf("");
        QCOMPARE(exponential(0.0f), 1.0f);
        QCOMPARE(exponential(89.0f), kInfinity);
        QCOMPARE(exponential(kInfinity), kInfinity);
        QCOMPARE(exponential(-kInfinity), 0.0f);
        QVERIFY(exponential(-95.0f) > 0.0f);
        QVERIFY(std::isnan(exponential(nan)));
        QCOMPARE(hyperbolicTangent(kInfinity), 1.0f);
        QCOMPARE(hyperbolicTangent(-kInfinity), -1.0f);
        QVERIFY(std::isnan(hyperbolicTangent(nan)));
        QCOMPARE(logistic(kInfinity), 1.0f);
        QCOMPARE(logistic(-kInfinity), 0.0f);
        QCOMPARE(logistic(0.0f), 0.5f);
        QVERIFY(std::isnan(logistic(nan)));
        QCOMPARE(logarithm(1.0f), 0.0f);
        QCOMPARE(logarithm(0.0f), -kInfinity);
        QCOMPARE(logarithm(kInfinity), kInfinity);
        QVERIFY(std::isnan(logarithm(-1.0f)));
        QVERIFY(std::isnan(logarithm(nan)));
        QVERIFY(std::fabs(logarithm(1e-40f) + 92.1034f) < 1e-3f);
    }
};

QTEST_GUILESS_MAIN(FloatMathTest)
#include "float_math_test.moc"
