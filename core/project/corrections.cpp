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

std::vector<size_t> rowsOf(const Dataset& data, const LabelCorrection& correction) {
    std::vector<size_t> rows;
    size_t first = 0;
    for (const SourceRows& source : data.sources) {
        if (source.sha256 == correction.sha256 && correction.row < source.rows)
            rows.push_back(first + correction.row);
        first += source.rows;
    }
    return rows;
}

const LabelCorrection* correctionOf(std::span<const LabelCorrection> list, const Dataset& data,
                                    size_t row) {
    const auto found = std::ranges::find_if(list, [&](const LabelCorrection& each) {
        return std::ranges::count(rowsOf(data, each), row) > 0;
    });
    return found == list.end() ? nullptr : &*found;
}

void dropLooseCorrections(ProjectSpec& spec) {
    std::erase_if(spec.corrections, [&](const LabelCorrection& each) {
        return std::ranges::none_of(spec.sources, [&](const DataSource& source) {
            const auto* file = std::get_if<FileSource>(&source);
            return file && file->sha256 == each.sha256;
        });
    });
}

Status applyCorrections(std::span<const LabelCorrection> list, Dataset& data) {
    for (const LabelCorrection& each : list) {
        if (std::ranges::count(data.sources, each.sha256, &SourceRows::sha256) == 0)
            continue;
        const auto column = std::ranges::find(data.columns, each.column, &Column::name);
        const std::vector<size_t> rows = rowsOf(data, each);
        if (column == data.columns.end() || rows.empty())
            return fail(kStale, each.row + 1, each.column, std::string("-"), each.was, each.now);
        for (const size_t row : rows) {
            const std::string found = shownClass(*column, row);
            const auto value = found == each.was ? valueOf(*column, each.now) : std::nullopt;
            if (!value)
                return fail(kStale, row + 1, each.column, found.empty() ? std::string("-") : found,
                            each.was, each.now);
            column->values[row] = *value;
        }
    }
    return {};
}

} // namespace tmw
