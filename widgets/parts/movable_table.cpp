// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/movable_table.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kLine = 2;
constexpr int kScrollEvery = 60; // milliseconds
} // namespace

bool MovableTable::canMove(int row) const {
    return model() && row >= 0 && row < model()->rowCount() &&
           model()->index(row, 0).flags().testFlag(Qt::ItemIsDragEnabled);
}

void MovableTable::mousePressEvent(QMouseEvent* event) {
    if (gap_ >= 0)
        return endMove();
    RowTable::mousePressEvent(event);
    const int row = rowAt(event->pos().y());
    const bool begins = event->button() == Qt::LeftButton && !event->modifiers() && canMove(row);
    pressed_ = begins ? row : -1;
    from_ = event->pos();
}

void MovableTable::mouseMoveEvent(QMouseEvent* event) {
    if (pressed_ < 0 || !event->buttons().testFlag(Qt::LeftButton))
        return RowTable::mouseMoveEvent(event);
    const int far = (event->pos() - from_).manhattanLength();
    if (gap_ < 0 && far < QApplication::startDragDistance())
        return;
    if (gap_ < 0) {
        viewport()->setCursor(Qt::ClosedHandCursor);
        scrolling_.start(kScrollEvery, this);
    }
    follow(event->pos().y());
}

/// The nearest gap between two rows that can be moved.
void MovableTable::follow(int y) {
    y_ = y;
    int gap = 0;
    while (gap < model()->rowCount() && rowViewportPosition(gap) + rowHeight(gap) / 2 < y)
        ++gap;
    int first = pressed_;
    int last = pressed_;
    while (canMove(first - 1))
        --first;
    while (canMove(last + 1))
        ++last;
    gap_ = std::clamp(gap, first, last + 1);
    viewport()->update();
}

void MovableTable::timerEvent(QTimerEvent* event) {
    if (event->timerId() != scrolling_.timerId())
        return RowTable::timerEvent(event);
    const int by = y_ < 0 ? -1 : y_ >= viewport()->height() ? 1 : 0;
    if (by == 0)
        return;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by);
    follow(y_);
}

void MovableTable::mouseReleaseEvent(QMouseEvent* event) {
    const int from = pressed_;
    const int to = gap_ > from ? gap_ - 1 : gap_;
    const bool moves = gap_ >= 0 && canMove(from);
    pressed_ = -1;
    if (gap_ >= 0)
        endMove();
    RowTable::mouseReleaseEvent(event);
    if (moves && to != from)
        emit rowMoved(from, to);
}

/// Escape is a move's before it is the window's.
bool MovableTable::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && gap_ >= 0 &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return RowTable::event(event);
}

void MovableTable::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && gap_ >= 0)
        return endMove();
    RowTable::keyPressEvent(event);
}

void MovableTable::focusOutEvent(QFocusEvent* event) {
    endMove();
    RowTable::focusOutEvent(event);
}

void MovableTable::endMove() {
    pressed_ = gap_ = -1;
    scrolling_.stop();
    viewport()->unsetCursor();
    viewport()->update();
}

void MovableTable::paintEvent(QPaintEvent* event) {
    RowTable::paintEvent(event);
    if (gap_ < 0)
        return;
    const int before = gap_ - 1;
    const int y = before < 0 ? 0 : rowViewportPosition(before) + rowHeight(before);
    QPainter painter(viewport());
    painter.fillRect(0, y - kLine / 2, viewport()->width(), kLine, palette().link());
}

} // namespace tmw::ui
