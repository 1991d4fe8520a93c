// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/parts/panel.h"

#include "widgets/parts/elided_label.h"
#include "widgets/theme/theming.h"

#include <QHBoxLayout>
#include <QLabel>

#include <algorithm>

namespace tmw::ui {

namespace {
constexpr int kHead = 32;
constexpr int kMargin = 12;
constexpr int kLabelColumn = 92;
} // namespace

QLabel* kindLabel(const char* kind, const QString& text, QWidget* parent) {
    auto* label = new QLabel(text, parent);
    label->setProperty("kind", kind);
    return label;
}

Panel::Panel(const QString& title, QWidget* parent)
    : QFrame(parent), title_(kindLabel("panelTitle", title)), note_(new ElidedLabel) {
    setProperty("kind", "panel");
    auto* head = new QWidget;
    head->setProperty("kind", "panelHead");
    head->setAttribute(Qt::WA_StyledBackground);
    head->setFixedHeight(kHead);
    auto* line = new QHBoxLayout(head);
    line->setContentsMargins(kMargin, 0, 8, 0);
    line->setSpacing(8);
    line->addWidget(title_);
    note_->setProperty("kind", "muted");
    line->addWidget(note_, 1);
    tools_ = new QHBoxLayout;
    tools_->setSpacing(4);
    line->addLayout(tools_);
    outer_ = new QVBoxLayout(this);
    outer_->setContentsMargins(1, 1, 1, 1);
    outer_->setSpacing(0);
    outer_->addWidget(head);
    setAccessibleName(title);
}

void Panel::setTitle(const QString& title) {
    title_->setText(title);
    setAccessibleName(title);
}

void Panel::setNote(const QString& note) {
    note_->setText(note);
}

void Panel::addTool(QWidget* tool) {
    tools_->addWidget(tool);
}

void Panel::setBody(QWidget* body) {
    outer_->addWidget(body, 1);
}

QVBoxLayout* Panel::bodyLayout() {
    if (!inner_) {
        auto* body = new QWidget;
        inner_ = new QVBoxLayout(body);
        inner_->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
        inner_->setSpacing(8);
        setBody(body);
    }
    return inner_;
}

PairList::PairList(QWidget* parent) : QWidget(parent), rows_(new QVBoxLayout(this)) {
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(4);
}

void PairList::set(const QString& label, const QString& value, bool mono) {
    for (const auto& [name, shown] : values_) {
        if (name == label) {
            shown->setText(value);
            return;
        }
    }
    auto* line = new QHBoxLayout;
    line->setSpacing(0);
    auto* name = kindLabel("muted", label);
    name->setFixedWidth(kLabelColumn);
    name->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    name->setWordWrap(true);
    auto* shown = kindLabel("value", value);
    shown->setWordWrap(true);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (mono)
        shown->setFont(Theming::mono(12));
    line->addWidget(name);
    line->addWidget(shown, 1);
    rows_->addLayout(line);
    values_.append({label, shown});
}

void PairList::setAll(const QList<std::pair<QString, QString>>& pairs) {
    const bool same = std::ranges::equal(pairs, values_, {}, &std::pair<QString, QString>::first,
                                         &std::pair<QString, QLabel*>::first);
    if (!same)
        clear();
    for (const auto& [label, value] : pairs)
        set(label, value);
}

void PairList::clear() {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        if (QLayout* line = item->layout())
            while (QLayoutItem* part = line->takeAt(0)) {
                delete part->widget();
                delete part;
            }
        delete item;
    }
    values_.clear();
}

} // namespace tmw::ui
