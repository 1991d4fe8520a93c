// SPDX-License-Identifier: GPL-3.0-or-later
// Tables written in every way a table is written come back as they were.
#include "core/base/random.h"
#include "core/data/csv.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <algorithm>
#include <charconv>
#include <cmath>

using namespace tmw;

namespace {

struct Style {
    char delimiter;
    const char* lineEnd;
    bool quoteAll;
    bool decimalComma;
    bool mark;
};

Style randomStyle(Random& random) {
    const char delimiter = ",;\t|"[random.below(4)];
    const char* const ends[] = {"\n", "\r\n", "\r"};
    return {delimiter, ends[random.below(3)], random.below(4) == 0,
            delimiter != ',' && random.below(2) == 0, random.below(2) == 0};
}

/// Numbers in column a and c, words in column b; NaN and the empty word are missing.
struct Table {
    std::vector<double> a;
    std::vector<std::string> b;
    std::vector<double> c;
};

Table randomTable(Random& random) {
    const char* const words[] = {"",
                                 "x",
                                 "two words",
                                 "a,b;c\td|e",
                                 "\"quoted\"",
                                 "gr\xc3\xbc"
                                 "n",
                                 "it's"};
    Table table;
    for (uint64_t row = 2 + random.below(40); row > 0; --row) {
        table.a.push_back(random.below(9) == 0
                              ? std::nan("")
                              : std::ldexp(random.normal(), int(random.below(60)) - 30));
        table.b.emplace_back(words[random.below(std::size(words))]);
        table.c.push_back(0.5 + static_cast<double>(random.below(1000)));
    }
    table.b.front() = "x"; // some word, so that the column is one of words
    return table;
}

std::string field(std::string text, const Style& style) {
    if (!style.quoteAll && text.find_first_of(",;\t|\"") == std::string::npos)
        return text;
    for (size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '"');
    return '"' + text + '"';
}

std::string field(double value, const Style& style) {
    if (std::isnan(value))
        return "";
    char text[40];
    std::string out(text, std::to_chars(text, text + sizeof text, value).ptr);
    if (style.decimalComma)
        std::ranges::replace(out, '.', ',');
    return field(out, style);
}

std::string write(const Table& table, const Style& style) {
    const std::string d(1, style.delimiter);
    std::string text = style.mark ? "\xef\xbb\xbf" : "";
    text += "a" + d + "b" + d + "c" + style.lineEnd;
    for (size_t i = 0; i < table.a.size(); ++i)
        text += field(table.a[i], style) + d + field(table.b[i], style) + d +
                field(table.c[i], style) + style.lineEnd;
    return text;
}

bool same(double a, double b) {
    return a == b || (std::isnan(a) && std::isnan(b));
}

} // namespace

class CsvRoundTripTest : public QObject {
    Q_OBJECT
private slots:
    void tables() {
        Random random(11);
        for (int round = 0; round < 2000; ++round) {
            const Style style = randomStyle(random);
            const Table table = randomTable(random);
            const std::string text = write(table, style);
            // With so few rows the style may not show by itself; it is found in csv_test.
            const auto read =
                parseCsv(text, "t.csv",
                         {.format = {.delimiter = style.delimiter,
                                     .decimalComma = style.decimalComma,
                                     .header = true},
                          .missing = {},
                          .types = {{"a", ColumnType::Number}, {"b", ColumnType::Category}}});
            TMW_VERIFY(read);
            QCOMPARE(read->data.rows, table.a.size());
            const auto& columns = read->data.columns;
            for (size_t i = 0; i < table.a.size(); ++i) {
                QVERIFY2(same(columns[0].values[i], table.a[i]), text.c_str());
                QVERIFY2(same(columns[2].values[i], table.c[i]), text.c_str());
                const double word = columns[1].values[i];
                if (table.b[i].empty()) {
                    QVERIFY(std::isnan(word));
                    continue;
                }
                std::string expected = table.b[i];
                std::ranges::replace(expected, '\t', ' ');
                QCOMPARE(columns[1].categories[static_cast<size_t>(word)], expected);
            }
        }
    }
};

QTEST_GUILESS_MAIN(CsvRoundTripTest)
#include "csv_round_trip_test.moc"
