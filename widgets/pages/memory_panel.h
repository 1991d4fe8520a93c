// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arena_timeline.h"
#include "widgets/parts/tab_panel.h"
#include "widgets/theme/theming.h"

#include <optional>

class QComboBox;
class QLabel;

namespace tmw::ui {

struct FitFigures;
class MemoryViews;

/// The memory of a project's network over one run, as a plot with words or as a list.
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
    const std::optional<ArenaTimeline>& memory() const;
    void showMemory();

    std::optional<ArenaTimeline> int8_;
    std::optional<ArenaTimeline> float_;
    std::optional<uint64_t> room_;
    QString layer_;
    QComboBox* kinds_;
    MemoryViews* views_;
    QLabel* brief_; ///< of the views' words, below the plot
};

} // namespace tmw::ui
