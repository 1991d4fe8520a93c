// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/row_model.h"

#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/words.h"

#include <algorithm>

namespace tmw::ui {

RowModel::RowModel(Workflow& workflow, QObject* parent)
    : QAbstractTableModel(parent), workflow_(workflow) {
    connect(&workflow, &Workflow::dataChanged, this, &RowModel::takeData);
    takeData();
}

void RowModel::takeData() {
    beginResetModel();
    cells_ = RowCells(workflow_.sharedDataset());
    const RowParts& parts = workflow_.rowParts();
    parts_.assign(parts.begin(),
                  parts.begin() + std::min<std::ptrdiff_t>(std::ssize(parts), kMostRows));
    endResetModel();
}

int RowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid()
               ? 0
               : static_cast<int>(std::min(cells_.rows(), static_cast<size_t>(kMostRows)));
}

int RowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !cells_.data() ? 0
                                              : FirstOfData + static_cast<int>(cells_.columns());
}

bool RowModel::isText(int column) const {
    return column == Part || (column >= FirstOfData && cells_.isText(inData(column)));
}

QString RowModel::shown(int row, int column) const {
    const auto at = static_cast<size_t>(row);
    if (column == Number)
        return countText(row + 1);
    if (column == Part)
        return parts_[at] ? partWord(*parts_[at]) : QStringLiteral("-");
    return cells_.text(at, inData(column));
}

QVariant RowModel::sortable(int row, int column) const {
    if (column == Number)
        return row;
    if (isText(column))
        return shown(row, column);
    return cells_.data()->columns[inData(column)].values[static_cast<size_t>(row)];
}

QVariant RowModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shown(index.row(), index.column());
    case kSortRole:
        return sortable(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (isText(index.column()) ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QVariant RowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (isText(section) ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    if (section == Number)
        return tr("Row");
    if (section == Part)
        return tr("Part");
    const auto& column = cells_.data()->columns[inData(section)];
    return columnHead(QString::fromStdString(column.name), QString::fromStdString(column.unit));
}

} // namespace tmw::ui
