// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/plot.h"
#include "widgets/plots/plot_view.h"

namespace tmw::ui {

/// A plot as a value, on the screen; bars stand on each other.
void showPlot(PlotView& view, const Plot& plot);

} // namespace tmw::ui
