// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"
#include "core/nn/kernels/activation.h"
#include "core/nn/kernels/product.h"
#include "core/nn/kernels/update.h"
#include "tests/core/nn/instruction_sets.h"
#include "tests/core/nn/training_support.h"

#include <QObject>

#include <limits>

using namespace tmw;
using namespace tmw::test;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

std::vector<float> randomFloats(size_t count, uint64_t seed) {
    Random random(seed);
    std::vector<float> values(count);
    for (float& v : values)
        v = static_cast<float>(random.normal());
    return values;
}

/// Chains over blocks of 16, joined as a binary counter joins its digits.
float sumOverSamples(const float* a, const float* b, size_t bRow, size_t depth) {
    std::vector<float> partial;
    for (size_t block = 0; block < depth / nn::kBlock; ++block) {
        float sum = 0;
        for (size_t k = block * nn::kBlock; k < (block + 1) * nn::kBlock; ++k)
            sum = std::fma(a[k], b[k * bRow], sum);
        for (size_t done = block; done & 1; done >>= 1) {
            sum += partial.back();
            partial.pop_back();
        }
        partial.push_back(sum);
    }
    float total = partial.back();
    for (partial.pop_back(); !partial.empty(); partial.pop_back())
        total += partial.back();
    return total;
}

std::vector<float> activated(Activation activation, std::vector<float> values) {
    const size_t count = values.size();
    values.resize(nn::padded(count));
    nn::activate(activation, values.data(), {values.data(), 1, values.size(), values.size()});
    values.resize(count);
    return values;
}

} // namespace

class KernelsTest : public QObject {
    Q_OBJECT
private slots:
    void product() {
        constexpr size_t kRows = 7;
        constexpr size_t kColumns = 80;
        constexpr size_t kDepth = 19;
        const auto a = randomFloats(kRows * kDepth, 1);
        const auto b = randomFloats(kDepth * kColumns, 2);
        const auto start = randomFloats(kRows, 3);
        for (const int64_t set : instructionSets()) {
            const OnInstructionSet on(set);
            QVERIFY(on.holds());
            std::vector<float> c(kRows * kColumns);
            nn::Product p{a.data(), kDepth,   1,     b.data(), kColumns,
                          c.data(), kColumns, kRows, kColumns, kDepth};
            nn::multiply(p, start.data(), 0, 5);
            nn::multiply(p, start.data(), 5, kRows);
            for (size_t m = 0; m < kRows; ++m)
                for (size_t n = 0; n < kColumns; ++n) {
                    float sum = start[m];
                    for (size_t k = 0; k < kDepth; ++k)
                        sum = std::fma(a[m * kDepth + k], b[k * kColumns + n], sum);
                    QCOMPARE(c[m * kColumns + n], sum);
                }
        }
    }

    void productOverSamples() {
        constexpr size_t kRows = 5;
        for (const int64_t set : instructionSets())
            for (const size_t depth : {16, 48, 112, 256})
                for (const size_t columns : {1, 10, 16, 33, 64}) {
                    const OnInstructionSet on(set);
                    const auto a = randomFloats(kRows * depth, 1);
                    const size_t bRow = nn::padded(columns);
                    const auto b = randomFloats(depth * bRow, 2);
                    std::vector<float> c(kRows * columns + 1, 77.0F);
                    nn::Product p{a.data(), depth,   1,     b.data(), bRow,
                                  c.data(), columns, kRows, columns,  depth};
                    nn::multiplyOverSamples(p, 0, kRows);
                    QCOMPARE(c.back(), 77.0F);
                    for (size_t m = 0; m < kRows; ++m)
                        for (size_t n = 0; n < columns; ++n)
                            QCOMPARE(c[m * columns + n],
                                     sumOverSamples(&a[m * depth], &b[n], bRow, depth));
                }
    }

    void transposition() {
        const auto in = randomFloats(12 * 32, 1);
        for (const int64_t set : instructionSets()) {
            const OnInstructionSet on(set);
            std::vector<float> out(32 * 16);
            nn::transpose(in.data(), 32, 10, 32, out.data(), 16);
            for (size_t r = 0; r < 10; ++r)
                for (size_t c = 0; c < 32; ++c)
                    QCOMPARE(out[c * 16 + r], in[r * 32 + c]);
        }
    }

