// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include <QApplication>
#include <QSettings>

namespace tmw::ui {

Workbench::Workbench(QApplication& application)
    : theming_(application), workflow_(document_, jobs_), window_(workflow_, theming_) {
    const int colours = QSettings().value("window/colours", 0).toInt();
    if (colours >= 0 && colours <= static_cast<int>(ThemeChoice::Dark))
        theming_.choose(static_cast<ThemeChoice>(colours));
}

} // namespace tmw::ui
