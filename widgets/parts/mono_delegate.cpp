// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/mono_delegate.h"

namespace tmw::ui {

void MonoDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const {
    QStyledItemDelegate::initStyleOption(option, index);
    const bool bold = option->font.bold();
    option->font = Theming::mono(12);
    option->font.setBold(bold);
}

} // namespace tmw::ui
