// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot_stack.h"

#include <QPointer>

#include <algorithm>

namespace tmw::ui {

namespace {

using Plots = std::vector<QPointer<PlotView>>;

/// The widest decides; it only grows, so that the axes stand still while numbers pass.
void lineUp(const Plots& plots) {
    int widest = 0;
    for (const auto& plot : plots)
        if (plot)
            widest = std::max(widest, plot->leftMargin());
    for (const auto& plot : plots)
        if (plot)
            plot->setLeftMargin(widest);
}

void moveOthers(const Plots& plots, const PlotView* moved, AxisRange range) {
    for (const auto& plot : plots) {
        if (!plot || plot == moved)
            continue;
        const QSignalBlocker once(plot);
        plot->showX(range);
    }
}

} // namespace

void stackPlots(QObject* owner, const std::vector<PlotView*>& plots) {
    const Plots all(plots.begin(), plots.end());
    for (PlotView* plot : plots) {
        plot->setXNamedBy(plot == plots.back() ? nullptr : plots.back());
        QObject::connect(plot, &PlotView::leftMarginChanged, owner, [all] { lineUp(all); });
        QObject::connect(plot, &PlotView::movedX, owner,
                         [all, plot](AxisRange range) { moveOthers(all, plot, range); });
        QObject::connect(plot, &PlotView::zoomedChanged, owner, [all, plot] {
            for (const auto& other : all)
                if (other && other != plot && !plot->isZoomed() && other->isZoomed())
                    other->fit();
        });
    }
}

} // namespace tmw::ui
