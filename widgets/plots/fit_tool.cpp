// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/fit_tool.h"

#include <QToolButton>

#include <algorithm>

namespace tmw::ui {

namespace {

bool isAny(const std::vector<PlotView*>& plots, bool (PlotView::*is)() const) {
    return std::any_of(plots.begin(), plots.end(), [is](auto* plot) { return (plot->*is)(); });
}

} // namespace

QToolButton* makeFitTool(const std::vector<PlotView*>& plots, const Theming& theming) {
    auto* tool = new QToolButton;
    tool->setCheckable(true);
    tool->setIconSize(QSize(16, 16));
    tool->setAccessibleName(PlotView::tr("Fit"));
    const auto show = [tool, plots] {
        const bool zoomed = isAny(plots, &PlotView::isZoomed);
        const bool held = isAny(plots, &PlotView::isHeld);
        tool->setChecked(zoomed || held);
        tool->setToolTip(held && !zoomed ? PlotView::tr("The range is fixed: let it go")
                                         : PlotView::tr("Fit (0)"));
    };
    const auto dress = [tool, &theming] { tool->setIcon(theming.icon("fit", Token::Text)); };
    for (PlotView* plot : plots) {
        plot->setFitElsewhere();
        QObject::connect(plot, &PlotView::zoomedChanged, tool, show);
    }
    QObject::connect(tool, &QToolButton::clicked, tool, [plots, show] {
        const bool zoomed = isAny(plots, &PlotView::isZoomed);
        for (PlotView* plot : plots) {
            if (!zoomed && plot->isHeld())
                plot->holdRanges({}, {});
            plot->fit();
        }
        show();
    });
    QObject::connect(&theming, &Theming::changed, tool, dress);
    dress();
    show();
    return tool;
}

} // namespace tmw::ui
