// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/layer_check_table.h"

#include "widgets/parts/marked_delegate.h"

#include <QHeaderView>
#include <QPainter>

namespace tmw::ui {

namespace {

/// CRCs stand between the columns that say which output it is and the result.
class CrcDelegate : public MarkedDelegate {
public:
    using MarkedDelegate::MarkedDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        MarkedDelegate::initStyleOption(option, index);
        if (index.column() >= kFirstCrcColumn && index.column() < index.model()->columnCount() - 1)
            option->font = Theming::mono(12);
    }
};

} // namespace

LayerCheckTable::LayerCheckTable(const QString& key, const QString& name, const Theming& theming,
                                 GridModel* model, QWidget* parent)
    : RowTable(key, name, parent) {
    setItemDelegate(new CrcDelegate(theming, GridModel::kExtraRole, this));
    setModel(model);
    horizontalHeader()->setStretchLastSection(true);
}

void LayerCheckTable::paintEvent(QPaintEvent* event) {
    RowTable::paintEvent(event);
    if (model()->rowCount() > 0)
        return;
    QPainter painter(viewport());
    const QRect room = viewport()->rect();
    QRect upper = room, lower = room;
    upper.setBottom(room.center().y());
    lower.setTop(room.center().y() + 4);
    painter.setFont(Theming::sans(13, true));
    painter.drawText(upper, Qt::AlignHCenter | Qt::AlignBottom, tr("Not compared yet"));
    painter.setFont(Theming::sans(12));
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(lower, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     tr("Every layer's output on this computer and on the boards, bit for bit"));
}

} // namespace tmw::ui
