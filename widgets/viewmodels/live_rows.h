// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/live_feed.h"

#include <QStringList>

namespace tmw::ui {

/// Marks as a table, the newest first.
QList<GridColumn> markColumns();
QList<GridRow> markRows(const LiveFeed& feed);
/// "21 of 22 right"; empty where nothing was marked with a label.
QString markNote(const LiveFeed& feed);

/// What all inputs are measured in together.
QString inputsTitle(const LiveMeaning& meaning);

/// "512 of 512 the same bits".
QString sameBitsText(const LiveCounts& counts);
/// How float and int8 agree: by class, or how far apart numbers are.
QString floatText(const LiveFeed& feed);
/// "3 of 15,204"; rows that were read and never shown.
QString droppedText(const LiveCounts& counts);
/// Why, and what helps; empty where nothing was lost.
QString droppedCause(const LiveCounts& counts);

/// Classes to draw as lanes: those shown now stay, unless what is answered is not among them.
std::vector<size_t> lanesFor(const LiveFeed& feed, std::vector<size_t> shown, size_t most);
/// The most probable ones now, the first the best.
std::vector<size_t> topClasses(const LivePoint& point, size_t most);

} // namespace tmw::ui
