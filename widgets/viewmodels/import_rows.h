// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/import_preview.h"
#include "widgets/viewmodels/row_cells.h"

#include <QAbstractTableModel>

namespace tmw::ui {

/// The first rows of a preview, as they will be read.
class ImportRowModel : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit ImportRowModel(ImportPreview& preview, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ImportPreview& preview_;
    RowCells cells_;
};

} // namespace tmw::ui
