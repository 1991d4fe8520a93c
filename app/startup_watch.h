// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QWidget;

namespace tmw::ui {

/// Says once, in the logging category tmw.startup, that the window has been painted and answers
/// events. Off unless QT_LOGGING_RULES turns the category on; the bench of the start does.
class StartupWatch : public QObject {
    Q_OBJECT
public:
    explicit StartupWatch(QWidget& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace tmw::ui
