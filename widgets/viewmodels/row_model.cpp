// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/row_model.h"

#include "widgets/viewmodels/data_plots.h"
#include "widgets/viewmodels/words.h"

#include <algorithm>
#include <cmath>

namespace tmw::ui {

namespace {

constexpr size_t kLookedAt = 1000;
constexpr int kMostDigits = 6;

/// So many that no value of the first rows loses one, within six digits.
int decimalsOf(const Column& column) {
    qsizetype decimals = 0;
    double most = 0;
    for (size_t row = 0; row < std::min(column.values.size(), kLookedAt); ++row) {
        const double value = column.values[row];
        if (!std::isfinite(value))
            continue;
        most = std::max(most, std::abs(value));
        const QString text = QString::number(value, 'g', kMostDigits);
        const qsizetype dot = text.indexOf('.');
        if (dot >= 0 && !text.contains('e'))
            decimals = std::max(decimals, text.size() - dot - 1);
    }
    const int whole = most < 1 ? 1 : static_cast<int>(std::log10(most)) + 1;
    return std::clamp(static_cast<int>(decimals), 0, std::max(0, kMostDigits - whole));
}

} // namespace

RowModel::RowModel(Workflow& workflow, QObject* parent)
    : QAbstractTableModel(parent), workflow_(workflow) {
    connect(&workflow, &Workflow::dataChanged, this, &RowModel::takeData);
    takeData();
}

void RowModel::takeData() {
    beginResetModel();
    data_ = workflow_.sharedDataset();
    parts_ =
        data_ ? partsOfRows(*data_, workflow_.features()) : std::vector<std::optional<SplitPart>>();
    decimals_.clear();
    if (data_)
        for (const auto& column : data_->columns)
            decimals_.push_back(decimalsOf(column));
    endResetModel();
}

int RowModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !data_)
        return 0;
    return static_cast<int>(std::min(data_->rows, static_cast<size_t>(kMostRows)));
}

int RowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() || !data_ ? 0 : FirstOfData + static_cast<int>(data_->columns.size());
}

bool RowModel::isText(int column) const {
    return column == Part ||
           (column >= FirstOfData &&
            data_->columns[static_cast<size_t>(column - FirstOfData)].type == ColumnType::Category);
}

QString RowModel::shown(int row, int column) const {
    const auto at = static_cast<size_t>(row);
    if (column == Number)
        return countText(row + 1);
    if (column == Part)
        return parts_[at] ? partWord(*parts_[at]) : QStringLiteral("-");
    const auto& shownColumn = data_->columns[static_cast<size_t>(column - FirstOfData)];
    const double value = shownColumn.values[at];
    if (std::isnan(value))
        return QStringLiteral("-");
    if (shownColumn.type == ColumnType::Category)
        return QString::fromStdString(shownColumn.categories[static_cast<size_t>(value)]);
    if (std::abs(value) >= 1e9)
        return numberText(value, kMostDigits);
    return QString::number(value, 'f', decimals_[static_cast<size_t>(column - FirstOfData)]);
}

QVariant RowModel::sortable(int row, int column) const {
    if (column == Number)
        return row;
    if (isText(column))
        return shown(row, column);
    return data_->columns[static_cast<size_t>(column - FirstOfData)]
        .values[static_cast<size_t>(row)];
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
    const auto& column = data_->columns[static_cast<size_t>(section - FirstOfData)];
    const QString name = QString::fromStdString(column.name);
    return column.unit.empty() ? name : name + ' ' + QString::fromStdString(column.unit);
}

} // namespace tmw::ui
