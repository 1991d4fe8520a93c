// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/layer_check_table.h"

#include "widgets/parts/marked_delegate.h"

#include <QHeaderView>

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
    showWhyNot();
}

void LayerCheckTable::showWhyNot(const QString& why) {
    if (why.isEmpty())
        setEmpty(tr("Not compared yet"),
                 tr("Every layer's output on this computer and on the boards, bit for bit"));
    else
        setEmpty(tr("It cannot run on a board"), why);
}

} // namespace tmw::ui
