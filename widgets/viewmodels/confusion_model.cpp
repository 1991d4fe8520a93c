// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/confusion_model.h"

#include "widgets/viewmodels/evaluation_rows.h"
#include "widgets/viewmodels/words.h"

#include <cmath>

namespace tmw::ui {

ConfusionModel::ConfusionModel(QObject* parent) : QAbstractTableModel(parent) {}

void ConfusionModel::set(const Evaluation& evaluation) {
    beginResetModel();
    names_.clear();
    metrics_ = evaluation.classification.value_or(ClassificationMetrics{});
    for (size_t i = 0; i < metrics_.classes.size(); ++i)
        names_.append(QString::fromStdString(evaluation.labels[i]));
    endResetModel();
}

bool ConfusionModel::isCell(const QModelIndex& index) const {
    return index.row() < classes() && index.column() < classes();
}

size_t ConfusionModel::count(int row, int column) const {
    return metrics_.confusion[static_cast<size_t>(row * classes() + column)];
}

double ConfusionModel::share(int row, int column) const {
    const size_t all = metrics_.classes[static_cast<size_t>(row)].support;
    return all == 0 ? 0 : static_cast<double>(count(row, column)) / static_cast<double>(all);
}

QModelIndex ConfusionModel::worstCell() const {
    QModelIndex worst = index(0, 0);
    size_t most = 0;
    for (int row = 0; row < classes(); ++row)
        for (int column = 0; column < classes(); ++column)
            if (row != column && count(row, column) > most) {
                most = count(row, column);
                worst = index(row, column);
            }
    return worst;
}

int ConfusionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || names_.isEmpty() ? 0 : classes() + 1;
}

int ConfusionModel::columnCount(const QModelIndex& parent) const {
    return rowCount(parent);
}

QString ConfusionModel::marginText(const QModelIndex& index) const {
    const int at = std::min(index.row(), index.column());
    if (index.row() == index.column())
        return {};
    const ClassMetrics& of = metrics_.classes[static_cast<size_t>(at)];
    if (index.column() == classes())
        return percentText(of.recall) + '\n' +
               tr("of %1").arg(countText(static_cast<qint64>(of.support)));
    size_t said = 0;
    for (int row = 0; row < classes(); ++row)
        said += count(row, at);
    return percentText(of.precision) + '\n' + tr("of %1").arg(countText(static_cast<qint64>(said)));
}

QString ConfusionModel::cellText(int row, int column) const {
    const QString samples = countText(static_cast<qint64>(count(row, column)));
    const QString part = percentText(share(row, column));
    return shown_ == Shown::Count ? samples : shown_ == Shown::Share ? part : samples + '\n' + part;
}

void ConfusionModel::setShown(Shown shown) {
    shown_ = shown;
    if (classes() > 0)
        emit dataChanged(index(0, 0), index(classes() - 1, classes() - 1), {Qt::DisplayRole});
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const bool cell = isCell(index);
    const int row = index.row();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return cell ? cellText(row, column) : marginText(index);
    case Qt::AccessibleTextRole:
        return cell ? tr("true %1, predicted %2: %3 samples, %4 of the row")
                          .arg(name(row), name(column),
                               countText(static_cast<qint64>(count(row, column))),
                               percentText(share(row, column)))
                    : marginText(index);
    case Qt::ToolTipRole:
        return cell ? data(index, Qt::AccessibleTextRole) : QVariant();
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignCenter);
    case kCountRole:
        return cell ? QVariant(static_cast<qlonglong>(count(row, column))) : QVariant();
    case kShareRole:
        return cell ? QVariant(share(row, column)) : QVariant();
    case kRightRole:
        return cell && row == column;
    default:
        return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    const bool across = orientation == Qt::Horizontal;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(across ? Qt::AlignCenter : Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (section >= classes())
        return across ? tr("recall") : tr("precision");
    QString name = names_.value(section);
    // A word a line: columns are narrow.
    return across && role == Qt::DisplayRole ? name.replace(' ', '\n') : name;
}

Qt::ItemFlags ConfusionModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::NoItemFlags;
    return isCell(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable
                         : Qt::ItemFlags(Qt::NoItemFlags);
}

} // namespace tmw::ui
