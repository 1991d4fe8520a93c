// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/message_bar.h"

#include "widgets/parts/mark.h"
#include "widgets/parts/panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <utility>

namespace tmw::ui {

namespace {

struct Look {
    Token edge;
    Token tint;
    StepState mark;
};

Look lookOf(MessageKind kind) {
    switch (kind) {
    case MessageKind::Error:
        return {Token::Error, Token::ErrorTint, StepState::Problem};
    case MessageKind::Warning:
        return {Token::Warning, Token::WarningTint, StepState::Stale};
    case MessageKind::Note:
        return {Token::Accent, Token::AccentTint, StepState::Ready};
    case MessageKind::Good:
        break;
    }
    return {Token::Good, Token::GoodTint, StepState::Done};
}

constexpr int kMarkAt = 12;

} // namespace

MessageBar::MessageBar(const Theming& theming, QWidget* parent)
    : QFrame(parent), theming_(theming), title_(new QLabel), text_(kindLabel("value")),
      cures_(new QHBoxLayout), words_(new QVBoxLayout) {
    words_->setSpacing(2);
    title_->setFont(Theming::sans(13, true));
    title_->setWordWrap(true);
    text_->setWordWrap(true);
    text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words_->addWidget(title_);
    words_->addWidget(text_);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(kMarkAt + 24, 8, 12, 8);
    line->setSpacing(12);
    line->addLayout(words_, 1);
    cures_->setSpacing(8);
    line->addLayout(cures_);
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void MessageBar::show(MessageKind kind, const QString& title, const QString& text) {
    kind_ = kind;
    title_->setText(title);
    title_->setVisible(!title.isEmpty());
    text_->setText(text);
    text_->setVisible(!text.isEmpty());
    while (QLayoutItem* item = cures_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    for (QWidget* each : std::exchange(lines_, {})) {
        each->hide(); // it would take room until it goes
        each->deleteLater();
    }
    setAccessibleName(title.isEmpty() ? text : title + ". " + text);
    setVisible(true);
    update();
}

void MessageBar::addCure(const QString& verb, std::function<void()> act) {
    auto* button = new QPushButton(verb);
    connect(button, &QPushButton::clicked, this, [act = std::move(act)] { act(); });
    cures_->addWidget(button);
}

void MessageBar::addCureLine(const QString& words, const QString& verb, std::function<void()> act) {
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    auto* button = new QPushButton(verb);
    button->setProperty("kind", "small");
    button->setAccessibleName(verb + ": " + words);
    connect(button, &QPushButton::clicked, this, [act = std::move(act)] { act(); });
    auto* label = kindLabel("value", words);
    label->setWordWrap(true);
    row->addWidget(label, 1);
    row->addWidget(button);
    words_->addWidget(line);
    lines_.append(line);
}

void MessageBar::dismiss() {
    hide();
}

void MessageBar::paintEvent(QPaintEvent*) {
    const Look look = lookOf(kind_);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theming_.color(look.edge));
    painter.setBrush(theming_.color(look.tint));
    const QRect box = contentsRect();
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintMark(painter, QRectF(box.left() + kMarkAt, box.top() + 10, 14, 14), look.mark, theming_);
}

} // namespace tmw::ui
