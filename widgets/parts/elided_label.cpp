// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/elided_label.h"

#include <QPainter>

namespace tmw::ui {

void ElidedLabel::paintEvent(QPaintEvent* event) {
    const QString fitting = fontMetrics().elidedText(text(), Qt::ElideRight, width());
    setToolTip(fitting == text() ? QString() : text());
    if (fitting == text())
        return QLabel::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(rect(), static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), fitting);
}

} // namespace tmw::ui
