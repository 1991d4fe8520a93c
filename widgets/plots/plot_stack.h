// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_view.h"

namespace tmw::ui {

/// Plots above each other over one x axis: equal left margins, and a move of one in x moves all,
/// as long as `owner` lives.
void stackPlots(QObject* owner, const std::vector<PlotView*>& plots);

} // namespace tmw::ui
