// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewmodels/import_preview.h"

#include <QAbstractTableModel>

namespace tmw::ui {

/// "numbers", "words", in the order of ColumnType.
QStringList holdWords();

/// Columns of a preview: kept or not, what they hold, role and unit, all of which can be changed.
class ImportColumnModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Holds, Role, Unit, Least, Most, Missing, Noticed, ColumnTotal };

    explicit ImportColumnModel(ImportPreview& preview, QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

private:
    void take();
    void tellAll();
    QString shown(int row, int column) const;

    ImportPreview& preview_;
    std::vector<ColumnSummary> columns_;
};

} // namespace tmw::ui
