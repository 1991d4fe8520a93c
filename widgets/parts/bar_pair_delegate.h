// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"
#include "widgets/viewmodels/comparison_rows.h"

#include <QStyledItemDelegate>

namespace tmw::ui {

/// Cells of a float-against-int8 table: two bars where there is a pair of lengths, a second line in
/// small muted text where the text has one.
class BarPairDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    BarPairDelegate(const Theming& theming, int barsRole, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintBar(QPainter& painter, const QRect& room, const SideBar& bar, Token color) const;

    const Theming& theming_;
    int barsRole_;
};

} // namespace tmw::ui
