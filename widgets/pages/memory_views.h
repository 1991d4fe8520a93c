// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plan/arena_timeline.h"
#include "core/report/plot.h"
#include "widgets/theme/theming.h"

#include <QObject>

#include <optional>

class QLabel;

namespace tmw::ui {

class GridModel;
class PlotView;
class Table;

/// The arena over one run: which memory is needed from which step to which, as a plot and as a
/// list; in words, what makes its peak and what would lower it. Whoever makes it places the parts.
class MemoryViews : public QObject {
    Q_OBJECT
public:
    MemoryViews(const Theming& theming, QObject* parent);
    PlotView* plot() const { return plot_; }
    Table* list() const { return list_; }
    QLabel* words() const { return words_; }

    /// `role`: the kind of numbers. `room`: for the arena; nothing: not known.
    void show(const ArenaTimeline& memory, SeriesRole role, std::optional<uint64_t> room);
    /// Nothing is known: what is missing and why.
    void showNothing(const QString& missing, const QString& why);
    /// Marks what this step writes; -1: none.
    void choose(int step);

signals:
    void stepChosen(int step);

private:
    void showPlot();

    std::optional<ArenaTimeline> memory_;
    SeriesRole role_ = SeriesRole::Int8;
    std::optional<uint64_t> room_;
    int step_ = -1;
    PlotView* plot_;
    GridModel* rows_;
    Table* list_;
    QLabel* words_;
};

} // namespace tmw::ui
