// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/tab_panel.h"
#include "widgets/theme/theming.h"

namespace tmw::ui {

struct Compared;
class GridModel;
class PlotView;
class Table;

/// How far each layer's int8 answers are from the float ones, and the ranges behind them.
class LayerErrorPanel : public TabPanel {
    Q_OBJECT
public:
    explicit LayerErrorPanel(const Theming& theming, QWidget* parent = nullptr);
    void show(const Compared& compared);

private:
    PlotView* plot_;
    GridModel* ranges_;
    Table* table_;
};

} // namespace tmw::ui
