// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"
#include "core/project/project_spec.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace tmw {

/// The class that `row` of a project's table is to have: what is to be written down for it. Nothing
/// where there is no label column, or no file behind the row.
std::optional<LabelCorrection> correctionFor(const Dataset& data, size_t row, std::string now);

/// Takes `correction` into the list, in place of an earlier one of the same row; one that gives
/// back what the file has goes.
void addCorrection(std::vector<LabelCorrection>& list, LabelCorrection correction);

/// The row of the table that a correction is of; nothing where its file is no part of it.
std::optional<size_t> rowOf(const Dataset& data, const LabelCorrection& correction);
const LabelCorrection* correctionOf(std::span<const LabelCorrection> list, const Dataset& data,
                                    size_t row);

/// Writes the classes into the table; those of files that are not in it wait. Errors:
/// project.correction where the table has something else than was corrected.
Status applyCorrections(std::span<const LabelCorrection> list, Dataset& data);

} // namespace tmw
