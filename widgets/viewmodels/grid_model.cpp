// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/grid_model.h"

#include <QFont>

namespace tmw::ui {

namespace {
int alignmentOf(const GridColumn& column) {
    return static_cast<int>(column.number ? Qt::AlignRight | Qt::AlignVCenter
                                          : Qt::AlignLeft | Qt::AlignVCenter);
}
} // namespace

GridModel::GridModel(QObject* parent) : QAbstractTableModel(parent) {}

void GridModel::set(QList<GridColumn> columns, QList<GridRow> rows) {
    beginResetModel();
    columns_ = std::move(columns);
    rows_ = std::move(rows);
    endResetModel();
}

int GridModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int GridModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

QVariant GridModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const GridCell& cell = rows_.at(index.row()).at(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return cell.tip.isEmpty() ? QVariant() : QVariant(cell.tip);
    case Qt::TextAlignmentRole:
        return alignmentOf(columns_.at(index.column()));
    case Qt::FontRole:
        if (cell.bold) {
            QFont font;
            font.setBold(true);
            return font;
        }
        return {};
    case kSortRole:
        return cell.sort.isValid() ? cell.sort : QVariant(cell.text);
    case kExtraRole:
        return cell.extra;
    default:
        return {};
    }
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columns_.size())
        return {};
    if (role == Qt::DisplayRole)
        return columns_.at(section).head;
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(columns_.at(section));
    return {};
}

} // namespace tmw::ui
