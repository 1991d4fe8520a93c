// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/segments.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPushButton>

namespace tmw::ui {

Segments::Segments(const QStringList& names, QWidget* parent) : QWidget(parent) {
    auto* buttons = new QButtonGroup(this);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    for (int i = 0; i < names.size(); ++i) {
        auto* button = new QPushButton(names[i]);
        button->setProperty("kind", "small");
        button->setCheckable(true);
        button->setAutoDefault(false);
        button->setChecked(i == 0);
        buttons->addButton(button, i);
        row->addWidget(button);
    }
    connect(buttons, &QButtonGroup::idClicked, this, &Segments::chosen);
}

} // namespace tmw::ui
