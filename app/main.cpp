// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/language.h"
#include "app/startup_watch.h"
#include "app/workbench.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QTimer>

#include <algorithm>
#include <string_view>

namespace {

/// What to open; empty: nothing. Ends the program where the words ask for help or are wrong.
QString fileOf(const QCoreApplication& application) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QCoreApplication::translate("main", "Train, convert and deploy neural networks for "
                                            "microcontrollers. The command line is tmw."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        "FILE", QCoreApplication::translate("main", "A project's folder, or a .tflite file"),
        "[FILE]");
    parser.process(application);
    return parser.positionalArguments().value(0);
}

/// --help and --version need no display.
bool asksForWords(int argc, char** argv) {
    return std::any_of(argv + 1, argv + argc, [](const char* word) {
        const std::string_view text(word);
        return text == "-h" || text == "--help" || text == "--help-all" || text == "-v" ||
               text == "--version";
    });
}

void nameProgram() {
    QCoreApplication::setOrganizationName("tinyml-workbench");
    QCoreApplication::setApplicationName("tinyml-workbench");
    QCoreApplication::setApplicationVersion(TMW_VERSION);
    QGuiApplication::setDesktopFileName("tinyml-workbench");
}

} // namespace

int main(int argc, char** argv) {
    nameProgram();
    if (asksForWords(argc, argv)) {
        QCoreApplication application(argc, argv);
        const tmw::ui::Language language(application);
        fileOf(application);
        return 0;
    }
    QApplication application(argc, argv);
    QApplication::setWindowIcon(
        QIcon::fromTheme("tinyml-workbench", QIcon(":/icons/tinyml-workbench.svg")));
    const tmw::ui::Language language(application);
    const QString file = fileOf(application);
    tmw::ui::Workbench workbench(application);
    const tmw::ui::StartupWatch watch(workbench.window());
    workbench.window().show();
    if (!file.isEmpty()) // what cannot be opened is said over the window that is there
        QTimer::singleShot(0, &workbench.window(), [&] { workbench.window().open(file); });
    return QApplication::exec();
}
