// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/quality_list.h"

#include "widgets/parts/mark.h"
#include "widgets/parts/panel.h"

#include <QHBoxLayout>
#include <QLabel>

namespace tmw::ui {

QualityList::QualityList(const Theming& theming, QWidget* parent)
    : QWidget(parent), theming_(theming), rows_(new QVBoxLayout(this)) {
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(4);
}

void QualityList::setLines(const QList<QualityLine>& lines) {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QualityLine& each : lines) {
        auto* row = new QWidget;
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(8);
        auto* mark = new Mark(theming_);
        mark->setState(each.mark);
        auto* text = kindLabel("value", each.text);
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse);
        line->addWidget(mark, 0, Qt::AlignTop);
        line->addWidget(text, 1);
        rows_->addWidget(row);
    }
}

} // namespace tmw::ui
