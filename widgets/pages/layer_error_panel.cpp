// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/layer_error_panel.h"

#include "widgets/parts/table.h"
#include "widgets/plots/fit_tool.h"
#include "widgets/viewmodels/comparison_rows.h"
#include "widgets/viewmodels/loss_words.h"
#include "widgets/viewmodels/words.h"

#include <QToolButton>

namespace tmw::ui {

LayerErrorPanel::LayerErrorPanel(const Theming& theming, QWidget* parent)
    : TabPanel(tr("Error by layer"), parent), plot_(new PlotView(theming)),
      ranges_(new GridModel(this)),
      table_(new Table(ranges_, "ranges", tr("Ranges"), GridModel::kSortRole)) {
    plot_->remember("compare/layers");
    plot_->setAccessibleName(tr("Signal to noise by layer"));
    ranges_->set(rangeColumns(), {});
    table_->setWideColumn(0);
    table_->setAccessibleName(tr("Range of each tensor and what int8 covers"));
    addTool(makeFitTool({plot_}, theming));
    addView(tr("Plot"), plot_);
    addView(tr("Ranges"), table_);
    setMinimumHeight(170);
    // The plot's bar and the row of the same tensor; the input has a row and no bar.
    connect(table_, &Table::rowSelected, this, [this](int row) {
        if (row > 0)
            plot_->setSelected(0, row - 1);
    });
    connect(plot_, &PlotView::clicked, this,
            [this](int, int index) { table_->selectRow(index + 1); });
}

void LayerErrorPanel::show(const Compared& compared) {
    const LayerBars bars = layerBars(compared.comparison);
    ShownSeries series{tr("int8 against float"), SeriesRole::Int8, SeriesForm::Bars, {}, {}};
    for (size_t i = 0; i < bars.decibels.size(); ++i) {
        series.x.append(static_cast<double>(i));
        series.y.append(bars.decibels[i]);
    }
    plot_->setNames(bars.names);
    plot_->setAxes({}, tr("Signal to noise (dB)"));
    plot_->setBarTexts(bars.texts);
    plot_->setEmpty(tr("No layers to compare"), {});
    plot_->setSeries({std::move(series)});
    setNote(bars.exact.isEmpty() ? tr("higher is better")
                                 : tr("higher is better; exact: %1").arg(bars.exact.join(", ")));
    ranges_->set(rangeColumns(), rangeRows(compared.comparison));
    const auto worst = bars.names.indexOf(fromText(compared.loss.layer));
    if (worst >= 0)
        table_->selectRow(static_cast<int>(worst) + 1);
}

} // namespace tmw::ui
