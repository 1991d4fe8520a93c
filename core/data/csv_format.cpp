// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv_format.h"

#include "core/data/csv_cells.h"
#include "core/data/csv_records.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tmw {

namespace {

constexpr size_t kSampleBytes = size_t{256} << 10;
constexpr size_t kSampleRecords = 500;

using Rows = std::vector<std::vector<std::string>>;

Rows sampleOf(std::string_view text, char delimiter) {
    const bool cut = text.size() > kSampleBytes;
    CsvReader reader(text.substr(0, kSampleBytes), delimiter);
    Rows rows;
    for (CsvRecord record; rows.size() < kSampleRecords && reader.next(record);)
        if (record.problem.empty())
            rows.emplace_back(record.fields.begin(), record.fields.end());
    if (cut && rows.size() > 1 && rows.size() < kSampleRecords)
        rows.pop_back();
    return rows;
}

/// The number of values most records have, and the fraction that has it.
std::pair<size_t, double> usualWidth(const Rows& rows) {
    std::map<size_t, size_t> counts;
    for (const auto& row : rows)
        ++counts[row.size()];
    if (counts.empty())
        return {0, 0.0};
    const auto usual = std::ranges::max_element(counts, {}, [](const auto& c) { return c.second; });
    return {usual->first, static_cast<double>(usual->second) / static_cast<double>(rows.size())};
}

/// The delimiter that gives most records the same width above one. Tab and semicolon come first,
/// because a comma may be decimal and a space may stand inside a value.
char findDelimiter(std::string_view text) {
    char best = ',';
    double bestFraction = 0;
    for (const char candidate : {'\t', ';', ',', '|', ' '}) {
        const auto [width, fraction] = usualWidth(sampleOf(text, candidate));
        if (width > 1 && fraction > bestFraction + 0.05) {
            best = candidate;
            bestFraction = fraction;
        }
    }
    return best;
}

bool isNumber(const std::string& text, bool decimalComma) {
    double value = 0;
    return CellReader(decimalComma, {}).read(text, value) == CellKind::Number;
}

/// Numbers with a comma and none with a point.
bool findDecimalComma(const Rows& rows) {
    bool comma = false;
    for (const auto& row : rows)
        for (const std::string& field : row) {
            if (field.find('.') != std::string::npos && isNumber(field, false))
                return false;
            comma = comma || (field.find(',') != std::string::npos && isNumber(field, true));
        }
    return comma;
}

/// A first record of words over columns of numbers, or of words that do not come again below.
bool findHeader(const Rows& rows, size_t width, bool decimalComma) {
    const auto first =
        std::ranges::find_if(rows, [width](const auto& row) { return row.size() == width; });
    if (first == rows.end())
        return false;
    for (const std::string& field : *first)
        if (isNumber(field, decimalComma))
            return false;
    bool comesAgain = false;
    size_t below = 0;
    for (auto row = first + 1; row != rows.end(); ++row) {
        if (row->size() != width)
            continue;
        ++below;
        for (size_t i = 0; i < width; ++i) {
            if (isNumber((*row)[i], decimalComma))
                return true;
            comesAgain = comesAgain || (*row)[i] == (*first)[i];
        }
    }
    return below > 0 && !comesAgain;
}

/// "150,4,setosa,versicolor,virginica" above records of 5 values.
std::vector<std::string> findClassNames(const Rows& rows, size_t width) {
    if (rows.size() < 2 || rows[0].size() < 4)
        return {};
    double count = 0;
    double columns = 0;
    const CellReader cells(false, {});
    if (cells.read(rows[0][0], count) != CellKind::Number ||
        cells.read(rows[0][1], columns) != CellKind::Number ||
        columns + 1 != static_cast<double>(width) || count < 1 || count != std::floor(count))
        return {};
    std::vector<std::string> names(rows[0].begin() + 2, rows[0].end());
    for (const std::string& name : names)
        if (name.empty() || isNumber(name, false))
            return {};
    for (size_t i = 1; i < rows.size(); ++i) {
        double index = -1;
        const bool last = rows[i].size() == width &&
                          cells.read(rows[i].back(), index) == CellKind::Number && index >= 0 &&
                          index < static_cast<double>(names.size()) && index == std::floor(index);
        if (!last)
            return {};
    }
    return names;
}

} // namespace

TableFormat detectFormat(const TextBytes& text, const FormatHints& hints) {
    TableFormat format;
    format.latin1 = text.latin1;
    format.delimiter = hints.delimiter ? *hints.delimiter : findDelimiter(text.body);
    const Rows rows = sampleOf(text.body, format.delimiter);
    format.width = usualWidth(rows).first;
    format.decimalComma = hints.decimalComma ? *hints.decimalComma
                                             : format.delimiter != ',' && findDecimalComma(rows);
    if (!hints.header || !*hints.header)
        format.classNames = findClassNames(rows, format.width);
    format.header = hints.header ? *hints.header
                                 : format.classNames.empty() &&
                                       findHeader(rows, format.width, format.decimalComma);
    for (std::string& name : format.classNames)
        name = toUtf8(name, text.latin1);
    return format;
}

} // namespace tmw
