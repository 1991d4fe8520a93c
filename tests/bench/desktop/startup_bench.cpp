// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the program to a window that is painted and answers, once files are in memory.
// startup_bench [RUNS]; QT_QPA_PLATFORM says on which display, offscreen where there is none.
#include "core/project/examples.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace {

constexpr double kLimitSeconds = 1;
constexpr int kRuns = 9;
constexpr int kPatience = 20000;

/// Seconds; below 0: no window came.
double startOnce(const QStringList& words, const QString& home) {
    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("HOME", home);
    environment.insert("XDG_CONFIG_HOME", home);
    environment.insert("QT_LOGGING_RULES", "tmw.startup.debug=true");
    if (!environment.contains("DISPLAY") && !environment.contains("WAYLAND_DISPLAY"))
        environment.insert("QT_QPA_PLATFORM", "offscreen");
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::MergedChannels);
    QElapsedTimer clock;
    clock.start();
    program.start(QStringLiteral(TMW_BINARY_DIR "/bin/tinyml-workbench"), words);
    QByteArray said;
    double seconds = -1;
    while (seconds < 0 && clock.elapsed() < kPatience && program.waitForReadyRead(kPatience)) {
        said += program.readAll();
        if (said.contains("window answers"))
            seconds = static_cast<double>(clock.nsecsElapsed()) * 1e-9;
    }
    if (seconds < 0)
        std::fprintf(stderr, "No window: %s\n", said.constData());
    program.kill();
    program.waitForFinished();
    return seconds;
}

bool measure(const char* name, const QStringList& words, const QString& home, int runs) {
    std::vector<double> seconds;
    for (int i = 0; i <= runs; ++i) {
        const double once = startOnce(words, home);
        if (once < 0)
            return false;
        if (i > 0) // the first fills the caches
            seconds.push_back(once);
    }
    std::ranges::sort(seconds);
    const double median = seconds[seconds.size() / 2];
    std::printf("%-8s median %.3f s of %d runs (%.3f to %.3f), limit %.1f s, ratio %.2f\n", name,
                median, runs, seconds.front(), seconds.back(), kLimitSeconds,
                median / kLimitSeconds);
    return median <= kLimitSeconds;
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const int given = application.arguments().value(1).toInt();
    const int runs = given > 0 ? given : kRuns;
    const QTemporaryDir folder;
    const QString project = folder.filePath("iris.tmw");
    if (const auto made = tmw::createExample(project.toStdString(), "iris"); !made) {
        std::fprintf(stderr, "%s\n", made.error().message().c_str());
        return 1;
    }
    const bool empty = measure("empty", {}, folder.path(), runs);
    const bool opened = measure("project", {project}, folder.path(), runs);
    return empty && opened ? 0 : 1;
}
