// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arena_timeline.h"
#include "widgets/parts/tab_panel.h"
#include "widgets/theme/theming.h"

#include <optional>

class QComboBox;

namespace tmw::ui {

struct FitFigures;
class GridModel;
class PlotView;
class Table;

/// The arena over one run: which tensor lies where, from the step that writes it to the last that
/// reads it, as a plot and as a list.
class MemoryPanel : public TabPanel {
    Q_OBJECT
public:
    explicit MemoryPanel(const Theming& theming, QWidget* parent = nullptr);
    /// Null: nothing is known.
    void show(const FitFigures* figures);
    /// Marks what the layer of this name writes.
    void choose(const QString& layer);

signals:
    void layerChosen(const QString& name);

private:
    void showMemory();
    void showPlot();

    std::optional<ArenaTimeline> int8_;
    std::optional<ArenaTimeline> float_;
    std::optional<uint64_t> room_;
    QString layer_;
    QComboBox* kinds_;
    PlotView* plot_;
    GridModel* rows_;
    Table* table_;
};

} // namespace tmw::ui
