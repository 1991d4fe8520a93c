// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QWidget;

namespace tmw::ui {

/// A list of commands that narrows while typing; Return runs the chosen one, the arrows go through
/// it.
void chooseCommand(const QList<QAction*>& commands, QWidget* window);
/// All commands that have a key, and the keys that pages and plots have beside them.
void showKeys(const QList<QAction*>& commands, QWidget* window);

} // namespace tmw::ui
