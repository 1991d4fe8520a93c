// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/tensor.h"
#include "core/data/dataset.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// Samples as they stand in files: the first dimension counts them.
struct LabelledArrays {
    Tensor samples;
    std::optional<Tensor> labels{};
    std::string labelsName{}; ///< where they stand, for messages
    std::optional<SplitPart> part{};
};

/// A table with the samples as its array, and columns for what to learn and for the file. Whole
/// numbers are classes, others targets; rows of one 1 and else 0 are classes too. With a `shape`
/// each sample takes it; an array of bytes with two dimensions a sample is an image.
/// Errors: samples.rank, samples.empty, samples.shape, samples.type, samples.counts,
/// samples.labels; each names `file`.
Result<Dataset> datasetOf(LabelledArrays arrays, const Shape& shape, std::string_view file);

} // namespace tmw
