// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>
#include <QTableView>
#include <QTimer>

namespace tmw::ui {

/// A table of the program: rows of 26, one line under each, whole rows selected, Ctrl+C copies them
/// as tab-separated text. Columns are as wide as what they hold until someone drags one; dragged
/// widths and the order of columns are remembered by `key` and the columns' heads.
class RowTable : public QTableView {
    Q_OBJECT
public:
    /// `name`: for screen readers.
    RowTable(const QString& key, const QString& name, QWidget* parent = nullptr);

    void setModel(QAbstractItemModel* model) override;
    void setRowHeight(int height);
    /// This column takes the room that is left.
    void setWideColumn(int column);
    /// Where there is no room left for it, these give theirs, one after the other, and are cut.
    void setYieldingColumns(const QList<int>& columns) { yielding_ = columns; }
    void setFixedColumn(int column, int width);
    /// What stands in its middle while it has no rows: what is missing, and why or what to do.
    void setEmpty(const QString& missing, const QString& words);
    int currentRow() const { return currentIndex().row(); }
    void chooseRow(int row);

signals:
    void rowChosen(int row);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fitColumns();
    void fitWideColumn();
    int roomForWide() const;
    void dragged(int column);
    QString head(int column) const;
    void remember() const;
    void recall();
    void copyRows() const;

    QTimer fitSoon_;
    int wide_ = -1;
    QList<int> yielding_;
    QString missing_;
    QString words_;
    bool fitting_ = false;
    bool dragged_ = false;
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
