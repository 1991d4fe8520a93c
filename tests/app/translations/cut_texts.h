// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace tmw::ui {

/// The visible labels, buttons, heads and tabs below a widget whose words do not fit, one line
/// each. What says the whole in its tool tip may be cut.
QStringList cutTexts(const QWidget& root);

} // namespace tmw::ui
