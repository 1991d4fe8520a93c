// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/tab_panel.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPushButton>
#include <QStackedWidget>

namespace tmw::ui {

TabPanel::TabPanel(const QString& title, QWidget* parent)
    : Panel(title, parent), buttons_(new QButtonGroup(this)), views_(new QStackedWidget) {
    setBody(views_);
    connect(buttons_, &QButtonGroup::idClicked, views_, &QStackedWidget::setCurrentIndex);
}

void TabPanel::addView(const QString& name, QWidget* view) {
    auto* button = new QPushButton(name);
    button->setProperty("kind", "small");
    button->setCheckable(true);
    button->setAutoDefault(false);
    buttons_->addButton(button, views_->addWidget(view));
    addTool(button);
    buttons_->button(0)->setChecked(true);
}

void TabPanel::setViewName(int view, const QString& name) {
    buttons_->button(view)->setText(name);
}

void TabPanel::setViewVisible(int view, bool visible) {
    buttons_->button(view)->setVisible(visible);
    if (!visible && views_->currentIndex() == view)
        showView(0);
    int shown = 0;
    for (const QAbstractButton* each : buttons_->buttons())
        shown += each->isHidden() ? 0 : 1;
    // One view alone needs no button.
    if (view != 0)
        buttons_->button(0)->setVisible(shown > (buttons_->button(0)->isHidden() ? 0 : 1));
}

void TabPanel::showView(int view) {
    buttons_->button(view)->setChecked(true);
    views_->setCurrentIndex(view);
}

} // namespace tmw::ui
