// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

using namespace tmw;

namespace {

Column column(ColumnRole role, std::vector<double> values) {
    return {.name = "c", .role = role, .values = std::move(values)};
}

/// `perClass` rows of each class, one class after the other.
Dataset labelled(const std::vector<size_t>& perClass) {
    std::vector<double> values;
    for (size_t i = 0; i < perClass.size(); ++i)
        values.insert(values.end(), perClass[i], static_cast<double>(i));
    Dataset data;
    data.rows = values.size();
    data.columns = {column(ColumnRole::Label, values)};
    return data;
}

std::map<double, size_t> classesIn(const Dataset& data, const std::vector<uint32_t>& part) {
    std::map<double, size_t> counts;
    for (const uint32_t row : part)
        ++counts[data.columns[0].values[row]];
    return counts;
}

bool partitions(const Split& split, size_t rows) {
    std::set<uint32_t> seen;
    for (const auto* part : {&split.train, &split.validation, &split.test}) {
        if (!std::ranges::is_sorted(*part))
            return false;
        seen.insert(part->begin(), part->end());
    }
    return seen.size() == rows &&
           split.train.size() + split.validation.size() + split.test.size() == rows &&
           (rows == 0 || *seen.rbegin() == rows - 1);
}

} // namespace

class SplitTest : public QObject {
    Q_OBJECT
private slots:
    void fractions() {
        const auto data = labelled({1000});
        const auto parts = split(data, {.train = 0.7, .validation = 0.1, .test = 0.2});
        TMW_VERIFY(parts);
        QVERIFY(partitions(*parts, 1000));
        QCOMPARE(parts->train.size(), size_t{700});
        QCOMPARE(parts->validation.size(), size_t{100});
        QCOMPARE(parts->test.size(), size_t{200});
    }
    void seedDecides() {
        const auto data = labelled({100});
        QCOMPARE(split(data, {.seed = 4})->test, split(data, {.seed = 4})->test);
        QVERIFY(split(data, {.seed = 4})->test != split(data, {.seed = 5})->test);
    }
    void strataKeepTheirProportions() {
        const auto data = labelled({500, 50, 100});
        const auto parts = split(data, SplitSpec{});
        TMW_VERIFY(parts);
        QVERIFY(partitions(*parts, 650));
        const std::map<double, size_t> expected{{0, 100}, {1, 10}, {2, 20}};
        QVERIFY(classesIn(data, parts->test) == expected);
        QVERIFY(classesIn(data, parts->validation) == expected);
    }
    void smallClassesReachEachPart() {
        const auto data = labelled({3, 2, 1, 200});
        const auto parts = split(data, {.train = 0.8, .validation = 0.1, .test = 0.1});
        TMW_VERIFY(parts);
        QVERIFY(partitions(*parts, 206));
        QCOMPARE(classesIn(data, parts->train)[0], size_t{1});
        QCOMPARE(classesIn(data, parts->validation)[0], size_t{1});
        QCOMPARE(classesIn(data, parts->test)[0], size_t{1});
        QCOMPARE(classesIn(data, parts->train)[1], size_t{1});
        QCOMPARE(classesIn(data, parts->test)[1], size_t{1});
        QCOMPARE(classesIn(data, parts->train)[2], size_t{1});
    }
    void manySmallClassesSumToTheFractions() {
        const auto data = labelled(std::vector<size_t>(100, 7));
        const auto parts = split(data, SplitSpec{});
        TMW_VERIFY(parts);
        QCOMPARE(parts->test.size(), size_t{140});
        QCOMPARE(parts->validation.size(), size_t{140});
    }
    void groupsStayTogether() {
        std::vector<double> groups;
        for (int i = 0; i < 400; ++i)
            groups.push_back(i / 20);
        Dataset data = labelled({200, 200});
        data.columns.push_back(column(ColumnRole::Group, groups));
        const auto parts = split(data, SplitSpec{});
        TMW_VERIFY(parts);
        QVERIFY(partitions(*parts, 400));
        std::map<double, std::set<const void*>> where;
        for (const auto* part : {&parts->train, &parts->validation, &parts->test})
            for (const uint32_t row : *part)
                where[groups[row]].insert(part);
        for (const auto& [group, in] : where)
            QCOMPARE(in.size(), size_t{1});
        QCOMPARE(parts->train.size(), size_t{240});
        QCOMPARE(classesIn(data, parts->test)[0], size_t{40});
        QCOMPARE(classesIn(data, parts->validation)[1], size_t{40});
        const auto apart = split(data, {.byGroup = false});
        QVERIFY(apart->train != parts->train);
    }
    void unevenGroupsReachEachPart() {
        Dataset data = labelled({102});
        std::vector<double> groups(102, 0.0);
        groups[3] = 1;
        groups[50] = 2;
        data.columns.push_back(column(ColumnRole::Group, groups));
        const auto parts = split(data, SplitSpec{});
        TMW_VERIFY(parts);
        QCOMPARE(parts->train.size(), size_t{100});
        QCOMPARE(parts->validation.size(), size_t{1});
        QCOMPARE(parts->test.size(), size_t{1});
    }
    void importDecides() {
        Dataset data = labelled({10});
        data.importedPart.resize(10);
        data.importedPart[0] = SplitPart::Test;
        data.importedPart[1] = SplitPart::Validation;
        for (size_t i = 2; i < 10; ++i)
            data.importedPart[i] = SplitPart::Train;
        const auto parts = split(data, SplitSpec{});
        TMW_VERIFY(parts);
        QCOMPARE(parts->test, std::vector<uint32_t>{0});
        QCOMPARE(parts->validation, std::vector<uint32_t>{1});
        QCOMPARE(parts->train.size(), size_t{8});
        data.importedPart.assign(10, SplitPart::Test);
        QCOMPARE(split(data, SplitSpec{}).error().code(), "split.no_training");
    }
    void errors() {
        const auto data = labelled({10});
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        QCOMPARE(split(data, {.train = 0.9}).error().code(), "split.fractions");
        QCOMPARE(split(data, {.train = 0, .validation = 0.5, .test = 0.5}).error().code(),
                 "split.fractions");
        QCOMPARE(split(data, {.train = kNan}).error().code(), "split.fractions");
        QCOMPARE(split(labelled({}), SplitSpec{}).error().code(), "split.no_training");
        Dataset grouped = labelled({10});
        grouped.columns.push_back(column(ColumnRole::Group, std::vector<double>(10, 1.0)));
        QCOMPARE(split(grouped, SplitSpec{}).error().code(), "split.too_few_groups");
    }
};

QTEST_GUILESS_MAIN(SplitTest)
#include "split_test.moc"
