// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QVariant>

namespace tmw::ui {

struct GridColumn {
    QString head;
    bool number = false; ///< at the right
};

struct GridCell {
    QString text;
    QVariant sort = {}; ///< what it sorts by; none: the text
    bool bold = false;
    QVariant extra = {}; ///< for a delegate
    QString tip = {};
};

using GridRow = QList<GridCell>;

/// A table whose rows were worked out before, as the results of a step are.
class GridModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kSortRole = Qt::UserRole;
    static constexpr int kExtraRole = Qt::UserRole + 1;

    explicit GridModel(QObject* parent = nullptr);
    /// Takes the place of all there was. Each row has as many cells as there are columns.
    void set(QList<GridColumn> columns, QList<GridRow> rows);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QList<GridColumn> columns_;
    QList<GridRow> rows_;
};

} // namespace tmw::ui
