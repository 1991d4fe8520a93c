// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/row_table.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>

namespace tmw::ui {

namespace {
constexpr int kRow = 26;
constexpr int kLookedAt = 50; // rows, for the width of a column
} // namespace

RowTable::RowTable(const QString& name, QWidget* parent) : QTableView(parent) {
    setAccessibleName(name);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRow);
    verticalHeader()->setMinimumSectionSize(kRow);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setResizeContentsPrecision(kLookedAt);
    horizontalHeader()->setMinimumSectionSize(32);
    horizontalHeader()->setFixedHeight(kRow);
}

void RowTable::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

void RowTable::setWideColumn(int column) {
    wide_ = column;
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void RowTable::chooseRow(int row) {
    if (model() && row >= 0 && row < model()->rowCount() && row != currentRow())
        setCurrentIndex(model()->index(row, 0));
}

void RowTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row())
        emit rowChosen(current.row());
}

void RowTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copyRows();
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowTable::copyRows() const {
    QStringList lines;
    for (const QModelIndex& row : selectionModel()->selectedRows()) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column)
            cells += row.siblingAtColumn(column).data().toString();
        lines += cells.join('\t');
    }
    QApplication::clipboard()->setText(lines.join('\n'));
}

ChoiceDelegate::ChoiceDelegate(QStringList words, QObject* parent)
    : QStyledItemDelegate(parent), words_(std::move(words)) {}

QWidget* ChoiceDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem&,
                                      const QModelIndex& index) const {
    auto* box = new QComboBox(parent);
    box->addItems(words_);
    box->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
    connect(box, &QComboBox::activated, this, [this, box] {
        auto* self = const_cast<ChoiceDelegate*>(this);
        emit self->commitData(box);
        emit self->closeEditor(box);
    });
    return box;
}

void ChoiceDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    auto* box = static_cast<QComboBox*>(editor);
    if (box->property("shown").toBool())
        return;
    box->setProperty("shown", true);
    box->setCurrentText(index.data(Qt::EditRole).toString());
}

void ChoiceDelegate::setModelData(QWidget* editor, QAbstractItemModel* model,
                                  const QModelIndex& index) const {
    model->setData(index, static_cast<QComboBox*>(editor)->currentText(), Qt::EditRole);
}

} // namespace tmw::ui
