// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace tmw::ui {

/// A label that the style sheet dresses by its kind: "title", "muted", "note", "section", "figure".
QLabel* kindLabel(const char* kind, const QString& text = {}, QWidget* parent = nullptr);

/// A one-pixel box with a head of 32: title, muted note, tools at the right.
class Panel : public QFrame {
    Q_OBJECT
public:
    explicit Panel(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setNote(const QString& note);
    /// At the right of the head, in the order they come.
    void addTool(QWidget* tool);
    /// Takes the whole of what is below the head.
    void setBody(QWidget* body);
    /// For several things below each other, with the margins of a form.
    QVBoxLayout* bodyLayout();

private:
    QLabel* title_;
    QLabel* note_;
    QHBoxLayout* tools_;
    QVBoxLayout* outer_;
    QVBoxLayout* inner_ = nullptr;
};

/// "label  value" rows, as in the inspector: label column of 92.
class PairList : public QWidget {
    Q_OBJECT
public:
    explicit PairList(QWidget* parent = nullptr);
    /// Sets the value of a row, which is made where there is none yet.
    void set(const QString& label, const QString& value, bool mono = false);
    /// These rows and no others; rows of the same labels stay where they are.
    void setAll(const QList<std::pair<QString, QString>>& pairs);
    void clear();

private:
    QVBoxLayout* rows_;
    QList<std::pair<QString, QLabel*>> values_;
};

} // namespace tmw::ui
