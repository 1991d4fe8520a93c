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

/// The rows of the table that a correction is of: one each time its file was brought in; none where
/// it is no part of the table.
std::vector<size_t> rowsOf(const Dataset& data, const LabelCorrection& correction);
const LabelCorrection* correctionOf(std::span<const LabelCorrection> list, const Dataset& data,
                                    size_t row);

/// Without those of files that are no source any more.
void dropLooseCorrections(ProjectSpec& spec);

/// Writes the classes into the table; those of files that are not in it count for nothing. Errors:
/// project.correction where the table has something else than was corrected.
Status applyCorrections(std::span<const LabelCorrection> list, Dataset& data);

} // namespace tmw
