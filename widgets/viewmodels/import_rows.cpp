// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/import_rows.h"

namespace tmw::ui {

ImportRowModel::ImportRowModel(ImportPreview& preview, QObject* parent)
    : QAbstractTableModel(parent), preview_(preview) {
    const auto take = [this] {
        if (cells_.data() == preview_.reading().head.get())
            return;
        beginResetModel();
        cells_ = RowCells(preview_.reading().head);
        endResetModel();
    };
    connect(&preview, &ImportPreview::changed, this, take);
    connect(&preview, &ImportPreview::columnsChanged, this, [this] {
        if (columnCount() > 0)
            emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    });
    take();
}

int ImportRowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(cells_.rows());
}

int ImportRowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(cells_.columns());
}

QVariant ImportRowModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<size_t>(index.column());
    if (role == Qt::DisplayRole)
        return cells_.text(static_cast<size_t>(index.row()), column);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (cells_.isText(column) ? Qt::AlignLeft : Qt::AlignRight));
    return {};
}

QVariant ImportRowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto column = static_cast<size_t>(section);
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (cells_.isText(column) ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    return columnHead(QString::fromStdString(cells_.data()->columns[column].name),
                      preview_.unitOf(column));
}

} // namespace tmw::ui
