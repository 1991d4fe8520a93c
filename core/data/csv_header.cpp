// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv_header.h"

#include "core/data/csv_records.h"

#include <map>
#include <set>

namespace tmw {

namespace {

constexpr size_t kLongestName = 256;

std::vector<std::string> titlesOf(const TextBytes& text, const TableFormat& format) {
    std::vector<std::string> titles(format.width);
    CsvReader reader(text.body, format.delimiter);
    for (CsvRecord record; format.header && reader.next(record);) {
        if (!record.problem.empty() || record.fields.size() != format.width)
            continue;
        for (size_t i = 0; i < format.width; ++i)
            titles[i] = toUtf8(cutText(record.fields[i], kLongestName, text.latin1), text.latin1);
        break;
    }
    return titles;
}

} // namespace

std::vector<Column> readHeader(const TextBytes& text, const TableFormat& format) {
    const std::vector<std::string> titles = titlesOf(text, format);
    std::map<std::string, size_t> uses;
    for (const std::string& title : titles)
        ++uses[splitUnit(title).first];
    std::set<std::string> taken;
    std::map<std::string, size_t> copies;
    std::vector<Column> columns(format.width);
    for (size_t i = 0; i < format.width; ++i) {
        auto [name, unit] = splitUnit(titles[i]);
        // "temperature (C)" beside "temperature (F)": the unit is what tells them apart.
        if (!unit.empty() && uses[name] > 1)
            name = titles[i];
        if (name.empty())
            name = "column_" + std::to_string(i + 1);
        columns[i].name = name;
        while (!taken.insert(columns[i].name).second)
            columns[i].name = name + "_" + std::to_string(++copies[name] + 1);
        columns[i].unit = std::move(unit);
    }
    return columns;
}

} // namespace tmw
