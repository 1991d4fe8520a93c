// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/figures.h"

#include "widgets/parts/panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kHeight = 72;
constexpr int kApart = 40;
constexpr int kLeastApart = 12;
constexpr int kRow = 20;
constexpr int kBar = 10;
constexpr int kName = 96;
constexpr int kValue = 48;
constexpr int kNote = 72;
constexpr int kGap = 8;
} // namespace

Figures::Figures(QWidget* parent) : QFrame(parent), row_(new QHBoxLayout(this)) {
    setProperty("kind", "panel");
    setFixedHeight(kHeight);
    row_->setContentsMargins(16, 8, 16, 8);
    row_->setSpacing(kLeastApart);
}

void Figures::set(const QList<Figure>& figures) {
    while (QLayoutItem* item = row_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    QStringList words;
    for (const Figure& figure : figures) {
        auto* pair = new QWidget;
        auto* column = new QVBoxLayout(pair);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        column->addWidget(kindLabel("figure", figure.value));
        column->addWidget(kindLabel("muted", figure.caption));
        row_->addWidget(pair);
        row_->addSpacerItem(new QSpacerItem(kApart - 2 * kLeastApart, 0, QSizePolicy::Maximum));
        words.append(figure.caption + " " + figure.value);
    }
    row_->addStretch();
    setAccessibleName(words.join("; "));
}

ShareBars::ShareBars(const Theming& theming, QWidget* parent) : QWidget(parent), theming_(theming) {
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
}

void ShareBars::set(QList<Bar> bars) {
    bars_ = std::move(bars);
    QStringList words;
    for (const Bar& bar : bars_)
        words.append(bar.name + " " + QString::number(bar.share, 'f', 3) + " " + bar.note);
    setAccessibleDescription(words.join(", "));
    updateGeometry();
    update();
}

QSize ShareBars::sizeHint() const {
    return {kName + kValue + kNote + 3 * kGap + 80, kRow * static_cast<int>(bars_.size())};
}

void ShareBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int full = std::max(20, width() - kName - kValue - kNote - 3 * kGap);
    int y = 0;
    for (const Bar& bar : bars_) {
        const bool marked = !bar.note.isEmpty();
        painter.setFont(Theming::sans(12, marked));
        const QFontMetrics metrics(painter.font());
        painter.setPen(theming_.color(Token::Text));
        painter.drawText(QRect(0, y, kName, kRow),
                         static_cast<int>(Qt::AlignRight | Qt::AlignVCenter),
                         metrics.elidedText(bar.name, Qt::ElideRight, kName));
        const QRectF track(kName + kGap, y + (kRow - kBar) / 2.0, full, kBar);
        painter.fillRect(track, theming_.color(Token::Track));
        QRectF filled = track;
        filled.setWidth(track.width() * std::clamp(bar.share, 0.0, 1.0));
        QColor color = theming_.color(Token::Accent);
        if (!marked)
            color.setAlphaF(0.6F);
        painter.fillRect(filled, color);
        const int after = kName + 2 * kGap + full;
        painter.setFont(Theming::sans(12));
        painter.drawText(QRect(after, y, kValue, kRow),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter),
                         QString::number(bar.share, 'f', 3));
        painter.setPen(theming_.color(Token::Muted));
        painter.setFont(Theming::sans(11));
        painter.drawText(QRect(after + kValue, y, kNote + kGap, kRow),
                         static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), bar.note);
        y += kRow;
    }
}

} // namespace tmw::ui
