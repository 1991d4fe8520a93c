// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/marked_delegate.h"

#include "widgets/parts/mark.h"

namespace tmw::ui {

namespace {
constexpr int kPadding = 8;
constexpr int kApart = 4;
constexpr int kMark = 12;
} // namespace

MarkedDelegate::MarkedDelegate(const Theming& theming, int stateRole, QObject* parent)
    : QStyledItemDelegate(parent), theming_(theming), stateRole_(stateRole) {}

void MarkedDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const {
    QStyledItemDelegate::paint(painter, option, index);
    const QVariant state = index.data(stateRole_);
    if (!state.canConvert<StepState>())
        return;
    QStyleOptionViewItem own(option);
    initStyleOption(&own, index);
    const int after =
        option.rect.left() + kPadding + kApart + QFontMetrics(own.font).horizontalAdvance(own.text);
    const double top = option.rect.center().y() - kMark / 2.0 + 0.5;
    paintMark(*painter, QRectF(after, top, kMark, kMark), state.value<StepState>(), theming_);
}

QSize MarkedDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return index.data(stateRole_).isValid() ? size + QSize(kApart + kMark + kPadding, 0) : size;
}

} // namespace tmw::ui
