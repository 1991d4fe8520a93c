// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewmodels/column_model.h"

#include "widgets/viewmodels/words.h"

#include <QCoreApplication>

#include <algorithm>

namespace tmw::ui {

QStringList roleWords() {
    const auto word = [](const char* text) { return QCoreApplication::translate("Roles", text); };
    return {word(QT_TRANSLATE_NOOP("Roles", "input")),  word(QT_TRANSLATE_NOOP("Roles", "target")),
            word(QT_TRANSLATE_NOOP("Roles", "label")),  word(QT_TRANSLATE_NOOP("Roles", "group")),
            word(QT_TRANSLATE_NOOP("Roles", "time")),   word(QT_TRANSLATE_NOOP("Roles", "weight")),
            word(QT_TRANSLATE_NOOP("Roles", "ignored"))};
}

ColumnModel::ColumnModel(Workflow& workflow, QObject* parent)
    : QAbstractTableModel(parent), workflow_(workflow) {
    connect(&workflow, &Workflow::dataChanged, this, &ColumnModel::takeData);
    connect(&workflow.document(), &ProjectDocument::specChanged, this, &ColumnModel::tellAll);
    takeData();
}

void ColumnModel::takeData() {
    DatasetSummary next = workflow_.summary();
    // The same columns again: the selection stays.
    if (std::ranges::equal(next.columns, summary_.columns, {}, &ColumnSummary::name,
                           &ColumnSummary::name)) {
        summary_ = std::move(next);
        tellAll();
        return;
    }
    beginResetModel();
    summary_ = std::move(next);
    endResetModel();
}

void ColumnModel::tellAll() {
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnTotal - 1));
}

int ColumnModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(summary_.columns.size());
}

int ColumnModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnTotal;
}

const ColumnChoice* ColumnModel::choiceAt(int row) const {
    const auto& choices = workflow_.spec().columns;
    const auto found = choices.find(at(row).name);
    return found == choices.end() ? nullptr : &found->second;
}

ColumnRole ColumnModel::roleAt(int row) const {
    const ColumnChoice* choice = choiceAt(row);
    return choice && choice->role ? *choice->role : at(row).role;
}

QString ColumnModel::unitAt(int row) const {
    const ColumnChoice* choice = choiceAt(row);
    return QString::fromStdString(choice && choice->unit ? *choice->unit : at(row).unit);
}

QString ColumnModel::shown(int row, int column) const {
    const ColumnSummary& summary = at(row);
    switch (column) {
    case Name:
        return QString::fromStdString(summary.name);
    case Role:
        return roleWords().at(static_cast<int>(roleAt(row)));
    case Unit:
        return unitAt(row);
    case Mean:
        return numberText(summary.mean);
    case Least:
        return numberText(summary.min);
    case Most:
        return numberText(summary.max);
    case Missing:
        return countText(static_cast<qint64>(summary.missing));
    default:
        return {};
    }
}

QVariant ColumnModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return shown(index.row(), index.column());
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (index.column() < Mean ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ToolTipRole:
        return sentenceOf(at(index.row()).note);
    default:
        return {};
    }
}

QVariant ColumnModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnTotal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>(Qt::AlignVCenter |
                                (section < Mean ? Qt::AlignLeft : Qt::AlignRight));
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Column"), tr("Role"), tr("Unit"),   tr("Mean"),
                              tr("Min"),    tr("Max"),  tr("Missing")};
    return titles[section];
}

Qt::ItemFlags ColumnModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && (index.column() == Role || index.column() == Unit))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ColumnModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const std::string name = at(index.row()).name;
    if (index.column() == Role) {
        const auto chosen = static_cast<int>(roleWords().indexOf(value.toString()));
        if (chosen < 0)
            return false;
        if (chosen != static_cast<int>(roleAt(index.row())))
            workflow_.document().edit(tr("Role of %1").arg(QString::fromStdString(name)),
                                      [&](ProjectSpec& spec) {
                                          spec.columns[name].role = static_cast<ColumnRole>(chosen);
                                      });
        return true;
    }
    if (index.column() != Unit)
        return false;
    const QString unit = value.toString().trimmed();
    if (unit != unitAt(index.row()))
        workflow_.document().edit(
            tr("Unit of %1").arg(QString::fromStdString(name)),
            [&](ProjectSpec& spec) { spec.columns[name].unit = unit.toStdString(); });
    return true;
}

} // namespace tmw::ui
