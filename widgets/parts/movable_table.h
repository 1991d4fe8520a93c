// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/row_table.h"

#include <QBasicTimer>

namespace tmw::ui {

/// A table whose rows are moved with the mouse: those that the model says can be dragged, among
/// each other. Escape or the other button takes a move back while the mouse is down.
class MovableTable : public RowTable {
    Q_OBJECT
public:
    using RowTable::RowTable;

signals:
    /// Row `from` is to stand where `to` does now, and the rows between move on by one.
    void rowMoved(int from, int to);

protected:
    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    bool canMove(int row) const;
    void follow(int y);
    void endMove();

    int pressed_ = -1; ///< the row that the mouse went down on
    QPoint from_;
    int y_ = 0;    ///< of the mouse, in the viewport
    int gap_ = -1; ///< the row moves to before this one; -1: nothing moves
    QBasicTimer scrolling_;
};

} // namespace tmw::ui
