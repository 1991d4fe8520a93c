// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench.h"

#include <QApplication>

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setOrganizationName("tinyml-workbench");
    QApplication::setApplicationName("tinyml-workbench");
    QApplication::setApplicationVersion(TMW_VERSION);
    tmw::ui::Workbench workbench(application);
    workbench.window().show();
    const QStringList words = application.arguments();
    if (words.size() > 1)
        workbench.window().openProject(words.at(1));
    return QApplication::exec();
}
