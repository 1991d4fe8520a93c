// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/project/corrections.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace tmw {

namespace {

constexpr ErrorKind kStale{
    "project.correction",
    "Row %1 of %2 has %3 where a label %4 was changed to %5: the file is read another way than "
    "then. Take the changed label back on Data, or read the file as before."};

bool sameRow(const LabelCorrection& a, const LabelCorrection& b) {
    return a.sha256 == b.sha256 && a.row == b.row && a.column == b.column;
}

std::string shownClass(const Column& column, size_t row) {
    return std::isnan(column.values[row]) ? std::string() : classNameOf(column, column.values[row]);
}

/// What stands for a class in the column; a word that is new to it is added.
std::optional<double> valueOf(Column& column, const std::string& name) {
    if (column.type == ColumnType::Number) {
        double value = 0;
        const auto read = std::from_chars(name.data(), name.data() + name.size(), value);
        return read.ec == std::errc() && read.ptr == name.data() + name.size()
                   ? std::optional(value)
                   : std::nullopt;
    }
    const auto found = std::ranges::find(column.categories, name);
    const auto index = found - column.categories.begin();
    if (found == column.categories.end())
        column.categories.push_back(name);
    return static_cast<double>(index);
}

} // namespace

std::optional<LabelCorrection> correctionFor(const Dataset& data, size_t row, std::string now) {
    const auto label = std::ranges::find(data.columns, ColumnRole::Label, &Column::role);
    if (label == data.columns.end())
        return std::nullopt;
    size_t first = 0;
    for (const SourceRows& source : data.sources) {
        if (row < first + source.rows)
            return LabelCorrection{source.sha256, row - first, label->name, shownClass(*label, row),
                                   std::move(now)};
        first += source.rows;
    }
    return std::nullopt;
}

void addCorrection(std::vector<LabelCorrection>& list, LabelCorrection correction) {
    const auto earlier =
        std::ranges::find_if(list, [&](const auto& each) { return sameRow(each, correction); });
    if (earlier != list.end()) {
        correction.was = earlier->was;
        list.erase(earlier);
    }
    if (correction.was != correction.now)
        list.push_back(std::move(correction));
}

std::optional<size_t> rowOf(const Dataset& data, const LabelCorrection& correction) {
    size_t first = 0;
    for (const SourceRows& source : data.sources) {
        if (source.sha256 == correction.sha256)
            return first + correction.row;
        first += source.rows;
    }
    return std::nullopt;
}

const LabelCorrection* correctionOf(std::span<const LabelCorrection> list, const Dataset& data,
                                    size_t row) {
    const auto found = std::ranges::find_if(
        list, [&](const LabelCorrection& each) { return rowOf(data, each) == row; });
    return found == list.end() ? nullptr : &*found;
}

Status applyCorrections(std::span<const LabelCorrection> list, Dataset& data) {
    for (const LabelCorrection& each : list) {
        const auto row = rowOf(data, each);
        if (!row)
            continue;
        const auto column = std::ranges::find(data.columns, each.column, &Column::name);
        const bool there = column != data.columns.end() && *row < data.rows;
        const std::string found = there ? shownClass(*column, *row) : std::string();
        const auto value = there && found == each.was ? valueOf(*column, each.now) : std::nullopt;
        if (!value)
            return fail(kStale, *row + 1, each.column, found.empty() ? std::string("-") : found,
                        each.was, each.now);
        column->values[*row] = *value;
    }
    return {};
}

} // namespace tmw
