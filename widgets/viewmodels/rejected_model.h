// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace tmw::ui {

/// Rows that could not be read: where they stand, and why.
class RejectedModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { File, Line, Reason, ColumnTotal };
    using Rows = std::shared_ptr<const std::vector<RejectedRow>>;

    explicit RejectedModel(QObject* parent = nullptr);
    void setRows(Rows rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Rows rows_;
};

} // namespace tmw::ui
