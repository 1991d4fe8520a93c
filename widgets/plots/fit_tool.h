// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot_view.h"

class QToolButton;

namespace tmw::ui {

/// A tool for a panel's head that fits these plots; lit while one of them is zoomed or has a fixed
/// range, which it lets go.
QToolButton* makeFitTool(const std::vector<PlotView*>& plots, const Theming& theming);

} // namespace tmw::ui
