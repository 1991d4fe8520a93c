// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/class_bars.h"

#include "widgets/parts/class_tint.h"

#include <QPainter>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kRow = 22;
constexpr int kBar = 10;
constexpr int kName = 76;
constexpr int kValue = 34;
constexpr int kGap = 8;
} // namespace

ClassBars::ClassBars(const Theming& theming, QWidget* parent) : QWidget(parent), theming_(theming) {
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
}

void ClassBars::set(QList<Bar> bars) {
    const bool other = bars.size() != bars_.size();
    bars_ = std::move(bars);
    QStringList words;
    for (const Bar& bar : std::as_const(bars_))
        words += bar.name + ' ' + QString::number(bar.share, 'f', 2);
    setAccessibleDescription(words.join(", "));
    if (other)
        updateGeometry();
    update();
}

QSize ClassBars::sizeHint() const {
    return {kName + kValue + 2 * kGap + 60, kRow * static_cast<int>(bars_.size())};
}

void ClassBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int full = width() - kName - kValue - 2 * kGap;
    int y = 0;
    for (const Bar& bar : std::as_const(bars_)) {
        painter.setFont(Theming::sans(12, y == 0));
        painter.setPen(theming_.color(Token::Text));
        const QString name =
            QFontMetrics(painter.font()).elidedText(bar.name, Qt::ElideRight, kName);
        painter.drawText(QRect(0, y, kName, kRow), static_cast<int>(Qt::AlignVCenter), name);
        const QRectF track(kName + kGap, y + (kRow - kBar) / 2.0, full, kBar);
        painter.fillRect(track, theming_.color(Token::Track));
        QRectF filled = track;
        filled.setWidth(track.width() * std::clamp(bar.share, 0.0, 1.0));
        painter.fillRect(filled, classTint(bar.number, theming_));
        if (isHatched(bar.number))
            painter.fillRect(filled, QBrush(theming_.color(Token::Text), Qt::BDiagPattern));
        painter.setFont(Theming::sans(12));
        painter.drawText(QRect(width() - kValue, y, kValue, kRow),
                         static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                         QString::number(bar.share, 'f', 2));
        y += kRow;
    }
}

} // namespace tmw::ui
