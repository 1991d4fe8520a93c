// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/sources_list.h"

#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/grid_model.h"
#include "widgets/viewmodels/words.h"
#include "widgets/viewmodels/workflow.h"

#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kRow = 26;
constexpr int kMostShown = 6;
} // namespace

SourcesList::SourcesList(Workflow& workflow, QWidget* parent)
    : QWidget(parent), workflow_(workflow), model_(new GridModel(this)),
      table_(new RowTable("sources", tr("Files of the project"))),
      remove_(new QPushButton(tr("Remove"))) {
    model_->set({{tr("File")}}, {});
    table_->setModel(model_);
    table_->setWideColumn(0);
    table_->horizontalHeader()->hide();
    table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    remove_->setProperty("kind", "danger");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(table_);
    column->addWidget(remove_, 0, Qt::AlignLeft);
    connect(remove_, &QPushButton::clicked, this, &SourcesList::remove);
    auto* key = new QShortcut(QKeySequence::Delete, table_);
    key->setContext(Qt::WidgetShortcut);
    connect(key, &QShortcut::activated, this, &SourcesList::remove);
    connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &SourcesList::showRemove);
    connect(&workflow.document(), &ProjectDocument::specChanged, this, &SourcesList::showSources);
    showSources();
}

void SourcesList::showSources() {
    QStringList names;
    QList<GridRow> rows;
    for (const DataSource& source : workflow_.spec().sources) {
        const auto* file = std::get_if<FileSource>(&source);
        const QString name =
            file ? QString::fromStdString(file->name)
                 : tr("Generated sine, %1 samples")
                       .arg(countText(static_cast<qint64>(std::get<NoisySine>(source).samples)));
        names += name;
        rows += GridRow{{name.section('/', -1), {}, false, {}, name}};
    }
    if (names == names_)
        return; // what is chosen stays chosen
    names_ = names;
    model_->set({{tr("File")}}, rows);
    table_->setFixedHeight(kRow * std::clamp(static_cast<int>(rows.size()), 1, kMostShown));
    showRemove();
}

void SourcesList::showRemove() {
    const bool any = table_->selectionModel()->hasSelection();
    remove_->setEnabled(any);
    remove_->setToolTip(any ? tr("Takes the chosen files out of the project; Edit, Undo brings "
                                 "them back (Delete)")
                            : tr("Choose a file above first"));
}

void SourcesList::remove() {
    std::vector<size_t> chosen;
    for (const QModelIndex& row : table_->selectionModel()->selectedRows())
        chosen.push_back(static_cast<size_t>(row.row()));
    if (!chosen.empty())
        workflow_.removeSources(chosen);
}

} // namespace tmw::ui
