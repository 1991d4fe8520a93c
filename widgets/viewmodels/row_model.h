// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/row_cells.h"
#include "widgets/viewmodels/workflow.h"

#include <QAbstractTableModel>

namespace tmw::ui {

/// The first rows of the project's table, as they were read. Cells are made when they are looked
/// at; the sort role holds numbers as numbers.
class RowModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Number, Part, FirstOfData };
    static constexpr int kSortRole = Qt::UserRole;
    static constexpr int kMostRows = 10000;

    explicit RowModel(Workflow& workflow, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void takeData();
    bool isText(int column) const;
    static size_t inData(int column) { return static_cast<size_t>(column - FirstOfData); }
    QString shown(int row, int column) const;
    QVariant sortable(int row, int column) const;

    Workflow& workflow_;
    RowCells cells_;
    RowParts parts_; ///< of the rows shown
};

} // namespace tmw::ui
