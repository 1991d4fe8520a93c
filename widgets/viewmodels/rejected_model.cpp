// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/rejected_model.h"

#include "widgets/viewmodels/words.h"

namespace tmw::ui {

namespace {
int alignmentOf(int column) {
    return static_cast<int>(Qt::AlignVCenter |
                            (column == RejectedModel::Line ? Qt::AlignRight : Qt::AlignLeft));
}
} // namespace

RejectedModel::RejectedModel(QObject* parent) : QAbstractTableModel(parent) {}

void RejectedModel::setRows(Rows rows) {
    beginResetModel();
    rows_ = std::move(rows);
    endResetModel();
}

int RejectedModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !rows_ ? 0 : static_cast<int>(rows_->size());
}

int RejectedModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnTotal;
}

QVariant RejectedModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(index.column());
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const RejectedRow& row = (*rows_)[static_cast<size_t>(index.row())];
    switch (index.column()) {
    case File:
        return QString::fromStdString(row.file).section('/', -1);
    case Line:
        return countText(static_cast<qint64>(row.line));
    default:
        return sentenceOf(row.reason);
    }
}

QVariant RejectedModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnTotal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("File"), tr("Line"), tr("Why it was not read")};
    return titles[section];
}

} // namespace tmw::ui
