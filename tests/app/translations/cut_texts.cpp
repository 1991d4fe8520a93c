// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/translations/cut_texts.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QTabBar>
#include <QToolButton>

namespace tmw::ui {

namespace {

QString line(const QWidget& widget, const QString& text, int needs, int has) {
    return QString("%1 \"%2\": needs %3, has %4")
        .arg(widget.metaObject()->className(), text)
        .arg(needs)
        .arg(has);
}

/// Whether a part of the widget lies outside what its parents show; scroll areas may hide parts.
bool isHidden(const QWidget& widget) {
    for (const QWidget* up = widget.parentWidget(); up; up = up->parentWidget())
        if (up->inherits("QAbstractScrollArea"))
            return false;
    return widget.visibleRegion().boundingRect() != widget.rect();
}

QStringList cutLabel(const QLabel& label) {
    if (label.text().isEmpty() || label.toolTip().contains(label.text()))
        return {};
    const QRect room = label.contentsRect();
    if (isHidden(label))
        return {line(label, label.text() + " (covered)", label.width(),
                     label.visibleRegion().boundingRect().width())};
    if (label.wordWrap()) {
        int longest = 0;
        for (const QString& word : label.text().split(QRegularExpression("[\\s-]+")))
            longest = std::max(longest, label.fontMetrics().horizontalAdvance(word));
        if (longest > room.width())
            return {line(label, label.text() + " (a word)", longest, room.width())};
        return label.heightForWidth(label.width()) > label.height()
                   ? QStringList(line(label, label.text() + " (height)",
                                      label.heightForWidth(label.width()), label.height()))
                   : QStringList();
    }
    const int needs = label.fontMetrics().size(0, label.text()).width();
    return needs > room.width() ? QStringList(line(label, label.text(), needs, room.width()))
                                : QStringList();
}

QStringList cutButton(const QAbstractButton& button) {
    if (button.text().isEmpty() || button.toolTip().contains(button.text()))
        return {};
    const bool hinted = qobject_cast<const QPushButton*>(&button) ||
                        qobject_cast<const QCheckBox*>(&button) ||
                        qobject_cast<const QToolButton*>(&button);
    const int needs =
        hinted ? button.sizeHint().width() : button.fontMetrics().horizontalAdvance(button.text());
    return needs > button.width() ? QStringList(line(button, button.text(), needs, button.width()))
                                  : QStringList();
}

QStringList cutHead(const QHeaderView& head) {
    QStringList cut;
    if (head.orientation() != Qt::Horizontal)
        return {};
    for (int i = 0; i < head.count(); ++i) {
        const QString text = head.model()->headerData(i, Qt::Horizontal).toString();
        const QString tip = head.model()->headerData(i, Qt::Horizontal, Qt::ToolTipRole).toString();
        const int needs = head.sectionSizeHint(i);
        if (!head.isSectionHidden(i) && !text.isEmpty() && needs > head.sectionSize(i) &&
            !tip.contains(text))
            cut += line(head, text, needs, head.sectionSize(i));
    }
    return cut;
}

QStringList cutTabs(const QTabBar& bar) {
    QStringList cut;
    for (int i = 0; i < bar.count(); ++i) {
        const int needs = bar.fontMetrics().horizontalAdvance(bar.tabText(i));
        const QRect tab = bar.tabRect(i);
        if (needs > tab.width() || tab.right() > bar.width())
            cut += line(bar, bar.tabText(i), std::max(needs, tab.right()),
                        std::min(tab.width(), bar.width()));
    }
    return cut;
}

} // namespace

QStringList cutTexts(const QWidget& root) {
    QStringList cut;
    for (const QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible())
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            cut += cutLabel(*label);
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            cut += cutButton(*button);
        else if (const auto* head = qobject_cast<const QHeaderView*>(widget))
            cut += cutHead(*head);
        else if (const auto* bar = qobject_cast<const QTabBar*>(widget))
            cut += cutTabs(*bar);
    }
    cut.removeDuplicates();
    return cut;
}

} // namespace tmw::ui
