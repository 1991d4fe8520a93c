// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv.h"

#include "core/base/file.h"
#include "core/data/csv_columns.h"
#include "core/data/csv_header.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace tmw {

namespace {

constexpr uint64_t kLargestFile = uint64_t{1} << 30;
constexpr size_t kMostListed = 10000;
constexpr size_t kShownText = 40;
constexpr size_t kStopEvery = 1024; // records
constexpr size_t kBeginning = size_t{64} << 10;

constexpr ErrorKind kEmpty{"csv.empty", "%1 has no rows. Choose a file with a table in it."};
constexpr ErrorKind kNoRows{"csv.no_rows",
                            "No row of %1 can be read; line %2: %3. Check delimiter, header and "
                            "decimal comma."};
constexpr ErrorKind kNoSuchColumn{"csv.no_such_column", "%1 has no column %2. It has: %3."};

std::string shown(std::string_view text, bool latin1) {
    const std::string_view start = cutText(text, kShownText, latin1);
    return "'" + toUtf8(start, latin1) + (start.size() < text.size() ? "...'" : "'");
}

/// One pass over the text with the column types settled beforehand.
class Pass {
public:
    Pass(const TextBytes& text, std::string_view file, const TableFormat& format,
         const CsvOptions& options, const std::stop_token& stop)
        : text_(text), file_(file), format_(format), cells_(format.decimalComma, options.missing),
          stop_(stop) {}

    void run(std::vector<CsvColumn>& columns, Dataset& data, const std::vector<Column>& names) {
        CsvReader reader(text_.body, format_.delimiter);
        bool headerDue = format_.header;
        bool countsDue = !format_.classNames.empty();
        size_t records = 0;
        for (CsvRecord record; reader.next(record);) {
            if (++records % kStopEvery == 0 && stop_.stop_requested())
                return;
            if (countsDue)
                reject(data, record.line,
                       Remark(TMW_PHRASE("Error", "counts and class names, not a row")));
            else if (!record.problem.empty())
                reject(data, record.line, Remark(record.problem));
            else if (record.fields.size() != format_.width)
                reject(data, record.line,
                       Remark(TMW_PHRASE("Error", "%1 values where %2 belong"),
                              record.fields.size(), format_.width));
            else if (headerDue)
                headerDue = false;
            else
                takeRow(record, columns, data, names);
            countsDue = false;
        }
    }

private:
    void takeRow(const CsvRecord& record, std::vector<CsvColumn>& columns, Dataset& data,
                 const std::vector<Column>& names) {
        size_t bad = columns.size();
        CellKind badKind = CellKind::Word;
        for (size_t i = 0; i < columns.size(); ++i) {
            const CellKind kind = columns[i].look(record.fields[i], cells_);
            if (bad == columns.size() && (kind == CellKind::Word || kind == CellKind::TooLarge)) {
                bad = i;
                badKind = kind;
            }
        }
        if (bad < columns.size()) {
            reject(data, record.line,
                   Remark(badKind == CellKind::Word
                              ? TMW_PHRASE("Error", "column %1: %2 is not a number")
                              : TMW_PHRASE("Error", "column %1: %2 is not finite"),
                          names[bad].name, shown(record.fields[bad], format_.latin1)));
            return;
        }
        for (CsvColumn& column : columns)
            column.take();
        ++data.rows;
    }

    void reject(Dataset& data, size_t line, Remark reason) {
        if (++data.rejectedRows <= kMostListed)
            data.rejected.push_back({std::string(file_), line, std::move(reason)});
    }

    const TextBytes& text_;
    std::string_view file_;
    const TableFormat& format_;
    CellReader cells_;
    const std::stop_token& stop_;
};

/// The last column's 0, 1, 2 as the words of the first line.
void nameClasses(Column& last, const std::vector<std::string>& names) {
    const auto isIndex = [&names](double value) {
        return std::isnan(value) || (value >= 0 && value < static_cast<double>(names.size()) &&
                                     value == std::floor(value));
    };
    if (names.empty() || last.type != ColumnType::Number ||
        !std::ranges::all_of(last.values, isIndex))
        return;
    last.name = "label";
    last.type = ColumnType::Category;
    last.categories = names;
    sortCategories(last);
}

/// The types that were told, by column.
Result<std::vector<std::optional<ColumnType>>>
toldTypes(const Dataset& named, const CsvOptions& options, std::string_view file) {
    std::vector<std::optional<ColumnType>> told(named.columns.size());
    for (const auto& [name, type] : options.types) {
        const Column* column = findColumn(named, name);
        if (!column)
            return fail(kNoSuchColumn, file, name, columnList(named));
        told[static_cast<size_t>(column - named.columns.data())] = type;
    }
    return told;
}

} // namespace

Result<CsvTable> parseCsv(std::string_view bytes, std::string_view file, const CsvOptions& options,
                          std::stop_token stop) {
    TMW_TRY(const TextBytes text, textOf(bytes, file, options.format.latin1));
    CsvTable table;
    table.format = detectFormat(text, options.format);
    if (table.format.width == 0)
        return fail(kEmpty, file);
    Dataset named;
    named.columns = readHeader(text, table.format);
    TMW_TRY(const auto told, toldTypes(named, options, file));

    // A column turns from numbers to words at most once: by a look at the beginning where that
    // has no number in it, else by the whole, which is then read a second time.
    std::vector<bool> words(named.columns.size(), false);
    const auto pass = [&](const TextBytes& part, Dataset& data) {
        std::vector<CsvColumn> columns;
        for (size_t i = 0; i < words.size(); ++i)
            columns.emplace_back(
                told[i].value_or(words[i] ? ColumnType::Category : ColumnType::Number),
                told[i].has_value());
        Pass(part, file, table.format, options, stop).run(columns, data, named.columns);
        return columns;
    };
    Dataset sample;
    const auto first = pass({text.body.substr(0, kBeginning), text.latin1}, sample);
    for (size_t i = 0; i < words.size(); ++i)
        words[i] = first[i].wantsWords() && first[i].numbers() == 0;
    bool misled = true;
    while (misled) {
        Dataset data;
        auto columns = pass(text, data);
        if (stop.stop_requested())
            return fail(kCancelled);
        misled = false;
        for (size_t i = 0; i < words.size(); ++i) {
            misled = misled || columns[i].wantsWords();
            words[i] = words[i] || columns[i].wantsWords();
        }
        if (misled)
            continue;
        data.columns = named.columns;
        for (size_t i = 0; i < columns.size(); ++i)
            columns[i].moveTo(data.columns[i], text.latin1);
        table.data = std::move(data);
    }
    if (table.data.rows == 0) {
        if (table.data.rejected.empty())
            return fail(kEmpty, file);
        const RejectedRow& why = table.data.rejected.back();
        return fail(kNoRows, file, why.line, why.reason);
    }
    nameClasses(table.data.columns.back(), table.format.classNames);
    return table;
}

Result<CsvTable> readCsv(const std::filesystem::path& path, const CsvOptions& options,
                         std::stop_token stop) {
    TMW_TRY(const std::vector<uint8_t> bytes, readFile(path, kLargestFile));
    return parseCsv({reinterpret_cast<const char*>(bytes.data()), bytes.size()},
                    path.filename().string(), options, std::move(stop));
}

} // namespace tmw
