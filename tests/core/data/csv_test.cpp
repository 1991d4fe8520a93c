// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cmath>
#include <limits>

using namespace tmw;

namespace {

Dataset read(std::string_view text, const CsvOptions& options = {}) {
    auto table = parseCsv(text, "t.csv", options);
    if (!table) {
        qWarning("%s", table.error().message().c_str());
        return {};
    }
    return std::move(table->data);
}

std::vector<std::string> namesOf(const Dataset& data) {
    std::vector<std::string> names;
    for (const Column& column : data.columns)
        names.push_back(column.name);
    return names;
}

using Names = std::vector<std::string>;
using Values = std::vector<double>;

} // namespace

class CsvTest : public QObject {
    Q_OBJECT
private slots:
    void delimiters_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("comma") << QByteArray("a,b\n1,2.5\n3,4\n");
        QTest::newRow("semicolon") << QByteArray("a;b\n1;2.5\n3;4\n");
        QTest::newRow("tab") << QByteArray("a\tb\n1\t2.5\n3\t4\n");
        QTest::newRow("spaces") << QByteArray("  a   b\n 1 2.5  \n3  4\n");
        QTest::newRow("bar") << QByteArray("a|b\n1|2.5\n3|4\n");
        QTest::newRow("decimal comma") << QByteArray("a;b\n1;2,5\n3;4,0\n");
        QTest::newRow("quotes") << QByteArray("\"a\",\"b\"\n\"1\",\"2.5\"\n3,4\n");
        QTest::newRow("CRLF") << QByteArray("a,b\r\n1,2.5\r\n3,4\r\n");
        QTest::newRow("CR") << QByteArray("a,b\r1,2.5\r3,4\r");
        QTest::newRow("mark, no last line end") << QByteArray("\xef\xbb\xbf"
                                                              "a,b\n1,2.5\n3,4");
        QTest::newRow("blank lines") << QByteArray("\n\na,b\n\n1,2.5\n   \n3,4\n\n");
        QTest::newRow("blanks and plus") << QByteArray("a , b\n 1 ,\t+2.5\n3, 4 \n");
    }
    void delimiters() {
        QFETCH(const QByteArray, text);
        const Dataset data = read(std::string_view(text.data(), size_t(text.size())));
        QCOMPARE(namesOf(data), (Names{"a", "b"}));
        QCOMPARE(data.rows, size_t{2});
        QCOMPARE(data.columns[0].values, (Values{1, 3}));
        QCOMPARE(data.columns[1].values, (Values{2.5, 4}));
        QCOMPARE(data.rejectedRows, size_t{0});
    }
    void noHeader() {
        const Dataset data = read("1,2\n3,4\n");
        QCOMPARE(namesOf(data), (Names{"column_1", "column_2"}));
        QCOMPARE(data.rows, size_t{2});
        QCOMPARE(read("1,2\n3,4\n", {.format = {.header = true}}).rows, size_t{1});
        QCOMPARE(read("a,b\nc,d\n", {.format = {.header = false}}).rows, size_t{2});
    }
    void quotedLineEndsAndQuotes() {
        const Dataset data = read("text,n\n\"one\ntwo\",1\n\"say \"\"hi\"\", \",2\nx,3\n,4,\n");
        QCOMPARE(data.rows, size_t{3});
        QCOMPARE(data.columns[0].categories, (Names{"one two", "say \"hi\", ", "x"}));
        QCOMPARE(data.rejected.at(0).line, size_t{6});
    }
    void rowsThatCannotBeRead() {
        std::string text = "a,b\n";
        for (int i = 0; i < 40; ++i)
            text += "1,2\n";
        text += "1\n1,2,3\n1,oops\n1,inf\n\"1,2\n3,4\n\"x\"y,1\n1,1e999\n";
        const Dataset data = read(text);
        QCOMPARE(data.rows, size_t{41});
        QCOMPARE(data.rejectedRows, size_t{7});
        QCOMPARE(data.rejected[0].line, size_t{42});
        QCOMPARE(data.rejected[0].reason.text(), std::string("1 values where 2 belong"));
        QCOMPARE(data.rejected[2].reason.text(), std::string("column b: 'oops' is not a number"));
        QCOMPARE(data.rejected[3].reason.text(), std::string("column b: 'inf' is not finite"));
        QCOMPARE(data.rejected[4].line, size_t{46});
        QCOMPARE(data.rejected[5].reason.text(), std::string("text follows a closing quote"));
    }
    void missingValues() {
        const Dataset data =
            read("a,b\n1,x\nNA,NaN\n,\nnull,?\n-200,n/a\n7,y\n", {.missing = {"-200"}});
        QCOMPARE(data.rows, size_t{6});
        for (const size_t row : {1u, 2u, 3u, 4u})
            for (const Column& column : data.columns)
                QVERIFY(std::isnan(column.values[row]));
        QCOMPARE(data.columns[0].values[5], 7.0);
        QCOMPARE(data.columns[1].categories, (Names{"x", "y"}));
    }
    void smallAndOddNumbers() {
        const Dataset data = read("a\n1e-400\n-1E+3\n.5\n5.\n+1\n0x10\n1_000\n",
                                  {.types = {{"a", ColumnType::Number}}});
        QCOMPARE(data.columns[0].values, (Values{0, -1000, 0.5, 5, 1}));
        QCOMPARE(data.rejectedRows, size_t{2});
    }
    void wordsKeepTheirText() {
        const Dataset data = read("code,n\n01,1\nA2,2\n1,3\n1.0,4\n", {});
        QCOMPARE(data.columns[0].categories, (Names{"01", "1", "1.0", "A2"}));
        QCOMPARE(data.columns[0].values, (Values{0, 3, 1, 2}));
        QCOMPARE(read("a\n1\n1\n", {.types = {{"a", ColumnType::Category}}}).columns[0].categories,
                 Names{"1"});
    }
    void wordsAfterTheBeginning() {
        std::string text = "a,b\n";
        for (int i = 0; i < 20000; ++i)
            text += "12345,1\n";
        const std::string numbers = text;
        for (int i = 0; i < 5000; ++i)
            text += "w" + std::to_string(i % 3) + ",1\n";
        const Dataset data = read(text);
        QCOMPARE(data.columns[0].categories, (Names{"12345", "w0", "w1", "w2"}));
        QCOMPARE(data.rows, size_t{25000});
        const Dataset few = read(numbers + "w,1\n");
        QCOMPARE(few.columns[0].type, ColumnType::Number);
        QCOMPARE(few.rejectedRows, size_t{1});
    }
    void unitsAndNames() {
        const Dataset data =
            read("Air temperature [K],Acceleration (g),t (C),t (F),x,x,,(m)\n1,2,3,4,5,6,7,8\n");
        QCOMPARE(namesOf(data), (Names{"Air temperature", "Acceleration", "t (C)", "t (F)", "x",
                                       "x_2", "column_7", "(m)"}));
        QCOMPARE(data.columns[0].unit, std::string("K"));
        QCOMPARE(data.columns[1].unit, std::string("g"));
        QCOMPARE(findColumn(data, "Air temperature [K]"), &data.columns[0]);
        QCOMPARE(findColumn(data, "Air temperature"), &data.columns[0]);
        QVERIFY(!findColumn(data, "Air temperature [C]"));
    }
    void encodings() {
        const Dataset latin = read("gr\xf6\xdf"
                                   "e,n\nsch\xf6n,1\n");
        QCOMPARE(latin.columns[0].name, std::string("größe"));
        QCOMPARE(latin.columns[0].categories, Names{"schön"});
        QCOMPARE(read("größe,n\nschön,1\n").columns[0].name, std::string("größe"));
        CsvOptions told;
        told.format.latin1 = true;
        const auto wrongly = parseCsv("größe,n\nschön,1\n", "t", told);
        TMW_VERIFY(wrongly);
        QVERIFY(wrongly->format.latin1);
        QCOMPARE(wrongly->data.columns[0].name, std::string("grÃ¶Ã\xc2\x9f"
                                                            "e"));
        told.format.latin1 = false;
        const auto refused = parseCsv("\xef\xbb\xbfgr\xf6,n\n1,1\n", "t", told);
        QCOMPARE(refused.error().code(), "csv.not_utf8");
        QCOMPARE(refused.error().args().back(), std::string("5"));
        QCOMPARE(parseCsv("\xff\xfe"
                          "a",
                          "t", {})
                     .error()
                     .code(),
                 "csv.utf16");
        QCOMPARE(parseCsv(std::string_view("a,b\n1,\0\n", 8), "t", {}).error().code(),
                 "csv.binary");
    }
    void countsLine() {
        const Dataset data = read("4,2,malignant,benign\n1.5,2,0\n1,2,1\n3,4,0\n5,6,1\n");
        QCOMPARE(namesOf(data), (Names{"column_1", "column_2", "label"}));
        QCOMPARE(data.columns[2].categories, (Names{"benign", "malignant"}));
        QCOMPARE(data.columns[2].values, (Values{1, 0, 1, 0}));
        QCOMPARE(data.rejectedRows, size_t{1});
        QCOMPARE(data.rejected[0].line, size_t{1});
    }
    void errors() {
        QCOMPARE(parseCsv("", "t", {}).error().code(), "csv.empty");
        QCOMPARE(parseCsv("\n\n", "t", {}).error().code(), "csv.empty");
        QCOMPARE(parseCsv("a,b\n", "t", {.format = {.header = true}}).error().code(), "csv.empty");
        QCOMPARE(parseCsv("a\nx\n", "t", {.types = {{"a", ColumnType::Number}}}).error().code(),
                 "csv.no_rows");
        QCOMPARE(parseCsv("a\n1\n", "t", {.types = {{"b", ColumnType::Number}}}).error().code(),
                 "csv.no_such_column");
        QCOMPARE(readCsv("/does/not/exist.csv").error().code(), "file.missing");
    }
    void hostile() {
        (void)parseCsv(std::string(1 << 20, '"'), "t", {});
        (void)parseCsv(std::string(1 << 20, ','), "t", {});
        (void)parseCsv(std::string(1 << 20, 'x'), "t", {});
        std::string lone;
        for (int i = 0; i < 100000; ++i)
            lone += "\"x\",\"\n";
        (void)parseCsv(lone, "t", {});
        std::string many = "n\n";
        for (int i = 0; i < 70000; ++i)
            many += "w" + std::to_string(i) + "\n";
        const Dataset words = read(many);
        QCOMPARE(words.rows, size_t{70000});
        QVERIFY(words.columns[0].categories.empty());
        QVERIFY(!words.columns[0].note.empty());
        std::string bad = "n\n";
        for (int i = 0; i < 400000; ++i)
            bad += "1\n";
        for (int i = 0; i < 20000; ++i)
            bad += "1,2\n";
        const Dataset listed = read(bad, {.format = {.delimiter = ','}});
        QCOMPARE(listed.rejectedRows, size_t{20000});
        QCOMPARE(listed.rejected.size(), size_t{10000});
    }
};

QTEST_GUILESS_MAIN(CsvTest)
#include "csv_test.moc"
