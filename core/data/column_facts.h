// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <cstddef>
#include <optional>

namespace tmw {

/// What the values of a column say by themselves. min, max and mean are NaN without values, and
/// for words.
struct ColumnFacts {
    size_t missing = 0;
    double min = 0;
    double max = 0;
    double mean = 0;
    size_t different = 0; ///< distinct values, counted up to 65
    bool wholeNumbers = false;
    bool consecutive = false; ///< each value one more than the one before
    bool increasing = false;  ///< each value above the one before
    /// A value that comes often and lies far from all others, such as -200.
    std::optional<double> suspect{};
    size_t suspectCount = 0;
};

ColumnFacts factsOf(const Column& column);

/// Every value is there once. Sorts a copy.
bool allDifferent(const Column& column);

} // namespace tmw