    /// Against libm in doubles: within 3 units in the last place.
    void functionsAreAccurate() {
        std::vector<float> x;
        for (int i = -4000; i <= 4000; ++i)
            x.push_back(static_cast<float>(i) * 0.01F);
        for (float tiny = 1e-30F; tiny < 1; tiny *= 3)
            x.insert(x.end(), {tiny, -tiny});
        const auto tangents = activated(Activation::Tanh, x);
        const auto sigmoids = activated(Activation::Sigmoid, x);
        const auto elus = activated(Activation::Elu, x);
        const auto close = [](float got, double exact) {
            return std::abs(static_cast<double>(got) - exact) <= 3 * 0x1p-24 * std::abs(exact);
        };
        for (size_t i = 0; i < x.size(); ++i) {
            QVERIFY2(close(tangents[i], std::tanh(static_cast<double>(x[i]))),
                     qPrintable(QString("tanh %1").arg(x[i])));
            QVERIFY2(close(sigmoids[i], 1 / (1 + std::exp(-static_cast<double>(x[i])))),
                     qPrintable(QString("sigmoid %1").arg(x[i])));
            const auto below = static_cast<double>(std::min(x[i], 0.0F));
            QVERIFY2(close(elus[i], x[i] < 0 ? std::expm1(below) : static_cast<double>(x[i])),
                     qPrintable(QString("elu %1").arg(x[i])));
        }
    }

    void functionsAtTheirEnds() {
        QCOMPARE(activated(Activation::Tanh, {0, 200, -200, kInfinity, -kInfinity}),
                 (std::vector<float>{0, 1, -1, 1, -1}));
        QCOMPARE(activated(Activation::Sigmoid, {0, 200, -200, kInfinity, -kInfinity}),
                 (std::vector<float>{0.5F, 1, 0, 1, 0}));
        QCOMPARE(activated(Activation::Relu6, {-1, 0, 3, 6, 7, kInfinity}),
                 (std::vector<float>{0, 0, 3, 6, 6, 6}));
        QCOMPARE(activated(Activation::Relu, {-kInfinity, -0.0F, kInfinity}),
                 (std::vector<float>{0, 0, kInfinity}));
        QCOMPARE(activated(Activation::Elu, {0, 3, -200, kInfinity, -kInfinity}),
                 (std::vector<float>{0, 3, -1, kInfinity, -1}));
        QCOMPARE(activated(Activation::LeakyRelu, {0, 3, -1, kInfinity, -kInfinity}),
                 (std::vector<float>{0, 3, -0.3F, kInfinity, -kInfinity}));
        QCOMPARE(activated(Activation::HardSwish, {0, 3, 9, -3, -200, kInfinity}),
                 (std::vector<float>{0, 3, 9, 0, 0, kInfinity}));
        for (const auto activation :
             {Activation::Linear, Activation::Relu, Activation::Relu6, Activation::Tanh,
              Activation::Sigmoid, Activation::Softmax, Activation::LeakyRelu, Activation::Elu,
              Activation::HardSwish})
            QVERIFY(std::isnan(activated(activation, {kNaN})[0]));
    }

    void functionsHaveTheSameBits() {
        auto x = randomFloats(999, 4);
        for (float& v : x)
            v *= 20;
        x.insert(x.end(), {0.0F, -0.0F, kInfinity, -kInfinity, 1e-40F, -88, -87, 88});
        for (const auto activation :
             {Activation::Relu, Activation::Relu6, Activation::Tanh, Activation::Sigmoid,
              Activation::LeakyRelu, Activation::Elu, Activation::HardSwish}) {
            std::vector<float> first;
            for (const int64_t set : instructionSets()) {
                const OnInstructionSet on(set);
                const auto got = activated(activation, x);
                if (first.empty())
                    first = got;
                QVERIFY2(sameBits(got, first), nn::instructionSet());
            }
        }
    }

    void softmaxSumsToOne() {
        auto values = randomFloats(5 * 16, 9);
        for (float& v : values)
            v *= 60;
        nn::activate(Activation::Softmax, values.data(), {values.data(), 5, 16, 16});
        for (size_t s = 0; s < 16; ++s) {
            double sum = 0;
            for (size_t u = 0; u < 5; ++u)
                sum += static_cast<double>(values[u * 16 + s]);
            QVERIFY(std::abs(sum - 1) < 1e-6);
        }
    }

    /// The first step moves by the rate; later ones follow Keras' correction.
    void adamsRate() {
        QVERIFY(std::abs(nn::adamRate(0.001, 1) - 0.001F * std::sqrt(0.001F) / 0.1F) < 1e-8F);
        QVERIFY(std::abs(nn::adamRate(0.001, 100000) - 0.001F) < 1e-9F);
    }
};

QTEST_GUILESS_MAIN(KernelsTest)
#include "kernels_test.moc"
