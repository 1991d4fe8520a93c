// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/csv_cells.h"
#include "core/data/csv_records.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace tmw {

/// Collects one column of a table while its rows are read, either as numbers or as words.
class CsvColumn {
public:
    /// `fixed`: the caller told the type, so it does not change by what is found.
    CsvColumn(ColumnType type, bool fixed) : type_(type), fixed_(fixed) {}

    /// What a row brings, before the row as a whole is taken or rejected.
    CellKind look(std::string_view text, const CellReader& cells);
    void take() { values_.push_back(value_); }

    ColumnType type() const { return type_; }
    /// Values that were numbers, while looked at as numbers.
    size_t numbers() const { return numbers_; }
    /// Too many words for a column of numbers.
    bool wantsWords() const;
    /// Moves values and sorted categories out. Past 65,536 different words the column holds none,
    /// and its note says so.
    void moveTo(Column& column, bool latin1);

private:
    uint32_t indexOf(std::string_view word);

    struct Hash {
        using is_transparent = void;
        size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    ColumnType type_;
    bool fixed_;
    double value_ = 0;
    std::vector<double> values_;
    size_t numbers_ = 0;
    size_t words_ = 0;
    bool tooManyWords_ = false;
    std::unordered_map<std::string, uint32_t, Hash, std::equal_to<>> index_;
};

/// Puts the categories of a column in byte order, each once, and renumbers its values.
void sortCategories(Column& column);

} // namespace tmw
