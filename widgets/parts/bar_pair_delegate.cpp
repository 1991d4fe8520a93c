// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/bar_pair_delegate.h"

#include <QPainter>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kBar = 8;
constexpr int kPadding = 8;
} // namespace

BarPairDelegate::BarPairDelegate(const Theming& theming, int barsRole, QObject* parent)
    : QStyledItemDelegate(parent), theming_(theming), barsRole_(barsRole) {}

void BarPairDelegate::paintBar(QPainter& painter, const QRect& room, const SideBar& bar,
                               Token color) const {
    const auto at = [&room](double length) {
        return room.left() + std::clamp(length, 0.0, 1.0) * (room.width() - 1);
    };
    painter.fillRect(QRectF(room.left(), room.top(), at(bar.length) - room.left(), room.height()),
                     theming_.color(color));
    if (!bar.interval())
        return;
    painter.setPen(QPen(theming_.color(Token::Text), 1));
    const double middle = room.center().y() + 0.5;
    painter.drawLine(QPointF(at(bar.low), middle), QPointF(at(bar.high), middle));
    for (const double end : {bar.low, bar.high})
        painter.drawLine(QPointF(at(end), room.top() + 1), QPointF(at(end), room.bottom()));
}

void BarPairDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const QRect box = option.rect.adjusted(kPadding, 0, -kPadding, -1);
    painter->save();
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                      theming_.color(Token::Line));
    if (const QVariant bars = index.data(barsRole_); bars.isValid()) {
        const auto pair = bars.value<BarPair>();
        const int middle = box.center().y();
        paintBar(*painter, QRect(box.left(), middle - kBar - 1, box.width(), kBar), pair.inFloat,
                 Token::Float);
        paintBar(*painter, QRect(box.left(), middle + 1, box.width(), kBar), pair.int8,
                 Token::Int8);
        painter->restore();
        return;
    }
    const QStringList lines = index.data().toString().split('\n');
    const auto side = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignRight
                          ? Qt::AlignRight
                          : Qt::AlignLeft;
    const int align = static_cast<int>(side) | static_cast<int>(Qt::AlignVCenter);
    const bool two = lines.size() > 1;
    painter->setFont(Theming::sans(12, index.column() == 0));
    painter->setPen(theming_.color(Token::Text));
    const QRect first = two ? QRect(box.left(), box.center().y() - 15, box.width(), 16) : box;
    painter->drawText(first, align, lines.value(0));
    if (two) {
        painter->setFont(Theming::sans(11));
        painter->setPen(theming_.color(Token::Muted));
        painter->drawText(QRect(box.left(), box.center().y() + 1, box.width(), 15), align,
                          lines.value(1));
    }
    painter->restore();
}

QSize BarPairDelegate::sizeHint(const QStyleOptionViewItem& option,
                                const QModelIndex& index) const {
    int widest = 0;
    for (const QString& line : index.data().toString().split('\n'))
        widest = std::max(
            widest, QFontMetrics(Theming::sans(12, index.column() == 0)).horizontalAdvance(line));
    return {widest + 2 * kPadding + 4, QStyledItemDelegate::sizeHint(option, index).height()};
}

} // namespace tmw::ui
