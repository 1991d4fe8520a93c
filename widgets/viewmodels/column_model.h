// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/summary.h"
#include "widgets/viewmodels/workflow.h"

#include <QAbstractTableModel>

namespace tmw::ui {

/// "input", "target"... in the person's language, in the order of ColumnRole.
QStringList roleWords();

/// The columns of the project's table. Role and unit can be edited; each edit is a step of undo.
class ColumnModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Role, Unit, Mean, Least, Most, Missing, ColumnTotal };

    explicit ColumnModel(Workflow& workflow, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    const DatasetSummary& summary() const { return summary_; }
    /// With what the person chose, before the data was read again.
    ColumnRole roleAt(int row) const;
    QString unitAt(int row) const;

private:
    const ColumnSummary& at(int row) const { return summary_.columns[static_cast<size_t>(row)]; }
    const ColumnChoice* choiceAt(int row) const;
    void takeData();
    void tellAll();
    QString shown(int row, int column) const;

    Workflow& workflow_;
    DatasetSummary summary_;
};

} // namespace tmw::ui
