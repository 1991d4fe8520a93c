// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/augment.h"
#include "tests/core/nn/training_support.h"

#include <QObject>

#include <numeric>
#include <set>

using namespace tmw;
using namespace tmw::test;

namespace {

std::vector<float> changed(const AugmentOptions& options, const Shape& shape,
                           std::vector<float> sample, uint64_t seed) {
    auto augmenter = nn::Augmenter::make(options, shape).value();
    augmenter.change(sample, seed);
    return sample;
}

std::vector<float> counted(size_t count) {
    std::vector<float> values(count);
    std::iota(values.begin(), values.end(), 1.0F);
    return values;
}

size_t zeros(const std::vector<float>& values) {
    return static_cast<size_t>(std::ranges::count(values, 0.0F));
}

} // namespace

/// What augmentation makes of samples whose values say where they were.
class AugmentTest : public QObject {
    Q_OBJECT
private slots:
    void off_leaves_samples_alone() {
        auto augmenter = nn::Augmenter::make({}, {4, 3, 1});
        TMW_VERIFY(augmenter);
        QVERIFY(!augmenter->changes());
        QCOMPARE(changed({}, {4, 3, 1}, counted(12), 5), counted(12));
    }

    void shifts_move_in_zeros() {
        std::set<size_t> seen;
        for (uint64_t seed = 0; seed < 200; ++seed) {
            const auto made = changed({.shift = 0.5}, {8, 2}, counted(16), seed);
            // Channels of a place stay together, and places in their order.
            for (size_t place = 0; place < 8; ++place) {
                QCOMPARE(made[2 * place] == 0, made[2 * place + 1] == 0);
                if (made[2 * place] != 0)
                    QCOMPARE(made[2 * place + 1], made[2 * place] + 1);
                if (place > 0 && made[2 * place] != 0 && made[2 * place - 2] != 0)
                    QCOMPARE(made[2 * place], made[2 * place - 2] + 2);
            }
            seen.insert(zeros(made) / 2);
        }
        QCOMPARE(seen, (std::set<size_t>{0, 1, 2, 3, 4}));
    }

    void flips_mirror_half_of_the_images() {
        const std::vector<float> mirrored{3, 2, 1, 6, 5, 4};
        const std::vector<float> turned{4, 5, 6, 1, 2, 3};
        size_t flipped = 0;
        for (uint64_t seed = 0; seed < 400; ++seed) {
            const auto made = changed({.flipHorizontal = true}, {2, 3, 1}, counted(6), seed);
            QVERIFY(made == counted(6) || made == mirrored);
            flipped += made == mirrored;
            const auto vertical = changed({.flipVertical = true}, {2, 3, 1}, counted(6), seed);
            QVERIFY(vertical == counted(6) || vertical == turned);
        }
        QVERIFY(flipped > 150 && flipped < 250);
    }

    void crops_stretch_a_part_to_the_whole() {
        for (uint64_t seed = 0; seed < 200; ++seed) {
            const auto made = changed({.crop = 0.4}, {11, 1}, counted(11), seed);
            const float step = made[1] - made[0];
            QVERIFY(step > 0.5999F && step <= 1.0001F);
            QVERIFY(made.front() >= 1 && made.back() <= 11);
            for (size_t i = 1; i < made.size(); ++i) // a line stays a line
                QVERIFY(std::abs(made[i] - made[i - 1] - step) < 1e-5F);
        }
        const auto flat = changed({.crop = 0.9}, {5, 5, 2}, std::vector<float>(50, 3.0F), 1);
        QVERIFY(std::ranges::all_of(flat, [](float v) { return std::abs(v - 3) < 1e-6F; }));
    }

    void values_are_scaled_and_jittered() {
        double squares = 0;
        for (uint64_t seed = 0; seed < 500; ++seed) {
            const auto scaled = changed({.scale = 0.3}, {2}, {1, -2}, seed);
            QVERIFY(scaled[0] >= 0.7F && scaled[0] <= 1.3F);
            QCOMPARE(scaled[1], -2 * scaled[0]);
            for (const float value : changed({.jitter = 0.5}, {4}, {0, 0, 0, 0}, seed))
                squares += static_cast<double>(value * value);
        }
        QVERIFY(std::abs(std::sqrt(squares / 2000) - 0.5) < 0.03);
    }

    void masks_clear_a_block() {
        std::set<size_t> rows;
        std::set<size_t> columns;
        for (uint64_t seed = 0; seed < 300; ++seed) {
            const auto time = changed({.maskTime = 0.5}, {6, 4, 1}, counted(24), seed);
            QCOMPARE(zeros(time) % 4, size_t{0});
            rows.insert(zeros(time) / 4);
            const auto frequency = changed({.maskFrequency = 0.5}, {6, 4, 1}, counted(24), seed);
            QCOMPARE(zeros(frequency) % 6, size_t{0});
            columns.insert(zeros(frequency) / 6);
            const auto signal = changed({.maskTime = 0.5}, {6, 2}, counted(12), seed);
            QCOMPARE(zeros(signal) % 2, size_t{0});
        }
        QCOMPARE(rows, (std::set<size_t>{0, 1, 2, 3}));
        QCOMPARE(columns, (std::set<size_t>{0, 1, 2}));
    }

    void what_has_no_axes_is_refused() {
        const auto code = [](const AugmentOptions& options, const Shape& shape) {
            const auto made = nn::Augmenter::make(options, shape);
            return made ? std::string() : std::string(made.error().code());
        };
        QCOMPARE(code({.shift = 0.1}, {4}), std::string("train.augment"));
        QCOMPARE(code({.flipVertical = true}, {4, 3}), std::string("train.augment"));
        QCOMPARE(code({.maskFrequency = 0.1}, {4, 3}), std::string("train.augment"));
        QCOMPARE(code({.scale = 0.1, .jitter = 0.1}, {4}), std::string());
        const Features features = randomClasses(30, 4, 2);
        const Graph graph = graphOf(4, "dense 2 softmax");
        QCOMPARE(train(graph, features, {.augment = {.crop = 0.95}}).error().code(),
                 std::string_view("train.bad_option"));
        QCOMPARE(train(graph, features, {.augment = {.crop = 0.5}}).error().code(),
                 std::string_view("train.augment"));
    }

    /// Noise on the inputs keeps a network from learning single samples.
    void training_sees_other_samples_each_time() {
        const Features features = randomClasses(40, 6, 2);
        const Graph graph = graphOf(6, "dense 32 relu, dense 2 softmax");
        const auto lossWith = [&](double jitter) {
            return train(graph, features, {.epochs = 60, .augment = {.jitter = jitter}})
                .value()
                .model.history.back()
                .trainLoss;
        };
        QVERIFY(lossWith(1) > 2 * lossWith(0));
    }
};

QTEST_GUILESS_MAIN(AugmentTest)
#include "augment_test.moc"
