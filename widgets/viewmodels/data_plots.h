// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/features.h"
#include "core/report/plot.h"

#include <QString>

#include <optional>
#include <vector>

namespace tmw::ui {

/// "train", "validation", "test" in the person's language.
QString partWord(SplitPart part);

/// Which part each row of the table is in; nothing for rows that are no samples.
using RowParts = std::vector<std::optional<SplitPart>>;
RowParts partsOfRows(const Dataset& data, const Features* features);

/// "Petal length (cm)", "Class (no unit)".
QString axisTitle(const std::string& name, const std::string& unit);

/// Of one column: target over input as points where there is one of each and they are asked for,
/// else how often each value comes, stacked by part.
Plot columnPlot(const Dataset& data, const RowParts& parts, size_t column);
/// Samples of each class, stacked by part; without series where there are no classes.
Plot balancePlot(const Features& features);
/// How often each value of an input comes: as the sensor gives it, or as the network sees it.
Plot inputPlot(const Features& features, const Dataset& data, size_t input, bool seen);

} // namespace tmw::ui
