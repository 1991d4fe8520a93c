// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup_watch.h"

#include <QEvent>
#include <QLoggingCategory>
#include <QTimer>
#include <QWidget>

namespace tmw::ui {

Q_LOGGING_CATEGORY(startup, "tmw.startup", QtWarningMsg)

StartupWatch::StartupWatch(QWidget& window) {
    window.installEventFilter(this);
}

bool StartupWatch::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Paint) {
        watched->removeEventFilter(this);
        // Comes only after what the loop had to do before it.
        QTimer::singleShot(0, this, [] { qCDebug(startup) << "window answers"; });
    }
    return false;
}

} // namespace tmw::ui
