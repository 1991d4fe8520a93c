// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/tab_panel.h"
#include "widgets/theme/theming.h"

namespace tmw::ui {

struct Compared;
class GridModel;
class PlotView;
class Table;

/// What each layer adds to the error and what has added up there, and the ranges behind it.
class LayerErrorPanel : public TabPanel {
    Q_OBJECT
public:
    explicit LayerErrorPanel(const Theming& theming, QWidget* parent = nullptr);
    void show(const Compared& compared);

signals:
    /// As the comparison counts them; -1: the input.
    void layerChosen(int layer);

private:
    void chooseLayer(int layer);

    PlotView* plot_;
    GridModel* ranges_;
    Table* table_;
};

} // namespace tmw::ui
