// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace tmw::ui {

namespace {
constexpr double kRadio = 6.5;
} // namespace

Table::Table(QAbstractItemModel* model, const QString& key, const QString& name, int sortRole,
             QWidget* parent)
    : RowTable(key, name, parent), sorted_(new QSortFilterProxyModel(this)) {
    sorted_->setSortRole(sortRole);
    sorted_->setSourceModel(model);
    setModel(sorted_);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    horizontalHeader()->setSortIndicatorClearable(true);
    setSortingEnabled(true);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                if (now.isValid())
                    emit rowSelected(sorted_->mapToSource(now).row());
            });
    connect(this, &QAbstractItemView::doubleClicked, this, [this](const QModelIndex& index) {
        if (index.flags().testFlag(Qt::ItemIsEditable))
            return edit(index);
        emit rowActivated(sorted_->mapToSource(index).row());
    });
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

void Table::keyPressEvent(QKeyEvent* event) {
    if (state() == EditingState && !hasFocus()) // what the editor left
        return RowTable::keyPressEvent(event);
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if ((enter || event->key() == Qt::Key_Space) && !event->modifiers() && currentRow() >= 0) {
        emit rowActivated(currentRow());
        return;
    }
    RowTable::keyPressEvent(event);
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
