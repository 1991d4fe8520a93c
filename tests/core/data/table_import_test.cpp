// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/data/summary.h"
#include "core/data/table_import.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QTemporaryDir>

#include <cmath>

using namespace tmw;

class TableImportTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;

    std::filesystem::path write(const char* name, std::string_view text) {
        const auto path = std::filesystem::path(folder_.path().toStdString()) / name;
        if (!writeFile(path, text))
            qFatal("cannot write");
        return path;
    }
    Result<TableImport> import(std::vector<std::filesystem::path> paths,
                               const TableOptions& options = {}, const Dataset* before = nullptr) {
        return importTables(paths, options, before);
    }
    static ColumnRole roleOf(const Dataset& data, const char* name) {
        return findColumn(data, name)->role;
    }

private slots:
    void toldRoles() {
        const auto path =
            write("t.csv", "id,a,b,c,d,e\n1,1,5,0.1,x,9\n2,2,6,0.2,y,8\n3,4,7,0.4,x,7\n");
        TableOptions options;
        options.roles = {
            .label = "d", .targets = {}, .group = "b", .time = "c", .columns = {"a"}, .roles = {}};
        const auto one = import({path}, options);
        TMW_VERIFY(one);
        QCOMPARE(roleOf(one->data, "a"), ColumnRole::Input);
        QCOMPARE(roleOf(one->data, "b"), ColumnRole::Group);
        QCOMPARE(roleOf(one->data, "c"), ColumnRole::Time);
        QCOMPARE(roleOf(one->data, "d"), ColumnRole::Label);
        QCOMPARE(roleOf(one->data, "e"), ColumnRole::Ignored);
        options.roles.weight = "e";
        const auto weighted = import({path}, options);
        TMW_VERIFY(weighted);
        QCOMPARE(roleOf(weighted->data, "e"), ColumnRole::Weight);
        const auto found =
            import({write("w.csv", "x,sample_weight,y\n1,0.5,2.5\n3,2,4.5\n5,1,9.1\n")});
        TMW_VERIFY(found);
        QCOMPARE(roleOf(found->data, "sample_weight"), ColumnRole::Weight);
        options.roles = {};
        options.roles.targets = {"nothing"};
        const auto wrong = import({path}, options);
        QCOMPARE(wrong.error().code(), "import.no_such_column");
        QVERIFY(wrong.error().message().find("id, a, b") != std::string::npos);
    }
    void whatIsPointedOut() {
        std::string text = "id,same,gas,kind,y\n";
        for (int i = 0; i < 100; ++i)
            text += std::to_string(i) + ",7," +
                    (i % 10 == 0 ? "-200" : std::to_string(1.5 + i * 0.01)) + "," +
                    (i % 2 ? "a" : "b") + "," + std::to_string(i * 0.37) + "\n";
        const auto made = import({write("notes.csv", text)});
        TMW_VERIFY(made);
        const auto& columns = made->data.columns;
        QCOMPARE(columns[0].role, ColumnRole::Ignored);
        QVERIFY(columns[0].note.text().find("id?") != std::string::npos);
        QCOMPARE(columns[1].note.text(), std::string("constant"));
        QVERIFY(columns[2].note.text().starts_with("-200 comes 10 times"));
        QCOMPARE(columns[2].role, ColumnRole::Input);
        QCOMPARE(columns[4].role, ColumnRole::Target);
        TableOptions options;
        options.csv.missing = {"-200"};
        const auto coded = import({write("notes.csv", text)}, options);
        QCOMPARE(summarise(coded->data).columns[2].missing, size_t{10});
        QVERIFY(coded->data.columns[2].note.empty());
    }
    void filesAddUp() {
        const auto one = write("walk_01.csv", "x,y,why\n1,2,\n3,4,\n");
        const auto two = write("run_2.csv", "y,x,why\n20,10,b\n40,30,\n");
        TableOptions options;
        options.roles.label = "filename";
        options.part = SplitPart::Train;
        const auto first = import({one}, options);
        TMW_VERIFY(first);
        options.part = SplitPart::Test;
        const auto both = import({two}, options, &first->data);
        TMW_VERIFY(both);
        QCOMPARE(both->data.rows, size_t{4});
        QCOMPARE(both->data.columns[0].values, (std::vector<double>{1, 3, 10, 30}));
        QCOMPARE(findColumn(both->data, "label")->categories,
                 (std::vector<std::string>{"run", "walk"}));
        QCOMPARE(findColumn(both->data, "label")->values, (std::vector<double>{1, 1, 0, 0}));
        QCOMPARE(findColumn(both->data, "why")->categories, std::vector<std::string>{"b"});
        QVERIFY(both->data.importedPart[0] == SplitPart::Train);
        QVERIFY(both->data.importedPart[3] == SplitPart::Test);
        QCOMPARE(roleOf(both->data, "label"), ColumnRole::Label);
        const auto atHand = importTable("y,x,why\n20,10,b\n40,30,\n", two, options, &first->data);
        TMW_VERIFY(atHand);
        QCOMPARE(findColumn(atHand->data, "label")->values, (std::vector<double>{1, 1, 0, 0}));
        const auto together = import({one, two}, options);
        QCOMPARE(together->data.columns[1].values, both->data.columns[1].values);
    }
    void otherColumnsAreRefused() {
        const auto one = write("one.csv", "x,y\n1,2\n3,4\n");
        const auto two = write("two.csv", "x,z\n1,2\n3,4\n");
        const auto made = import({one, two});
        QCOMPARE(made.error().code(), "import.columns_differ");
        QVERIFY(made.error().message().find("it lacks y; it adds z") != std::string::npos);
        const auto words = import({one, write("words.csv", "x,y\n1,a\n3,b\n")});
        QVERIFY(words.error().message().find("y has words, not numbers") != std::string::npos);
        QCOMPARE(import({}).error().code(), "import.no_files");
    }
    void rolesStayOnLaterImports() {
        const auto one = write("one.csv", "x,y\n1,2\n3,4\n5,9\n");
        auto first = import({one});
        first->data.columns[0].role = ColumnRole::Target;
        first->data.columns[1].role = ColumnRole::Input;
        const auto again = import({one}, {}, &first->data);
        TMW_VERIFY(again);
        QCOMPARE(again->data.columns[0].role, ColumnRole::Target);
        QCOMPARE(again->data.columns[1].role, ColumnRole::Input);
        QCOMPARE(again->data.rows, size_t{6});
    }
    void roleNames() {
        for (const auto role :
             {ColumnRole::Input, ColumnRole::Target, ColumnRole::Label, ColumnRole::Group,
              ColumnRole::Time, ColumnRole::Weight, ColumnRole::Ignored})
            QVERIFY(roleFrom(nameOf(role)) == role);
        QVERIFY(!roleFrom("nothing"));
    }
};

QTEST_GUILESS_MAIN(TableImportTest)
#include "table_import_test.moc"
