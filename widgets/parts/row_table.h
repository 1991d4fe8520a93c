// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>

#include <functional>

namespace tmw::ui {

/// A table of the program: rows of 26, one line under each, whole rows selected, Ctrl+C copies them
/// as tab-separated text.
class RowTable : public QTableView {
    Q_OBJECT
public:
    explicit RowTable(const QString& name, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    /// This column takes the room that is left; the others are as wide as what they hold.
    void setWideColumn(int column);
    int currentRow() const { return currentIndex().row(); }
    void chooseRow(int row);

signals:
    void rowChosen(int row);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void copyRows() const;
    int wide_ = -1;
};

/// Edits a cell by choosing one of some words, taken up at once.
class ChoiceDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ChoiceDelegate(QStringList words, QObject* parent = nullptr);
    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;

private:
    QStringList words_;
};

} // namespace tmw::ui
