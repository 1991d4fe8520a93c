// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features.h"
#include "core/data/generators.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace tmw;

namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

Column number(std::string name, ColumnRole role, std::vector<double> values) {
    return {.name = std::move(name), .role = role, .values = std::move(values)};
}

Column words(std::string name, ColumnRole role, std::vector<std::string> categories,
             std::vector<double> values) {
    return {.name = std::move(name),
            .type = ColumnType::Category,
            .role = role,
            .values = std::move(values),
            .categories = std::move(categories)};
}

Dataset table(std::vector<Column> columns) {
    Dataset data;
    data.rows = columns.front().values.size();
    data.columns = std::move(columns);
    return data;
}

std::string_view codeOf(std::vector<Column> columns, const FeatureOptions& options = {}) {
    const auto made = makeFeatures(table(std::move(columns)), options);
    return made ? "none" : made.error().code();
}

} // namespace

class FeaturesTest : public QObject {
    Q_OBJECT
private slots:
    void sineStandardisedOnTrainingPart() {
        const auto data = makeNoisySine({.samples = 1000});
        const auto features = makeFeatures(*data, {});
        TMW_VERIFY(features);
        QCOMPARE(features->task, Task::Regression);
        QCOMPARE(features->samples, size_t{1000});
        QCOMPARE(features->sampleShape, Shape{1});
        QCOMPARE(features->split.train.size(), size_t{600});
        double sum = 0, squares = 0, testSum = 0;
        for (const uint32_t i : features->split.train) {
            sum += double{features->inputs[i]};
            squares += std::pow(double{features->inputs[i]}, 2);
        }
        for (const uint32_t i : features->split.test)
            testSum += double{features->inputs[i]};
        QVERIFY(std::abs(sum / 600) < 1e-6);
        QVERIFY(std::abs(squares / 600 - 1) < 1e-6);
        QVERIFY(std::abs(testSum / 200) > 1e-4); // not fitted on all rows
        for (size_t i = 0; i < features->samples; ++i)
            QCOMPARE(features->inputs[i], features->raw[i] * features->inputContract.scale[0] +
                                              features->inputContract.offset[0]);
        QVERIFY(features->targetScaling.scale[0] > 0.5f);
    }
    void offIsIdentity() {
        const auto data = makeNoisySine({.samples = 10});
        const auto features =
            makeFeatures(*data, {.standardiseInputs = false, .standardiseTargets = false});
        TMW_VERIFY(features);
        QCOMPARE(features->inputs, features->raw);
        QCOMPARE(features->targetScaling.scale, std::vector<float>{1.0f});
        QCOMPARE(features->targetScaling.offset, std::vector<float>{0.0f});
    }
    void wordsBecomeOneHot() {
        const auto features =
            makeFeatures(table({words("colour", ColumnRole::Input, {"blue", "red"}, {1, 0, 1, 0}),
                                number("size", ColumnRole::Input, {7, 7, 7, 7}),
                                number("price", ColumnRole::Target, {1, 2, 3, 4})}),
                         {.split = {.train = 1, .validation = 0, .test = 0}});
        TMW_VERIFY(features);
        QCOMPARE(features->inputNames,
                 (std::vector<std::string>{"colour=blue", "colour=red", "size"}));
        QCOMPARE(features->raw, (std::vector<float>{0, 1, 7, 1, 0, 7, 0, 1, 7, 1, 0, 7}));
        // A word stays 0 and 1; a constant is scaled by 1, so it becomes 0.
        QCOMPARE(features->inputs, (std::vector<float>{0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0}));
        QCOMPARE(features->inputContract.scale, (std::vector<float>{1, 1, 1}));
        QCOMPARE(features->targetScaling.offset, std::vector<float>{2.5f});
    }
    void gapsAreLeftOutAndCounted() {
        const auto features = makeFeatures(
            table({number("a", ColumnRole::Input, {1, kGap, 3, 4, 5, kGap}),
                   number("unused", ColumnRole::Ignored, {kGap, kGap, kGap, kGap, kGap, kGap}),
                   number("b", ColumnRole::Target, {1, 2, 3, 1e300, 5, kGap})}),
            {});
        TMW_VERIFY(features);
        QCOMPARE(features->samples, size_t{3});
        QCOMPARE(features->sourceRow, (std::vector<uint32_t>{0, 2, 4}));
        QCOMPARE(features->leftOut.size(), size_t{2});
        QCOMPARE(features->leftOut[0].column, std::string("a"));
        QCOMPARE(features->leftOut[0].rows, size_t{2});
        QCOMPARE(features->leftOut[1].rows, size_t{1});
    }
    void classesOfWordsAndNumbers() {
        const std::vector<double> x{1, 2, 3, 4, 5, 6};
        const auto byWord = makeFeatures(
            table({number("x", ColumnRole::Input, x),
                   words("kind", ColumnRole::Label, {"a", "gone", "z"}, {2, 0, 2, 0, 2, 0})}),
            {});
        TMW_VERIFY(byWord);
        QCOMPARE(byWord->task, Task::Classification);
        QCOMPARE(byWord->classNames, (std::vector<std::string>{"a", "z"}));
        QCOMPARE(byWord->labels, (std::vector<int32_t>{1, 0, 1, 0, 1, 0}));
        const auto byNumber =
            makeFeatures(table({number("x", ColumnRole::Input, x),
                                number("kind", ColumnRole::Label, {7, -1, 7, -1, 0.5, 0.5})}),
                         {});
        TMW_VERIFY(byNumber);
        QCOMPARE(byNumber->classNames, (std::vector<std::string>{"-1", "0.5", "7"}));
        QCOMPARE(byNumber->labels, (std::vector<int32_t>{2, 0, 2, 0, 1, 1}));
        const auto binary =
            makeFeatures(table({number("x", ColumnRole::Input, x),
                                number("kind", ColumnRole::Label, {0, 1, 0, 1, 0, 1})}),
                         {.binary = true});
        TMW_VERIFY(binary);
        QCOMPARE(binary->task, Task::BinaryClassification);
    }
    void weightsAreNoInput() {
        const FeatureOptions all{.split = {.train = 1, .validation = 0, .test = 0}};
        const auto with = [](std::vector<double> weights) {
            return std::vector<Column>{number("x", ColumnRole::Input, {1, 2, 3, 4}),
                                       number("w", ColumnRole::Weight, std::move(weights)),
                                       number("y", ColumnRole::Target, {4, 3, 2, 1})};
        };
        const auto features = makeFeatures(table(with({0.5, kGap, 0, 3})), all);
        TMW_VERIFY(features);
        QCOMPARE(features->inputNames, std::vector<std::string>{"x"});
        QCOMPARE(features->weights, (std::vector<float>{0.5F, 0, 3}));
        QCOMPARE(features->leftOut.at(0).column, std::string("w"));
        const auto below = makeFeatures(table(with({1, 1, -0.5, 1})), all);
        QCOMPARE(below.error().code(), std::string("data.weights"));
        QVERIFY(below.error().message().starts_with("Row 3 has the weight -0.5 in column w"));
        QCOMPARE(codeOf(with({0, 0, 0, 0}), all), std::string_view("data.weights"));
        auto two = with({1, 1, 1, 1});
        two[0].role = ColumnRole::Weight;
        two.push_back(number("z", ColumnRole::Input, {1, 2, 3, 4}));
        QCOMPARE(codeOf(two, all), std::string_view("data.weights"));
        auto said = with({0, 1, 0, 1});
        said[1].type = ColumnType::Category;
        said[1].categories = {"a", "b"};
        QCOMPARE(codeOf(said, all), std::string_view("data.weights"));
        said[1].role = ColumnRole::Ignored;
        const auto without = makeFeatures(table(said), all);
        TMW_VERIFY(without);
        QVERIFY(without->weights.empty());
    }
    void inputsMadeAgainAreTrainedOnNormalOnes() {
        std::vector<double> x;
        std::vector<double> kinds;
        for (int i = 0; i < 40; ++i) {
            x.push_back(i);
            kinds.push_back(i % 4); // a quarter each
        }
        const auto columns = [&](ColumnRole role) {
            return std::vector<Column>{number("x", ColumnRole::Input, x),
                                       words("kind", role, {"ok", "worn", "broken", "fine"}, kinds),
                                       number("wear", ColumnRole::Target, x)};
        };
        FeatureOptions options{.reconstruct = true, .normal = "fine, ok"};
        const auto features = makeFeatures(table(columns(ColumnRole::Label)), options);
        TMW_VERIFY(features);
        QCOMPARE(features->task, Task::Reconstruction);
        QCOMPARE(features->inputNames, std::vector<std::string>{"x"});
        QCOMPARE(features->targetNames, std::vector<std::string>{"x"});
        QCOMPARE(features->normalClasses, (std::vector<uint8_t>{1, 0, 0, 1}));
        QVERIFY(features->targets.empty());
        for (uint32_t i = 0; i < 40; ++i)
            QCOMPARE(features->target(i).front(), features->input(i).front());
        const Split& split = features->split;
        for (const auto* part : {&split.train, &split.validation})
            for (const uint32_t sample : *part)
                QVERIFY(features->isNormal(sample));
        QCOMPARE(split.train.size() + split.validation.size() + split.test.size(), size_t{40});
        QVERIFY(split.test.size() >= 20 && std::ranges::is_sorted(split.test));
        QCOMPARE(features->targetScaling.scale, std::vector<float>{1.0F});
        double sum = 0; // mean and deviation are of what is trained on
        for (const uint32_t sample : split.train)
            sum += double{features->inputs[sample]};
        QVERIFY(std::abs(sum) < 1e-5);

        options.normal = "ok, new";
        const auto unknown = makeFeatures(table(columns(ColumnRole::Label)), options);
        QCOMPARE(unknown.error().code(), std::string("data.normal"));
        QVERIFY(unknown.error().message().find("ok, worn, broken, fine") != std::string::npos);
        QCOMPARE(codeOf(columns(ColumnRole::Ignored), options), std::string_view("data.normal"));
        options.normal = {};
        const auto all = makeFeatures(table(columns(ColumnRole::Ignored)), options);
        TMW_VERIFY(all);
        QVERIFY(all->labels.empty() && all->normalClasses.empty());
        QCOMPARE(all->split.train.size(), size_t{24});
        QCOMPARE(codeOf({number("x", ColumnRole::Input, x),
                         words("kind", ColumnRole::Label, {"a"}, std::vector<double>(40))},
                        options),
                 std::string_view("none")); // one class is enough
    }
    void rolesOfTheOtherTaskAreRefused() {
        const std::vector<double> x{1, 2, 3, 4, 5, 6};
        const auto with = [&](ColumnRole role) {
            return std::vector<Column>{number("x", ColumnRole::Input, x),
                                       number("y", role, {0, 1, 0, 1, 0, 1})};
        };
        QCOMPARE(codeOf(with(ColumnRole::Label), {.asked = Task::Regression}),
                 std::string_view("data.task"));
        QCOMPARE(codeOf(with(ColumnRole::Target), {.asked = Task::Classification}),
                 std::string_view("data.task"));
        QCOMPARE(codeOf(with(ColumnRole::Target), {.asked = Task::Regression}),
                 std::string_view("none"));
        QCOMPARE(codeOf(with(ColumnRole::Label), {.asked = Task::Classification}),
                 std::string_view("none"));
    }
    void errorsNameColumnAndCure() {
        const auto x = number("x", ColumnRole::Input, {1, 2, 3, 4});
        const auto y = number("y", ColumnRole::Target, {1, 2, 3, 4});
        const auto label = number("l", ColumnRole::Label, {1, 2, 1, 2});
        QCOMPARE(codeOf({y}), "data.no_input");
        QCOMPARE(codeOf({x}), "data.no_target");
        QCOMPARE(codeOf({x, y, label}), "data.label_and_target");
        QCOMPARE(codeOf({x, label, label}), "data.many_labels");
        QCOMPARE(codeOf({x, words("w", ColumnRole::Target, {"a"}, {0, 0, 0, 0})}),
                 "data.target_is_category");
        QCOMPARE(codeOf({x, number("l", ColumnRole::Label, {3, 3, 3, 3})}), "data.one_class");
        QCOMPARE(codeOf({x, number("l", ColumnRole::Label, {1, 2, 3, 3})}, {.binary = true}),
                 "data.not_two_classes");
        QCOMPARE(
            codeOf({words("w", ColumnRole::Input, std::vector<std::string>(300, "w"), {0, 1, 2, 3}),
                    y}),
            "data.too_many_categories");
        const auto few =
            makeFeatures(table({number("x", ColumnRole::Input, {kGap, kGap, kGap, 4}), y}), {});
        QCOMPARE(few.error().code(), "data.too_few_rows");
        QVERIFY(few.error().message().find("column x") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(FeaturesTest)
#include "features_test.moc"
