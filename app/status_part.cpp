// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/status_part.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>

namespace tmw::ui {

StatusPart::StatusPart(const Theming& theming, QWidget* parent)
    : QAbstractButton(parent), theming_(theming), row_(new QHBoxLayout(this)) {
    row_->setContentsMargins(8, 0, 8, 0);
    row_->setSpacing(8);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

QSize StatusPart::sizeHint() const {
    return row_->sizeHint();
}

QSize StatusPart::minimumSizeHint() const {
    return row_->minimumSize();
}

void StatusPart::say(QLabel& label, const QString& words, bool wrong) {
    label.setText(words);
    label.setProperty("kind", wrong ? "wrong" : "muted");
    label.style()->unpolish(&label);
    label.style()->polish(&label);
}

void StatusPart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (underMouse())
        painter.fillRect(rect().adjusted(0, 1, 0, 0), theming_.color(Token::Sunk));
    if (hasFocus()) {
        painter.setPen(QPen(theming_.color(Token::Accent), 2));
        painter.drawRect(rect().adjusted(1, 2, -1, -1));
    }
}

} // namespace tmw::ui
