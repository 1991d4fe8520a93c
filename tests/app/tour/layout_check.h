// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace tmw::test {

/// What of a window cannot be read: cut words of labels, buttons, heads, cells and tabs; widgets
/// that stand outside of their parent, and neighbours that lie over each other. A sentence each,
/// with the widget's way from the window. What scrolls may be longer than its place.
QStringList layoutFaults(const QWidget& window);

} // namespace tmw::test
