// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/plain_table.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QTableView>

namespace tmw::ui {

namespace {

constexpr int kRow = 26;

class PlainTable : public QTableView {
protected:
    void keyPressEvent(QKeyEvent* event) override {
        if (!event->matches(QKeySequence::Copy)) {
            QTableView::keyPressEvent(event);
            return;
        }
        QString text;
        const auto rows = selectionModel()->selectedRows();
        for (const QModelIndex& row : rows) {
            for (int column = 0; column < model()->columnCount(); ++column)
                text += (column ? "\t" : "") + row.siblingAtColumn(column).data().toString();
            text += '\n';
        }
        QApplication::clipboard()->setText(text);
    }
};

} // namespace

QTableView* plainTable(QAbstractItemModel* model) {
    auto* table = new PlainTable;
    table->setModel(model);
    table->setShowGrid(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRow);
    table->verticalHeader()->setMinimumSectionSize(kRow);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setFixedHeight(kRow);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    return table;
}

} // namespace tmw::ui
