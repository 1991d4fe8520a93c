// SPDX-License-Identifier: GPL-3.0-or-later
// The tables that ship with the program.
#include "core/data/features.h"
#include "core/data/table_import.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

class ExampleDataTest : public QObject {
    Q_OBJECT

    static Result<Features> featuresOf(const char* file, std::vector<std::string> targets) {
        const auto path = std::filesystem::path(TMW_SOURCE_DIR) / "resources/examples" / file;
        TableOptions options;
        options.roles.targets = std::move(targets);
        TMW_TRY(const TableImport made, importTables(std::span(&path, 1), options));
        if (made.data.rejectedRows > 0)
            qWarning("%zu rows rejected", made.data.rejectedRows);
        return makeFeatures(made.data, {});
    }

private slots:
    void iris() {
        const auto features = featuresOf("iris/iris.csv", {});
        TMW_VERIFY(features);
        QCOMPARE(features->task, Task::Classification);
        QCOMPARE(features->samples, size_t{150});
        QCOMPARE(features->inputWidth(), size_t{4});
        QCOMPARE(features->classNames,
                 (std::vector<std::string>{"setosa", "versicolor", "virginica"}));
        QCOMPARE(features->split.test.size(), size_t{30});
    }
    void penguins() {
        const auto features = featuresOf("penguins/penguins.csv", {"body mass"});
        TMW_VERIFY(features);
        QCOMPARE(features->task, Task::Regression);
        QCOMPARE(features->targetNames, std::vector<std::string>{"body mass"});
        // 344 birds, of which 11 lack a measure or their sex.
        QCOMPARE(features->samples, size_t{333});
        QCOMPARE(features->inputWidth(), size_t{3 + 3 + 3 + 2 + 1});
    }
};

QTEST_GUILESS_MAIN(ExampleDataTest)
#include "example_data_test.moc"
