// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"

#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>

namespace tmw::ui {

/// A table as the program shows it: rows of 26 with one line under each, heads that sort, Ctrl+C
/// for the selected rows as tab-separated text, widths and order remembered by `name`.
class Table : public QTableView {
    Q_OBJECT
public:
    /// `sortRole`: what a head sorts by.
    Table(QAbstractItemModel* model, const QString& name, int sortRole, QWidget* parent = nullptr);

    void setRowHeight(int height);
    /// Takes the room that the others leave.
    void setElastic(int column);
    void setFixed(int column, int width);
    /// The row of the model that is current; -1: none.
    int currentRow() const;
    void selectRow(int modelRow);

signals:
    void rowSelected(int modelRow);
    /// Return or a double click.
    void rowActivated(int modelRow);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void fitColumns();
    void copySelected() const;
    QString key() const;

    QSortFilterProxyModel* sorted_;
    bool fitted_ = false;
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
