// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include <charconv>

namespace tmw {

namespace {
constexpr size_t kLongestUnit = 16;
constexpr size_t kMostListed = 40;
} // namespace

std::pair<std::string, std::string> splitUnit(std::string_view title) {
    const auto none = std::pair(std::string(title), std::string());
    if (title.empty() || (title.back() != ']' && title.back() != ')'))
        return none;
    const size_t open = title.find_last_of(title.back() == ']' ? '[' : '(');
    if (open == std::string_view::npos || open == 0)
        return none;
    const std::string_view unit = title.substr(open + 1, title.size() - open - 2);
    const size_t end = title.find_last_not_of(" \t", open - 1);
    if (unit.empty() || unit.size() > kLongestUnit || unit.find(' ') != std::string_view::npos ||
        end == std::string_view::npos)
        return none;
    return {std::string(title.substr(0, end + 1)), std::string(unit)};
}

const Column* findColumn(const Dataset& data, std::string_view name) {
    for (const Column& column : data.columns)
        if (column.name == name)
            return &column;
    const auto [plain, unit] = splitUnit(name);
    for (const Column& column : data.columns)
        if (!unit.empty() && column.name == plain && column.unit == unit)
            return &column;
    return nullptr;
}

std::string classNameOf(const Column& label, double value) {
    if (label.type == ColumnType::Category)
        return label.categories[static_cast<size_t>(value)];
    char text[32];
    return std::string(text, std::to_chars(text, text + sizeof text, value).ptr);
}

std::string columnList(const Dataset& data) {
    std::string list;
    for (size_t i = 0; i < data.columns.size() && i < kMostListed; ++i)
        list += (i ? ", " : "") + data.columns[i].name;
    return data.columns.size() > kMostListed ? list + ", ..." : list;
}

} // namespace tmw
