// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/table.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QSettings>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kRow = 26;
constexpr int kWidest = 260;
constexpr double kRadio = 6.5;
} // namespace

Table::Table(QAbstractItemModel* model, const QString& name, int sortRole, QWidget* parent)
    : QTableView(parent), sorted_(new QSortFilterProxyModel(this)) {
    setObjectName(name);
    sorted_->setSortRole(sortRole);
    sorted_->setSourceModel(model);
    setModel(sorted_);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    setRowHeight(kRow);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setFixedHeight(kRow);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    horizontalHeader()->setSortIndicatorClearable(true);
    setSortingEnabled(true);
    const QByteArray state = QSettings().value(key()).toByteArray();
    fitted_ = !state.isEmpty() && horizontalHeader()->restoreState(state);
    connect(sorted_, &QAbstractItemModel::modelReset, this, &Table::fitColumns);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (now.isValid())
                    emit rowSelected(sorted_->mapToSource(now).row());
            });
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        emit rowActivated(sorted_->mapToSource(index).row());
    });
    fitColumns();
}

QString Table::key() const {
    return "tables/" + objectName();
}

void Table::setRowHeight(int height) {
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void Table::setElastic(int column) {
    horizontalHeader()->setStretchLastSection(false);
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
}

void Table::setFixed(int column, int width) {
    horizontalHeader()->setSectionResizeMode(column, QHeaderView::Fixed);
    setColumnWidth(column, width);
}

int Table::currentRow() const {
    return currentIndex().isValid() ? sorted_->mapToSource(currentIndex()).row() : -1;
}

void Table::selectRow(int modelRow) {
    const QModelIndex index = sorted_->mapFromSource(sorted_->sourceModel()->index(modelRow, 0));
    if (!index.isValid()) {
        clearSelection();
        setCurrentIndex({});
        return;
    }
    setCurrentIndex(index);
    QTableView::selectRow(index.row());
}

void Table::fitColumns() {
    if (fitted_ || sorted_->rowCount() == 0)
        return;
    fitted_ = true;
    for (int i = 0; i < sorted_->columnCount(); ++i) {
        if (horizontalHeader()->sectionResizeMode(i) != QHeaderView::Interactive)
            continue;
        resizeColumnToContents(i);
        setColumnWidth(i, std::min(columnWidth(i), kWidest));
    }
}

void Table::copySelected() const {
    QString text;
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int i = 0; i < sorted_->columnCount(); ++i)
            cells.append(row.siblingAtColumn(i).data().toString());
        text += cells.join('\t') + '\n';
    }
    QApplication::clipboard()->setText(text);
}

void Table::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        copySelected();
        return;
    }
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((enter || event->key() == Qt::Key_Space) && !event->modifiers() && currentRow() >= 0) {
        emit rowActivated(currentRow());
        return;
    }
    QTableView::keyPressEvent(event);
}

void Table::hideEvent(QHideEvent* event) {
    if (fitted_)
        QSettings().setValue(key(), horizontalHeader()->saveState());
    QTableView::hideEvent(event);
}

RadioDelegate::RadioDelegate(const Theming& theming, int role, QObject* parent)
    : QStyledItemDelegate(parent), theming_(theming), role_(role) {}

void RadioDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant chosen = index.data(role_);
    if (!chosen.isValid())
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QPointF at = QRectF(option.rect).center();
    const bool on = chosen.toBool();
    painter->setPen(QPen(theming_.color(on ? Token::Accent : Token::Control), on ? 1.5 : 1));
    painter->setBrush(theming_.color(Token::Panel));
    painter->drawEllipse(at, kRadio, kRadio);
    if (on) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theming_.color(Token::Accent));
        painter->drawEllipse(at, kRadio - 3, kRadio - 3);
    }
    painter->restore();
}

} // namespace tmw::ui
