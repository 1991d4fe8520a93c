// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include <QApplication>
#include <QSettings>

/// The linker leaves the resources of a static library out unless they are asked for; the macro
/// wants the global namespace.
static QApplication& withResources(QApplication& application) {
    Q_INIT_RESOURCE(workbench);
    return application;
}

namespace tmw::ui {

Workbench::Workbench(QApplication& application)
    : theming_(withResources(application)), workflow_(document_, jobs_), fit_(workflow_),
      desk_(workflow_), window_(workflow_, fit_, desk_, theming_) {
    const int colours = QSettings().value("window/colours", 0).toInt();
    if (colours >= 0 && colours <= static_cast<int>(ThemeChoice::Dark))
        theming_.choose(static_cast<ThemeChoice>(colours));
}

} // namespace tmw::ui
