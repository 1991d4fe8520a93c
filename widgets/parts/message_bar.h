// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theming.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace tmw::ui {

enum class MessageKind : uint8_t { Error, Warning, Note, Good };

/// A message at the top of a page: cause, then cure, with buttons; it stays until it is cured.
class MessageBar : public QFrame {
    Q_OBJECT
public:
    explicit MessageBar(const Theming& theming, QWidget* parent = nullptr);

    /// Replaces what stood here. `title` may be empty.
    void show(MessageKind kind, const QString& title, const QString& text);
    /// A cure: its verb, and what it does.
    void addCure(const QString& verb, std::function<void()> act);
    /// One of several, in a line of its own: what it comes to, before its button.
    void addCureLine(const QString& words, const QString& verb, std::function<void()> act);
    void dismiss();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const Theming& theming_;
    MessageKind kind_ = MessageKind::Note;
    QLabel* title_;
    QLabel* text_;
    QHBoxLayout* cures_;
    QVBoxLayout* words_;
    QList<QWidget*> lines_;
};

} // namespace tmw::ui
