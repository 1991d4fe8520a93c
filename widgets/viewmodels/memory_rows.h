// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arena_timeline.h"
#include "widgets/viewmodels/grid_model.h"

#include <QStringList>

namespace tmw::ui {

/// What each step of a run is called.
QStringList stepNames(const ArenaTimeline& memory);
/// The step that ends the layer of this name; -1: none.
int stepOf(const ArenaTimeline& memory, const QString& layer);
/// The block that a step fills; null where it works in memory that was filled before.
const ArenaBlock* blockOf(const ArenaTimeline& memory, int step);

/// Each block: its tensors, steps, place and size.
QList<GridColumn> blockColumns();
QList<GridRow> blockRows(const ArenaTimeline& memory);

/// Where the most memory is in use: "conv2".
QString peakName(const ArenaTimeline& memory);
/// "peak 96.0 KB, step 2 (conv2)".
QString peakText(const ArenaTimeline& memory);

} // namespace tmw::ui
