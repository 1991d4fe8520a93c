// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <span>
#include <vector>

namespace tmw {

/// Which samples are in which part: ascending indices into the samples.
struct Split {
    std::vector<uint32_t> train;
    std::vector<uint32_t> validation;
    std::vector<uint32_t> test;
};

/// How to divide what the import left open. The fractions sum to 1; train is above 0.
struct SplitSpec {
    double train = 0.6;
    double validation = 0.2;
    double test = 0.2;
    uint64_t seed = 1;
    /// Each class in the same proportions, where there is a label column.
    bool stratified = true;
    /// Rows of one group stay together, where there is a group column.
    bool byGroup = true;
};

/// Divides `rows` of `data` (indices into the answer are indices into `rows`). A row whose part
/// the import named goes there. A class of a few rows gives one to each part while it has any:
/// train first, then test. Groups go whole to the part that lacks their classes most.
/// Errors: split.fractions, split.too_few_groups, split.no_training.
Result<Split> split(const Dataset& data, std::span<const uint32_t> rows, const SplitSpec& spec);

/// All rows.
Result<Split> split(const Dataset& data, const SplitSpec& spec);

} // namespace tmw
