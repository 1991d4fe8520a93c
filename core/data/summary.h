// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <string>
#include <utility>
#include <vector>

namespace tmw {

/// min, max and mean are NaN for words and without values.
struct ColumnSummary {
    std::string name;
    std::string unit;
    ColumnRole role = ColumnRole::Input;
    ColumnType type = ColumnType::Number;
    double min = 0;
    double max = 0;
    double mean = 0;
    size_t missing = 0;
    Remark note;
};

struct DatasetSummary {
    size_t rows = 0;
    std::vector<ColumnSummary> columns;
    /// Rows of each class of the label column, in the order of its classes.
    std::vector<std::pair<std::string, size_t>> classes;
};

DatasetSummary summarise(const Dataset& data);

} // namespace tmw
