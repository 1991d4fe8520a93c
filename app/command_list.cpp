// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_list.h"

#include "widgets/parts/row_table.h"
#include "widgets/viewmodels/grid_model.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace tmw::ui {

namespace {

/// A list of commands that narrows while typing; Return runs the first.
class CommandList : public QDialog {
    Q_DECLARE_TR_FUNCTIONS(CommandList)
public:
    CommandList(const QList<QAction*>& commands, QWidget* parent)
        : QDialog(parent), list_(new QListWidget) {
        setWindowTitle(tr("Commands"));
        resize(480, 360);
        auto* field = new QLineEdit;
        field->setPlaceholderText(tr("Go to a page or run a command"));
        field->installEventFilter(this);
        auto* column = new QVBoxLayout(this);
        column->addWidget(field);
        column->addWidget(list_);
        for (QAction* command : commands) {
            if (!command->isEnabled())
                continue;
            auto* item =
                new QListWidgetItem(command->text().remove('&') + "    " +
                                    command->shortcut().toString(QKeySequence::NativeText));
            item->setSizeHint(QSize(0, 26));
            item->setData(Qt::UserRole, QVariant::fromValue(command));
            list_->addItem(item);
        }
        list_->setCurrentRow(0);
        connect(field, &QLineEdit::textChanged, this, &CommandList::narrow);
        connect(field, &QLineEdit::returnPressed, this, &CommandList::run);
        connect(list_, &QListWidget::itemActivated, this, &CommandList::run);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::KeyPress) {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp ||
                key == Qt::Key_PageDown)
                return QCoreApplication::sendEvent(list_, event);
        }
        return QDialog::eventFilter(watched, event);
    }

private:
    void narrow(const QString& text) {
        QListWidgetItem* first = nullptr;
        for (int i = 0; i < list_->count(); ++i) {
            QListWidgetItem* item = list_->item(i);
            item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
            if (!first && !item->isHidden())
                first = item;
        }
        list_->setCurrentItem(first);
    }
    void run() {
        QListWidgetItem* item = list_->currentItem();
        accept();
        if (item)
            item->data(Qt::UserRole).value<QAction*>()->trigger();
    }

    QListWidget* list_;
};

QString word(const char* text) {
    return QCoreApplication::translate("Keys", text);
}

/// Keys that belong to what has the focus.
constexpr const char* kOwnKeys[][2] = {
    {QT_TRANSLATE_NOOP("Keys", "Data: filter rows"), "Ctrl+F"},
    {QT_TRANSLATE_NOOP("Keys", "Data: paste a table"), "Ctrl+V"},
    {QT_TRANSLATE_NOOP("Keys", "Tables: edit a cell"), "F2"},
    {QT_TRANSLATE_NOOP("Keys", "Tables: copy rows"), "Ctrl+C"},
    {QT_TRANSLATE_NOOP("Keys", "Model: add a layer"), "Ins"},
    {QT_TRANSLATE_NOOP("Keys", "Model: remove the layer"), "Del"},
    {QT_TRANSLATE_NOOP("Keys", "Model: move the layer"), "Alt+Up, Alt+Down"},
    {QT_TRANSLATE_NOOP("Keys", "Plots: zoom"), "+, -"},
    {QT_TRANSLATE_NOOP("Keys", "Plots: fit"), "0"},
    {QT_TRANSLATE_NOOP("Keys", "Plots: move the read-out"), "Left, Right"},
    {QT_TRANSLATE_NOOP("Keys", "Live: pause"), "Space"},
    {QT_TRANSLATE_NOOP("Keys", "Live: mark"), "M"},
    {QT_TRANSLATE_NOOP("Keys", "Live: mark as label"), "1..9"},
    {QT_TRANSLATE_NOOP("Keys", "Live: record"), "R"},
};

} // namespace

void chooseCommand(const QList<QAction*>& commands, QWidget* window) {
    CommandList(commands, window).exec();
}

void showKeys(const QList<QAction*>& commands, QWidget* window) {
    QDialog dialog(window);
    dialog.setWindowTitle(word(QT_TRANSLATE_NOOP("Keys", "Keys")));
    dialog.resize(440, 560);
    QList<GridRow> rows;
    for (const QAction* command : commands)
        if (!command->shortcut().isEmpty())
            rows.append({{command->text().remove('&')},
                         {command->shortcut().toString(QKeySequence::NativeText)}});
    for (const auto& [what, key] : kOwnKeys)
        rows.append({{word(what)}, {QString::fromLatin1(key)}});
    GridModel model;
    model.set(
        {{word(QT_TRANSLATE_NOOP("Keys", "Command"))}, {word(QT_TRANSLATE_NOOP("Keys", "Key"))}},
        rows);
    auto* table = new RowTable("keys", dialog.windowTitle());
    table->setModel(&model);
    table->setWideColumn(0);
    auto* column = new QVBoxLayout(&dialog);
    column->setContentsMargins(12, 12, 12, 12);
    column->addWidget(table);
    dialog.exec();
}

} // namespace tmw::ui
