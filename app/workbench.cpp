// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include <QApplication>
#include <QSettings>

/// Fonts and icons lie in a static library, which nobody else would link in.
static void takeResources() {
    Q_INIT_RESOURCE(workbench);
}

namespace tmw::ui {

Workbench::Workbench(QApplication& application)
    : theming_((takeResources(), application)), workflow_(document_, jobs_), desk_(workflow_),
      window_(workflow_, desk_, theming_) {
    const int colours = QSettings().value("window/colours", 0).toInt();
    if (colours >= 0 && colours <= static_cast<int>(ThemeChoice::Dark))
        theming_.choose(static_cast<ThemeChoice>(colours));
}

} // namespace tmw::ui
