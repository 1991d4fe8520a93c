// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/parts/message_bar.h"
#include "widgets/parts/splitter.h"
#include "widgets/theme/theming.h"
#include "widgets/viewmodels/workflow.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tmw::ui {

class BoardDesk;
class FitCheck;
class Veil;

/// What every page works with.
struct PageContext {
    Workflow& workflow;
    BoardDesk& desk;
    const FitCheck& fit;
    const Theming& theming;
    /// Shows another page.
    std::function<void(Step)> goTo;
    /// Asks for files and brings them in.
    std::function<void()> importFiles = {};
    std::function<void(const QString& name)> openExample = {};
    std::function<void()> chooseBoard = {};
    /// Records what the board's sensor reads, and brings it in.
    std::function<void()> record = {};
    /// A row of the table, on Data.
    std::function<void(size_t row)> showRow = {};
};

/// A page of the line: a head with title, one line of result and its buttons, the primary one last;
/// messages; and what it shows. Pages read view models and ask them to act.
class Page : public QWidget {
    Q_OBJECT
public:
    Page(Step step, const QString& title, PageContext& context, QWidget* parent = nullptr);

    Step step() const { return step_; }
    QString title() const;
    /// What the dock at the right shows beside this page; null: nothing. Owned by the page until
    /// the window takes it.
    virtual QWidget* inspector() { return nullptr; }
    QPushButton* primary() const { return primary_; }
    /// The work of this step again, for F5.
    virtual void runAgain() {}

signals:
    void inspectorTitleChanged(const QString& title);

protected:
    Workflow& workflow() const { return context_.workflow; }
    const Theming& theming() const { return context_.theming; }
    PageContext& context() const { return context_; }

    void setTitle(const QString& title);
    void setResult(const QString& line);
    /// The one act that takes this step forward; `why` says why it cannot be taken now, empty: it
    /// can.
    void setPrimary(const QString& verb, const std::function<void()>& act, const QString& why = {},
                    const QString& icon = {});
    /// An ordinary button left of the primary one.
    QPushButton* addButton(const QString& verb);
    MessageBar& message() { return *message_; }
    /// Left of the buttons.
    void addChoice(const QString& label, QWidget* choice);
    /// The step's problem as a message, or none. Called when states change.
    void showProblem();
    QVBoxLayout* content() { return content_; }
    /// What is dimmed while the result of this step is out of date; without a word: all content.
    void dimOnly(std::initializer_list<QWidget*> parts);

private:
    void showAge();

    Step step_;
    PageContext& context_;
    QLabel* title_;
    QLabel* result_;
    QHBoxLayout* buttons_;
    QPushButton* primary_;
    std::function<void()> act_;
    MessageBar* message_;
    QWidget* body_;
    QVBoxLayout* content_;
    QList<Veil*> veils_;
};

/// An inspector's scrolling column with its margins.
class InspectorColumn : public QWidget {
    Q_OBJECT
public:
    explicit InspectorColumn(QWidget* parent = nullptr);
    /// Its label, to change its words.
    QLabel* addSection(const QString& title);
    void add(QWidget* widget);
    /// A row of a form: label column of 92.
    void addField(const QString& label, QWidget* field);
    void addStretch();

private:
    QVBoxLayout* column_;
};

/// What is taller than its place scrolls.
QWidget* scrolling(QWidget* widget);

} // namespace tmw::ui
