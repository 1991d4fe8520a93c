// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/page.h"

#include "widgets/parts/elided_label.h"
#include "widgets/parts/panel.h"
#include "widgets/parts/veil.h"
#include "widgets/viewmodels/words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {
constexpr int kHead = 56;
constexpr int kMargin = 12;
constexpr int kLabelColumn = 92;
} // namespace

Page::Page(Step step, const QString& title, PageContext& context, QWidget* parent)
    : QWidget(parent), step_(step), context_(context), title_(kindLabel("title", title)),
      result_(new ElidedLabel), buttons_(new QHBoxLayout), primary_(new QPushButton),
      message_(new MessageBar(context.theming)), body_(new QWidget),
      content_(new QVBoxLayout(body_)) {
    auto* head = new QWidget;
    head->setProperty("kind", "pageHead");
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(kHead);
    result_->setProperty("kind", "result");
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch();
    words->addWidget(title_);
    words->addWidget(result_);
    words->addStretch();
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(16, 0, 16, 0);
    line->addLayout(words, 1);
    buttons_->setSpacing(8);
    line->addLayout(buttons_);
    primary_->setProperty("kind", "primary");
    primary_->hide();
    line->addSpacing(0);
    line->addWidget(primary_);
    connect(primary_, &QPushButton::clicked, this, [this] {
        if (act_)
            act_();
    });

    auto* below = new QVBoxLayout;
    below->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    below->setSpacing(kMargin);
    below->addWidget(message_);
    content_->setContentsMargins(0, 0, 0, 0);
    content_->setSpacing(kMargin);
    below->addWidget(body_, 1);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(0);
    outer->addWidget(head);
    outer->addLayout(below, 1);
    setAccessibleName(title);
    dimOnly({body_});
    connect(&workflow(), &Workflow::stepsChanged, this, &Page::showAge);
}

void Page::dimOnly(std::initializer_list<QWidget*> parts) {
    qDeleteAll(veils_);
    veils_.clear();
    for (QWidget* part : parts)
        veils_ += new Veil(*part, theming());
}

void Page::showAge() {
    const bool old = workflow().isOutOfDate(step_);
    for (Veil* veil : veils_)
        veil->setOn(old);
}

QString Page::title() const {
    return title_->text();
}

void Page::setTitle(const QString& title) {
    title_->setText(title);
    setAccessibleName(title);
}

void Page::setResult(const QString& line) {
    result_->setText(line);
}

void Page::setPrimary(const QString& verb, const std::function<void()>& act, const QString& why,
                      const QString& icon) {
    act_ = act;
    primary_->setText(verb);
    primary_->setEnabled(why.isEmpty());
    primary_->setToolTip(why);
    primary_->setIcon(icon.isEmpty() ? QIcon() : theming().icon(icon, Token::OnAccent));
    primary_->show();
}

QPushButton* Page::addButton(const QString& verb) {
    auto* button = new QPushButton(verb);
    buttons_->addWidget(button);
    return button;
}

void Page::addChoice(const QString& label, QWidget* choice) {
    buttons_->addWidget(kindLabel("muted", label));
    buttons_->addWidget(choice);
}

void Page::showProblem() {
    const auto& problem = workflow().problem(step_);
    if (problem)
        message_->show(MessageKind::Error, {}, sentenceOf(*problem));
    else
        message_->dismiss();
}

InspectorColumn::InspectorColumn(QWidget* parent)
    : QWidget(parent), column_(new QVBoxLayout(this)) {
    column_->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    column_->setSpacing(4);
}

QLabel* InspectorColumn::addSection(const QString& title) {
    if (column_->count() > 0)
        column_->addSpacing(12);
    QLabel* label = kindLabel("section", title);
    column_->addWidget(label);
    column_->addSpacing(4);
    return label;
}

void InspectorColumn::add(QWidget* widget) {
    column_->addWidget(widget);
}

void InspectorColumn::addField(const QString& label, QWidget* field) {
    auto* line = new QHBoxLayout;
    line->setSpacing(0);
    auto* name = kindLabel("muted", label);
    name->setFixedWidth(kLabelColumn);
    name->setWordWrap(true);
    name->setBuddy(field);
    line->addWidget(name);
    line->addWidget(field, 1);
    column_->addLayout(line);
}

void InspectorColumn::addStretch() {
    column_->addStretch();
}

QWidget* scrolling(QWidget* widget) {
    auto* area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(widget);
    return area;
}

} // namespace tmw::ui
