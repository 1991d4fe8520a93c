// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/features.h"
#include "core/data/generators.h"
#include "tests/support/test_data.h"

#include <QObject>

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
