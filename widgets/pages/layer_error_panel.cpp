// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/layer_error_panel.h"

#include "widgets/parts/table.h"
#include "widgets/plots/fit_tool.h"
#include "widgets/viewmodels/layer_rows.h"
#include "widgets/viewmodels/loss_words.h"
#include "widgets/viewmodels/words.h"

#include <QToolButton>

#include <algorithm>

namespace tmw::ui {

LayerErrorPanel::LayerErrorPanel(const Theming& theming, QWidget* parent)
    : TabPanel(tr("Error by layer"), parent), plot_(new PlotView(theming)),
      ranges_(new GridModel(this)),
      table_(new Table(ranges_, "ranges", tr("Ranges"), GridModel::kSortRole)) {
    plot_->remember("compare/layers");
    plot_->setAccessibleName(tr("Signal to noise by layer"));
    ranges_->set(rangeColumns(ModelKind::Int8), {});
    table_->setWideColumn(0);
    table_->setAccessibleName(tr("Range of each tensor and what is covered of it"));
    addTool(makeFitTool({plot_}, theming));
    addView(tr("Plot"), plot_);
    addView(tr("Ranges"), table_);
    setNote(tr("signal to noise, higher is better"));
    setMinimumHeight(216);
    connect(table_, &Table::rowSelected, this, [this](int row) {
        if (row < 0)
            return;
        plot_->setSelected(0, row - 1);
        emit layerChosen(row - 1);
    });
    connect(plot_, &PlotView::clicked, this, [this](int, int index) { chooseLayer(index); });
}

void LayerErrorPanel::show(const Compared& compared) {
    const LayerBars bars = layerBars(compared);
    ShownSeries alone{tr("this layer alone"), SeriesRole::Int8, SeriesForm::Bars, {}, {}};
    ShownSeries added{tr("added up to here"), SeriesRole::Truth, SeriesForm::Line, {}, {}};
    added.total = true;
    for (size_t i = 0; i < bars.alone.size(); ++i) {
        for (ShownSeries* each : {&alone, &added})
            each->x.append(static_cast<double>(i));
        alone.y.append(bars.alone[i]);
        added.y.append(bars.addedUp[i]);
    }
    plot_->setNames(bars.names);
    plot_->setAxes({}, tr("SQNR (dB)"));
    plot_->setBarTexts(bars.texts);
    plot_->setEmpty(tr("No layers to compare"), {});
    plot_->setSeries({std::move(alone), std::move(added)});
    ranges_->set(rangeColumns(compared.comparison.kind), rangeRows(compared.comparison));
    chooseLayer(std::max(0, bars.worst));
}

void LayerErrorPanel::chooseLayer(int layer) {
    table_->selectRow(layer + 1); // the input has a row and no bar
}

} // namespace tmw::ui
