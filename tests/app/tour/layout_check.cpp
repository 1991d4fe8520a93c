// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/tour/layout_check.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QFrame>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitterHandle>
#include <QStyle>
#include <QTableView>
#include <QTextDocument>
#include <QToolButton>

#include <algorithm>

namespace tmw::test {

namespace {

constexpr int kSlack = 1;       // pixels, of rounding
constexpr int kCellPadding = 7; // least of both sides, before words are cut

QString nameOf(const QWidget& widget) {
    const QString own = !widget.objectName().isEmpty()       ? widget.objectName()
                        : !widget.accessibleName().isEmpty() ? widget.accessibleName()
                                                             : QString();
    const QString kind = QString::fromLatin1(widget.metaObject()->className()).section("::", -1);
    return own.isEmpty() ? kind : kind + " \"" + own.left(40) + '"';
}

QString wayTo(const QWidget& widget) {
    QString way = nameOf(widget);
    for (const QWidget* up = widget.parentWidget(); up && !up->isWindow(); up = up->parentWidget())
        if (!up->accessibleName().isEmpty() || !up->objectName().isEmpty())
            way.prepend(nameOf(*up) + " > ");
    return way;
}

bool isInScrollArea(const QWidget& widget) {
    for (const QWidget* up = widget.parentWidget(); up; up = up->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(up))
            return true;
    return false;
}

class Check {
public:
    explicit Check(const QWidget& window) : window_(window) {}

    QStringList run() {
        look(window_);
        const auto all = window_.findChildren<QWidget*>();
        for (const QWidget* widget : all)
            if (widget->isVisible() && !isShutAway(*widget))
                look(*widget);
        return faults_;
    }

private:
    /// In another window, such as a list that drops down.
    bool isShutAway(const QWidget& widget) const { return widget.window() != &window_; }

    void say(const QWidget& widget, const QString& what) { faults_ += wayTo(widget) + ": " + what; }

    void look(const QWidget& widget) {
        if (const auto* label = qobject_cast<const QLabel*>(&widget))
            lookAt(*label);
        else if (const auto* button = qobject_cast<const QAbstractButton*>(&widget))
            lookAt(*button);
        else if (const auto* table = qobject_cast<const QTableView*>(&widget))
            lookAt(*table);
        else if (const auto* box = qobject_cast<const QComboBox*>(&widget))
            lookAt(*box);
        lookAtChildren(widget);
    }

    void lookAt(const QLabel& label) {
        if (label.text().isEmpty())
            return;
        if (label.wordWrap()) {
            const int needed = label.heightForWidth(label.width());
            if (label.height() + kSlack < needed)
                say(label, QString("%1 high, %2 needed: %3")
                               .arg(label.height())
                               .arg(needed)
                               .arg(label.text().left(60)));
        } else if (label.width() + kSlack < label.sizeHint().width() && label.toolTip().isEmpty()) {
            say(label, QString("%1 wide, %2 needed: %3")
                           .arg(label.width())
                           .arg(label.sizeHint().width())
                           .arg(label.text().left(60)));
        }
    }

    void lookAt(const QAbstractButton& button) {
        if (button.width() + kSlack < button.minimumSizeHint().width())
            say(button, QString("%1 wide, %2 needed: %3")
                            .arg(button.width())
                            .arg(button.minimumSizeHint().width())
                            .arg(button.text()));
    }

    void lookAt(const QComboBox& box) {
        const int room = box.width() - 14 - 22; // padding and arrow of the style sheet
        const int needed = box.fontMetrics().horizontalAdvance(box.currentText());
        if (room + kSlack < needed && box.toolTip().isEmpty())
            say(box, QString("%1 wide inside, %2 needed: %3")
                         .arg(room)
                         .arg(needed)
                         .arg(box.currentText()));
    }

    void lookAt(const QTableView& table) {
        const QHeaderView& heads = *table.horizontalHeader();
        if (!table.model())
            return;
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            if (heads.isHidden() || table.isColumnHidden(column))
                continue;
            const QString head = table.model()->headerData(column, Qt::Horizontal).toString();
            int needed = 0;
            for (const QString& line : head.split('\n'))
                needed = std::max(needed, heads.fontMetrics().horizontalAdvance(line));
            if (heads.sectionSize(column) + kSlack < needed + 8)
                say(table, QString("head %1 is %2 wide, %3 needed")
                               .arg(head)
                               .arg(heads.sectionSize(column))
                               .arg(needed + 8));
        }
        for (int row = 0; row < table.model()->rowCount(); ++row)
            if (const int y = table.rowViewportPosition(row); y < 0)
                continue;
            else if (y > table.viewport()->height())
                break;
            else
                lookAtRow(table, row);
    }

    void lookAtRow(const QTableView& table, int row) {
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            const QModelIndex index = table.model()->index(row, column);
            if (table.isColumnHidden(column) || table.indexWidget(index))
                continue;
            const QString text = index.data().toString();
            QFont font = table.font();
            if (const QVariant own = index.data(Qt::FontRole); own.isValid())
                font = own.value<QFont>();
            int needed = 0;
            for (const QString& line : text.split('\n'))
                needed = std::max(needed, QFontMetrics(font).horizontalAdvance(line));
            needed += kCellPadding;
            if (table.columnWidth(column) + kSlack < needed &&
                index.data(Qt::ToolTipRole).toString().isEmpty())
                say(table, QString("cell %1,%2 is %3 wide, %4 needed: %5")
                               .arg(row)
                               .arg(column)
                               .arg(table.columnWidth(column))
                               .arg(needed)
                               .arg(text.left(60)));
        }
    }

    void lookAtChildren(const QWidget& widget) {
        if (qobject_cast<const QAbstractScrollArea*>(&widget))
            return;
        QList<const QWidget*> children;
        for (const QObject* child : widget.children())
            if (const auto* each = qobject_cast<const QWidget*>(child);
                each && each->isVisible() && !each->isWindow() && !each->size().isEmpty() &&
                !qobject_cast<const QSplitterHandle*>(each) &&
                !each->testAttribute(Qt::WA_TransparentForMouseEvents))
                children += each;
        for (qsizetype i = 0; i < children.size(); ++i) {
            const QRect place = children[i]->geometry();
            if (!widget.rect().adjusted(-kSlack, -kSlack, kSlack, kSlack).contains(place) &&
                !isInScrollArea(*children[i]))
                say(*children[i], QString("stands outside of its parent: %1,%2 %3x%4 in %5x%6")
                                      .arg(place.x())
                                      .arg(place.y())
                                      .arg(place.width())
                                      .arg(place.height())
                                      .arg(widget.width())
                                      .arg(widget.height()));
            for (qsizetype j = i + 1; j < children.size(); ++j)
                lookAtPair(*children[i], *children[j]);
        }
    }

    void lookAtPair(const QWidget& one, const QWidget& other) {
        const QRect both = one.geometry() & other.geometry();
        if (both.width() > kSlack && both.height() > kSlack)
            say(one, QString("lies over %1 by %2x%3")
                         .arg(nameOf(other))
                         .arg(both.width())
                         .arg(both.height()));
    }

    const QWidget& window_;
    QStringList faults_;
};

} // namespace

QStringList layoutFaults(const QWidget& window) {
    return Check(window).run();
}

} // namespace tmw::test
