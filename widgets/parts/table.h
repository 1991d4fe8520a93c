// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/row_table.h"
#include "widgets/theme/theming.h"

#include <QSortFilterProxyModel>

namespace tmw::ui {

/// A table whose heads sort; rows are counted as the model does, not as they are shown.
class Table : public RowTable {
    Q_OBJECT
public:
    /// `sortRole`: what a head sorts by.
    Table(QAbstractItemModel* model, const QString& key, const QString& name, int sortRole,
          QWidget* parent = nullptr);

    /// The row of the model that is current; -1: none.
    int currentRow() const;
    void selectRow(int modelRow);

signals:
    void rowSelected(int modelRow);
    /// Return or a double click, which edits a cell that can be edited.
    void rowActivated(int modelRow);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QSortFilterProxyModel* sorted_;
};

/// A filled or empty radio mark where the role holds a bool, as for the chosen run.
class RadioDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    RadioDelegate(const Theming& theming, int role, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    const Theming& theming_;
    int role_;
};

} // namespace tmw::ui
