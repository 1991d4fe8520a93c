// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/measures_panel.h"

#include "widgets/parts/bar_pair_delegate.h"
#include "widgets/parts/table.h"
#include "widgets/plots/legend_row.h"
#include "widgets/viewmodels/comparison_rows.h"
#include "widgets/viewmodels/words.h"

#include <QHeaderView>
#include <QPushButton>

namespace tmw::ui {

namespace {
constexpr int kRow = 32;
constexpr int kHeads = 40 + 26;
constexpr int kBarsColumn = 3;
} // namespace

MeasuresPanel::MeasuresPanel(const Theming& theming, QWidget* parent)
    : Panel(tr("Side by side"), parent), measures_(new GridModel(this)),
      table_(new Table(measures_, "measures", tr("Both models"), GridModel::kSortRole)),
      count_(new QPushButton(tr("Count"))) {
    measures_->set(comparisonColumns(nullptr), {});
    table_->setItemDelegate(new BarPairDelegate(theming, GridModel::kExtraRole, table_));
    table_->setRowHeight(kRow);
    table_->setSelectionMode(QAbstractItemView::NoSelection);
    table_->setSortingEnabled(false);
    table_->setAccessibleName(tr("Both models side by side"));
    table_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* heads = table_->horizontalHeader();
    heads->setStretchLastSection(false);
    heads->setSectionsMovable(false);
    heads->setSectionResizeMode(QHeaderView::ResizeToContents);
    heads->setSectionResizeMode(kBarsColumn, QHeaderView::Stretch);
    setBody(table_);
    count_->setProperty("kind", "small");
    addTool(makeLegend(theming));
    addTool(count_);
    connect(count_, &QPushButton::clicked, this, &MeasuresPanel::countWanted);
}

QWidget* MeasuresPanel::makeLegend(const Theming& theming) {
    auto* legend = new LegendRow(theming, 0);
    legend->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); // beside a button that grows
    const auto dress = [this, legend, &theming] {
        const auto style = [&theming](SeriesRole role) {
            return styleOf(role, SeriesForm::Bars, false, theming);
        };
        legend->setEntries(
            {{tr("float"), style(SeriesRole::Float)}, {kindText(kind_), style(SeriesRole::Int8)}});
        legend->setFixedWidth(legend->wholeWidth());
    };
    connect(&theming, &Theming::changed, legend, dress);
    connect(this, &MeasuresPanel::kindChanged, legend, dress);
    dress();
    return legend;
}

void MeasuresPanel::show(const Compared& compared) {
    kind_ = compared.comparison.kind;
    setTitle(tr("float against %1").arg(kindText(kind_)));
    emit kindChanged();
    measures_->set(comparisonColumns(&compared), comparisonRows(compared));
    setFixedHeight(kHeads + kRow * measures_->rowCount());
    setNote(tr("run %1, on %2 test samples; instructions: emulated %3, not time")
                .arg(compared.run)
                .arg(countText(static_cast<qint64>(compared.comparison.samples)),
                     QString::fromStdString(compared.board)));
}

void MeasuresPanel::showCounting(bool counting, bool counted) {
    count_->setVisible(!counted);
    count_->setEnabled(!counting);
    count_->setText(counting ? tr("Counting") : tr("Count"));
    count_->setToolTip(counting
                           ? tr("The emulated board counts the instructions.")
                           : tr("Counts the instructions of both models on the emulated board"));
}

} // namespace tmw::ui
