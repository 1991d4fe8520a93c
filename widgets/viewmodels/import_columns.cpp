// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/import_columns.h"

#include "widgets/viewmodels/column_model.h"
#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace tmw::ui {

QStringList holdWords() {
    return {QCoreApplication::translate("Holds", "numbers"),
            QCoreApplication::translate("Holds", "words")};
}

ImportColumnModel::ImportColumnModel(ImportPreview& preview, QObject* parent)
    : QAbstractTableModel(parent), preview_(preview) {
    connect(&preview, &ImportPreview::changed, this, &ImportColumnModel::take);
    connect(&preview, &ImportPreview::columnsChanged, this, &ImportColumnModel::tellAll);
    take();
}

void ImportColumnModel::take() {
    const auto& next = preview_.reading().summary.columns;
    // The same columns again: selection and editors stay.
    const bool same =
        std::ranges::equal(next, columns_, {}, &ColumnSummary::name, &ColumnSummary::name);
    if (!same)
        beginResetModel();
    columns_ = next;
    if (!same)
        endResetModel();
    tellAll();
}

void ImportColumnModel::tellAll() {
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnTotal - 1));
}

int ImportColumnModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(columns_.size());
}

int ImportColumnModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnTotal;
}

QString ImportColumnModel::shown(int row, int column) const {
    const auto at = static_cast<size_t>(row);
    const ColumnSummary& summary = columns_[at];
    switch (column) {
    case Name:
        return QString::fromStdString(summary.name);
    case Holds:
        return holdWords().at(static_cast<int>(preview_.typeOf(at)));
    case Role:
        return roleWords().at(static_cast<int>(preview_.roleOf(at)));
    case Unit:
        return preview_.unitOf(at);
    case Least:
        return numberText(summary.min);
    case Most:
        return numberText(summary.max);
    case Missing:
        return countText(static_cast<qint64>(summary.missing));
    default:
        return sentenceOf(summary.note);
    }
}

namespace {
int alignmentOf(int column) {
    const bool number = column >= ImportColumnModel::Least && column <= ImportColumnModel::Missing;
    return static_cast<int>(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
}
} // namespace

QVariant ImportColumnModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return shown(index.row(), index.column());
    case Qt::CheckStateRole:
        if (index.column() != Name)
            return {};
        return preview_.roleOf(static_cast<size_t>(index.row())) == ColumnRole::Ignored
                   ? Qt::Unchecked
                   : Qt::Checked;
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case Qt::ToolTipRole:
        return index.column() == Noticed || index.column() == Name
                   ? shown(index.row(), index.column())
                   : QString();
    default:
        return {};
    }
}

QVariant ImportColumnModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnTotal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Column"), tr("Holds"), tr("Role"),    tr("Unit"),
                              tr("Min"),    tr("Max"),   tr("Missing"), tr("Noticed")};
    return titles[section];
}

Qt::ItemFlags ImportColumnModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Name)
        flags |= Qt::ItemIsUserCheckable;
    if (index.isValid() && index.column() >= Holds && index.column() <= Unit)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ImportColumnModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const auto at = static_cast<size_t>(index.row());
    if (role == Qt::CheckStateRole && index.column() == Name) {
        preview_.setRole(at,
                         value.toInt() == Qt::Unchecked ? ColumnRole::Ignored : ColumnRole::Input);
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    if (index.column() == Unit) {
        preview_.setUnit(at, value.toString().trimmed());
        return true;
    }
    const QStringList words = index.column() == Holds  ? holdWords()
                              : index.column() == Role ? roleWords()
                                                       : QStringList();
    const auto chosen = words.indexOf(value.toString());
    if (chosen < 0)
        return false;
    if (index.column() == Holds)
        preview_.setType(at, static_cast<ColumnType>(chosen));
    else
        preview_.setRole(at, static_cast<ColumnRole>(chosen));
    return true;
}

} // namespace tmw::ui
