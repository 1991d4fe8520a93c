// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"

#include <QStyledItemDelegate>

namespace tmw::ui {

/// A cell's text with the mark of a state behind it, where the role holds one.
class MarkedDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    MarkedDelegate(const Theming& theming, int stateRole, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theming& theming_;
    int stateRole_;
};

} // namespace tmw::ui
