// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arena_timeline.h"
#include "widgets/viewmodels/grid_model.h"

#include <QStringList>

namespace tmw::ui {

/// Of a path its last part that says where it is; of names of what was fused, the first.
QString shortName(const std::string& name);
/// What each step of a run is called, in short.
QStringList stepNames(const ArenaTimeline& memory);
/// The step that ends the layer of this name; -1: none.
int stepOf(const ArenaTimeline& memory, const QString& layer);
/// The tensors that a step fills; null where it works in memory that was filled before.
const ArenaBlock* blockOf(const ArenaTimeline& memory, int step);

/// What lies in a block: its tensors, "scratch of conv2", "state of lstm".
QString blockText(const ArenaTimeline& memory, const ArenaBlock& block);
/// "tensors", "scratch", "state".
QString useText(ArenaUse use);

/// Each block: its tensors, steps, place and size.
QList<GridColumn> blockColumns();
QList<GridRow> blockRows(const ArenaTimeline& memory);

/// The layer in which the most memory is in use: "conv2".
QString peakName(const ArenaTimeline& memory);
/// "peak 96.0 KB, step 2 (conv2)".
QString peakText(const ArenaTimeline& memory);
/// "Peak 96.0 KB in step 2 (conv2): conv1 64.0 KB, conv2 32.0 KB."
QString peakSentence(const ArenaTimeline& memory);
/// What would lower it, one to three sentences: the change, and what is left then.
QStringList lowerPeak(const ArenaTimeline& memory);

} // namespace tmw::ui
