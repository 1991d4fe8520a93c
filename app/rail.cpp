// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rail.h"

#include "widgets/parts/mark.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QFocusEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {

struct Row {
    const char* title;
    const char* icon;
};
constexpr std::array<Row, kSteps> kRows{{
    {QT_TRANSLATE_NOOP("Rail", "Data"), "data"},
    {QT_TRANSLATE_NOOP("Rail", "Features"), "features"},
    {QT_TRANSLATE_NOOP("Rail", "Model"), "model"},
    {QT_TRANSLATE_NOOP("Rail", "Train"), "train"},
    {QT_TRANSLATE_NOOP("Rail", "Evaluate"), "evaluate"},
    {QT_TRANSLATE_NOOP("Rail", "Compare"), "compare"},
    {QT_TRANSLATE_NOOP("Rail", "Deploy"), "deploy"},
    {QT_TRANSLATE_NOOP("Rail", "Live"), "live"},
}};

constexpr int kIcon = 22;

} // namespace

QString stepTitle(Step step) {
    return QCoreApplication::translate("Rail", kRows[static_cast<size_t>(step)].title);
}

QString stepIcon(Step step) {
    return QString::fromLatin1(kRows[static_cast<size_t>(step)].icon);
}

RailButton::RailButton(Step step, const Theming& theming, QWidget* parent)
    : QAbstractButton(parent), step_(step), theming_(theming) {
    setCheckable(true);
    setFixedSize(sizeHint());
    setFocusPolicy(Qt::StrongFocus);
    setText(stepTitle(step));
    setToolTip(QString("%1 (Ctrl+%2)").arg(text()).arg(static_cast<int>(step) + 1));
    connect(&theming, &Theming::changed, this, qOverload<>(&QWidget::update));
}

void RailButton::setState(StepState state) {
    state_ = state;
    setAccessibleName(text() + ", " + stateText(state));
    update();
}

void RailButton::enterEvent(QEnterEvent*) {
    update();
}

void RailButton::leaveEvent(QEvent*) {
    update();
}

void RailButton::focusInEvent(QFocusEvent* event) {
    byKey_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QAbstractButton::focusInEvent(event);
}

void RailButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (isChecked())
        painter.fillRect(rect(), theming_.color(Token::Panel));
    else if (underMouse())
        painter.fillRect(rect(), theming_.color(Token::Sunk));
    if (isChecked())
        painter.fillRect(QRect(0, 0, 3, height()), theming_.color(Token::Accent));
    const bool dimmed = state_ == StepState::Empty && !isChecked();
    const Token token = dimmed ? Token::Disabled : isChecked() ? Token::Text : Token::Muted;
    theming_.icon(stepIcon(step_), token)
        .paint(&painter, QRect((width() - kIcon) / 2, 10, kIcon, kIcon));
    painter.setPen(theming_.color(token));
    painter.setFont(Theming::sans(12, isChecked()));
    painter.drawText(QRect(0, 34, width(), 18), Qt::AlignCenter, text());
    paintMark(painter, QRectF(53, 6, 14, 14), state_, theming_);
    if (hasFocus() && byKey_) {
        painter.setPen(QPen(theming_.color(Token::Accent), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

Rail::Rail(const Workflow& workflow, const Theming& theming, QWidget* parent)
    : QWidget(parent), workflow_(workflow) {
    setProperty("kind", "rail");
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(80);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 1, 0);
    column->setSpacing(0);
    auto* group = new QButtonGroup(this);
    for (size_t i = 0; i < kSteps; ++i) {
        const auto step = static_cast<Step>(i);
        buttons_[i] = new RailButton(step, theming);
        group->addButton(buttons_[i]);
        column->addWidget(buttons_[i]);
        connect(buttons_[i], &QAbstractButton::clicked, this, [this, step] { emit chosen(step); });
    }
    column->addStretch();
    connect(&workflow, &Workflow::stepsChanged, this, &Rail::showStates);
    showStates();
}

void Rail::setCurrent(Step step) {
    buttons_[static_cast<size_t>(step)]->setChecked(true);
}

void Rail::showStates() {
    for (size_t i = 0; i < kSteps; ++i)
        buttons_[i]->setState(workflow_.state(static_cast<Step>(i)));
}

} // namespace tmw::ui
