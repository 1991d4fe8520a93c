// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/dressing.h"

#include <QApplication>
#include <QEvent>
#include <QMainWindow>

#include <algorithm>

namespace tmw::ui {

Dressing::Dressing(QApplication& application, QObject* parent) : QObject(parent) {
    next_.setSingleShot(true);
    connect(&next_, &QTimer::timeout, this, &Dressing::wearNext);
    application.installEventFilter(this);
}

void Dressing::add(QWidget* part) {
    parts_.push_back({part});
    if (part->isVisible())
        wear(parts_.back());
}

void Dressing::change(const QString& sheet) {
    sheet_ = sheet;
    std::erase_if(parts_, [](const Part& part) { return !part.widget; });
    for (Part& part : parts_) {
        part.wears = false;
        QWidget* window = part.widget->window();
        if (part.widget->isVisible() && !held_.contains(window)) {
            window->setUpdatesEnabled(false);
            held_.push_back(window);
        }
    }
    next_.start();
}

Dressing::Part* Dressing::find(const QObject* widget) {
    const auto at = std::ranges::find(parts_, widget, [](const Part& part) {
        return static_cast<const QObject*>(part.widget.data());
    });
    return at == parts_.end() ? nullptr : &*at;
}

bool Dressing::isUnderPart(const QWidget* widget) const {
    return std::ranges::any_of(parts_, [widget](const Part& part) {
        for (const QWidget* each = widget; each; each = each->parentWidget())
            if (each == part.widget)
                return true;
        return false;
    });
}

bool Dressing::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Polish && watched->isWidgetType()) {
        auto* widget = static_cast<QWidget*>(watched);
        if (widget->isWindow() && !qobject_cast<QMainWindow*>(widget) && !isUnderPart(widget)) {
            std::erase_if(parts_, [](const Part& part) { return !part.widget; });
            parts_.push_back({widget});
            wear(parts_.back());
        }
    } else if (event->type() == QEvent::Show) {
        if (Part* part = find(watched)) {
            if (!part->wears)
                wear(*part);
            next_.start();
        }
    }
    return QObject::eventFilter(watched, event);
}

void Dressing::wear(Part& part) {
    part.wears = true;
    part.widget->setStyleSheet(sheet_);
}

void Dressing::wearNext() {
    const auto isDue = [](const Part& part) { return part.widget && !part.wears; };
    const auto isInSight = [&](const Part& part) {
        return isDue(part) && part.widget->isVisible();
    };
    auto next = std::ranges::find_if(parts_, isInSight);
    if (next == parts_.end()) {
        for (const QPointer<QWidget>& window : std::exchange(held_, {}))
            if (window)
                window->setUpdatesEnabled(true);
        next = std::ranges::find_if(parts_, isDue);
    }
    if (next == parts_.end())
        return;
    wear(*next);
    next_.start();
}

} // namespace tmw::ui
