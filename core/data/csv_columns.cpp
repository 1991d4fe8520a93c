// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv_columns.h"

#include "core/data/csv_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw {

namespace {

constexpr size_t kMostWords = 65536;
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

} // namespace

uint32_t CsvColumn::indexOf(std::string_view word) {
    if (const auto found = index_.find(word); found != index_.end())
        return found->second;
    return index_.emplace(word, static_cast<uint32_t>(index_.size())).first->second;
}

CellKind CsvColumn::look(std::string_view text, const CellReader& cells) {
    if (type_ == ColumnType::Category) {
        value_ = kNone;
        if (cells.isMissing(text))
            return CellKind::Missing;
        if (index_.size() >= kMostWords && !index_.contains(text))
            tooManyWords_ = true;
        else
            value_ = indexOf(text);
        return CellKind::Number;
    }
    const CellKind kind = cells.read(text, value_);
    numbers_ += kind == CellKind::Number;
    words_ += kind == CellKind::Word;
    return kind;
}

bool CsvColumn::wantsWords() const {
    return type_ == ColumnType::Number && !fixed_ && words_ > (numbers_ + words_) / 20;
}

void CsvColumn::moveTo(Column& column, bool latin1) {
    column.type = type_;
    column.values = std::move(values_);
    if (tooManyWords_) {
        column.note = Remark(TMW_PHRASE("Error", "more than 65,536 different words: not kept"));
        column.role = ColumnRole::Ignored;
        std::ranges::fill(column.values, kNone);
        return;
    }
    column.categories.resize(index_.size());
    for (const auto& [word, index] : index_)
        column.categories[index] = toUtf8(word, latin1);
    sortCategories(column);
}

void sortCategories(Column& column) {
    std::vector<std::string> sorted = column.categories;
    std::ranges::sort(sorted);
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::vector<double> moved;
    moved.reserve(column.categories.size());
    for (const std::string& category : column.categories)
        moved.push_back(
            static_cast<double>(std::ranges::lower_bound(sorted, category) - sorted.begin()));
    if (column.type == ColumnType::Category)
        for (double& value : column.values)
            if (!std::isnan(value))
                value = moved[static_cast<size_t>(value)];
    column.categories = std::move(sorted);
}

} // namespace tmw
