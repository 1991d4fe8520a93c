// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/corrections_list.h"

#include "core/project/corrections.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/words.h"
#include "widgets/viewmodels/workflow.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kRow = 26;
constexpr int kMostShown = 6;
} // namespace

CorrectionsList::CorrectionsList(Workflow& workflow, QWidget* parent)
    : QWidget(parent), workflow_(workflow), model_(new GridModel(this)),
      table_(new RowTable("corrections", tr("Changed labels"))),
      remove_(new QPushButton(tr("Take back"))) {
    model_->set(columns(), {});
    table_->setModel(model_);
    table_->setWideColumn(1);
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    remove_->setToolTip(tr("The chosen rows get the label of their file again"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 12, 0, 0);
    column->setSpacing(8);
    column->addWidget(kindLabel("section", tr("Changed labels")));
    column->addWidget(table_);
    column->addWidget(remove_, 0, Qt::AlignLeft);
    connect(remove_, &QPushButton::clicked, this, &CorrectionsList::remove);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { remove_->setEnabled(table_->selectionModel()->hasSelection()); });
    connect(&workflow.document(), &ProjectDocument::specChanged, this, &CorrectionsList::showAll);
    connect(&workflow, &Workflow::dataChanged, this, &CorrectionsList::showAll);
    showAll();
}

QList<GridColumn> CorrectionsList::columns() {
    return {{tr("Row"), true}, {tr("Label")}, {tr("in the file")}};
}

void CorrectionsList::showAll() {
    const auto& list = workflow_.spec().corrections;
    QList<GridRow> rows;
    for (const LabelCorrection& each : list) {
        const auto at =
            workflow_.dataset() ? rowsOf(*workflow_.dataset(), each) : std::vector<size_t>();
        const qint64 number = at.empty() ? -1 : static_cast<qint64>(at.front()) + 1;
        rows += GridRow{{at.empty() ? QStringLiteral("-") : countText(number), number},
                        {fromText(each.now)},
                        {fromText(each.was)}};
    }
    model_->set(columns(), rows);
    table_->setFixedHeight(kRow * (1 + std::clamp(static_cast<int>(rows.size()), 1, kMostShown)));
    remove_->setEnabled(false);
    setVisible(!list.empty());
}

void CorrectionsList::remove() {
    const QModelIndexList chosen = table_->selectionModel()->selectedRows();
    if (chosen.empty())
        return;
    std::vector<LabelCorrection> gone;
    for (const QModelIndex& row : chosen)
        gone.push_back(workflow_.spec().corrections[static_cast<size_t>(row.row())]);
    workflow_.document().edit(tr("Take labels back"), [&](ProjectSpec& spec) {
        std::erase_if(spec.corrections, [&](const LabelCorrection& each) {
            return std::ranges::find(gone, each) != gone.end();
        });
    });
}

} // namespace tmw::ui
