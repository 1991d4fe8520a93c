// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspector_dock.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>

namespace tmw::ui {

namespace {

constexpr int kWidth = 236;

/// A dock asks its title for its hint only.
class Head : public QWidget {
public:
    QSize sizeHint() const override { return {kWidth, 32}; }
    QSize minimumSizeHint() const override { return sizeHint(); }
};

} // namespace

InspectorDock::InspectorDock(Theming& theming, QWidget* parent)
    : QDockWidget(parent), theming_(theming), pages_(new QStackedWidget) {
    setObjectName("inspector");
    QWidget* head = makeHead();
    setTitleBarWidget(head);
    setWidget(pages_);
    setFeatures(QDockWidget::DockWidgetClosable);
    theming_.dress(head);
    pages_->setFixedWidth(kWidth);
}

QWidget* InspectorDock::makeHead() {
    auto* head = new Head;
    head->setProperty("kind", "inspectorHead");
    head->setAttribute(Qt::WA_StyledBackground);
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(12, 0, 6, 0);
    auto* title = new QLabel(tr("Inspector"));
    title->setProperty("kind", "panelTitle");
    auto* close = new QToolButton;
    const auto dress = [this, close] { close->setIcon(theming_.icon("close", Token::Muted)); };
    dress();
    close->setIconSize(QSize(14, 14));
    close->setToolTip(tr("Close the inspector (F9)"));
    line->addWidget(title, 1);
    line->addWidget(close);
    connect(close, &QToolButton::clicked, this, &InspectorDock::closeWanted);
    connect(&theming_, &Theming::changed, close, dress);
    return head;
}

void InspectorDock::add(QWidget* inspector) {
    pages_->addWidget(inspector ? inspector : new QWidget);
    if (!inspector)
        return;
    inspector->setProperty("kind", "inspector");
    inspector->setAttribute(Qt::WA_StyledBackground);
    theming_.dress(inspector);
}

void InspectorDock::setCurrent(int page) {
    pages_->setCurrentIndex(page);
}

} // namespace tmw::ui
