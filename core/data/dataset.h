// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/remark.h"
#include "core/data/sample_array.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tmw {

enum class ColumnRole { Input, Target, Label, Group, Time, Weight, Ignored };
enum class ColumnType { Number, Category };
enum class SplitPart : uint8_t { Train, Validation, Test };

/// One column of a table. Numbers and categories share `values`: a category is its index in
/// `categories`; a missing value is NaN.
struct Column {
    std::string name{};
    std::string unit{};
    ColumnType type = ColumnType::Number;
    ColumnRole role = ColumnRole::Input;
    std::vector<double> values{};
    std::vector<std::string> categories{};
    /// What was noticed, for people: "every value is different: an id?", "constant".
    Remark note{};
};

/// A row that could not be taken in, and why.
struct RejectedRow {
    std::string file;
    size_t line = 0;
    Remark reason;
};

/// Rows that came from one file, beside each other.
struct SourceRows {
    std::string sha256; ///< of the file
    size_t rows = 0;
};

/// A table with names, units and roles. Immutable once made; every column has `rows` values.
struct Dataset {
    std::vector<Column> columns;
    size_t rows = 0;
    /// Where the import said which part a row belongs to; empty when it did not.
    std::vector<std::optional<SplitPart>> importedPart;
    /// The first of them, with their reasons; rejectedRows counts all.
    std::vector<RejectedRow> rejected;
    size_t rejectedRows = 0;
    /// Where a project's rows came from, in their order; empty for generated ones.
    std::vector<SourceRows> sources;
    /// Inputs that are no columns: one sample a row. The columns beside it then hold what to learn
    /// and which file each came from, and no column is an input.
    std::shared_ptr<const SampleArray> array{};
};

/// The column called `name`, with its unit or without: "Torque", "Torque [Nm]". Null where there
/// is none.
const Column* findColumn(const Dataset& data, std::string_view name);

/// The class a value of a label column stands for: its word, or the number as short as can be.
std::string classNameOf(const Column& label, double value);

/// "a, b, c": for messages.
std::string columnList(const Dataset& data);

/// "Torque [Nm]" or "Torque (Nm)" into name and unit; the unit is empty where there is none.
std::pair<std::string, std::string> splitUnit(std::string_view title);

} // namespace tmw
