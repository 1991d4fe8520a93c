// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/board_session.h"
#include "device_runtime/host/descriptor_transport.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QStringList>
#include <sys/socket.h>
#include <unistd.h>

namespace tmw::test {

inline constexpr BoardRow kBoard{
    "arduino", "An exported sketch", rt::CoreFamily::Generic, "desktop", false, false, 0, 0, true,
    ""};
inline const QString kCore = QStringLiteral(TMW_SOURCE_DIR "/tests/core/codegen/arduino");
inline const QStringList kStrict{"-std=c++14", "-Wall", "-Wextra",    "-Werror",  "-fno-exceptions",
                                 "-fno-rtti",  "-Isrc", "-I" + kCore, "-include", "Arduino.h"};
inline const QStringList kHost{"-O1", "-g1", "-fsanitize=address,undefined",
                               "-fno-sanitize-recover=all"};
inline const QStringList kBare{"-Os",
                               "-mthumb",
                               "-fno-threadsafe-statics",
                               "-ffunction-sections",
                               "-fdata-sections",
                               "-Wl,--gc-sections",
                               "--specs=nano.specs",
                               "--specs=nosys.specs",
                               "-Wl,--no-warn-rwx-segments"};
inline const QString kSketch = QStringLiteral("examples/Companion/Companion.ino");

struct Ran {
    int exitCode = -1;
    QString words;
};

inline Ran run(const QString& folder, const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(180000))
        return {-1, program + " did not run: " + process.errorString()};
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

/// A library compiled once, for sketches to link.
struct Objects {
    QString folder; ///< of the library
    QString compiler;
    QStringList options;
    QStringList files = {};

    /// Compiles every source below src/.
    Ran compile(const QString& into) {
        QDir(folder).mkpath(into);
        QStringList sources;
        QDirIterator each(folder + "/src", {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
        while (each.hasNext())
            sources << each.next();
        const QString here = folder + "/" + into;
        QStringList words = kStrict;
        words.replaceInStrings("-Isrc", "-I" + folder + "/src");
        const Ran ran = run(here, compiler, words + options + QStringList{"-c"} + sources);
        for (const QString& file : QDir(here).entryList({"*.o"}))
            files << here + "/" + file;
        return files.size() == sources.size() ? ran : Ran{-1, ran.words + "not every object"};
    }
    /// Links a sketch in `library`; each of `instead` takes the place of the object of its name.
    Ran link(const QString& library, const QString& sketch, const QString& program,
             const QStringList& more, const QStringList& instead = {}) const {
        QStringList objects = files;
        for (const QString& source : instead)
            objects.removeIf([&](const QString& object) {
                return QFileInfo(object).baseName() == QFileInfo(source).baseName();
            });
        return run(library, compiler,
                   kStrict + options + more + instead + objects +
                       QStringList{"-o", program, "-x", "c++", sketch});
    }
};

/// A built sketch as a board: its Serial is the other end of `line`.
class SketchBoard {
public:
    SketchBoard() = default;
    /// The session, declared after this, has closed the line by now, which ends the program.
    ~SketchBoard() { process_.waitForFinished(5000); }
    /// Null where it does not answer.
    std::unique_ptr<BoardSession> open(const QString& folder, const QString& program) {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
            return nullptr;
        process_.setWorkingDirectory(folder);
        process_.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process_.setChildProcessModifier([end = ends[1]] {
            ::dup2(end, STDIN_FILENO);
            ::dup2(end, STDOUT_FILENO);
        });
        process_.start(folder + "/" + program, QStringList());
        const bool started = process_.waitForStarted();
        ::close(ends[1]);
        auto line = std::make_unique<DescriptorTransport>(ends[0]);
        if (!started)
            return nullptr;
        auto link = DeviceLink::open(std::move(line));
        if (!link)
            return nullptr;
        return std::make_unique<BoardSession>(kBoard, EmulatorMode::Run, nullptr, std::move(*link));
    }

private:
    QProcess process_;
};

/// Bytes of the linked sections that lie in RAM.
inline int ramOf(const QString& folder, const QString& elf) {
    const Ran sizes = run(folder, "arm-none-eabi-size", {"-B", elf});
    const QStringList words = sizes.words.section('\n', 1, 1).simplified().split(' ');
    return words.size() > 2 ? words[1].toInt() + words[2].toInt() : 0;
}

} // namespace tmw::test
