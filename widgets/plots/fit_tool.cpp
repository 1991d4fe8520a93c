// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/fit_tool.h"

#include <QToolButton>

#include <algorithm>

namespace tmw::ui {

QToolButton* makeFitTool(const std::vector<PlotView*>& plots, const Theming& theming) {
    auto* tool = new QToolButton;
    tool->setCheckable(true);
    tool->setIconSize(QSize(16, 16));
    tool->setToolTip(PlotView::tr("Fit (0)"));
    tool->setAccessibleName(PlotView::tr("Fit"));
    const auto show = [tool, plots] {
        tool->setChecked(
            std::any_of(plots.begin(), plots.end(), [](auto* plot) { return plot->isZoomed(); }));
    };
    const auto dress = [tool, &theming] { tool->setIcon(theming.icon("fit", Token::Text)); };
    for (PlotView* plot : plots)
        QObject::connect(plot, &PlotView::zoomedChanged, tool, show);
    QObject::connect(tool, &QToolButton::clicked, tool, [plots, show] {
        for (PlotView* plot : plots)
            plot->fit();
        show();
    });
    QObject::connect(&theming, &Theming::changed, tool, dress);
    dress();
    return tool;
}

} // namespace tmw::ui
