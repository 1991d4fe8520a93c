// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "device_runtime/host/board_session.h"
#include "device_runtime/host/flasher.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QObject>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace tmw;

/// The emulator as a process: whose it is, how it ends, what it is given to run.
class EmulatorProcessTest : public QObject {
    Q_OBJECT

    QTemporaryDir state_;

private slots:
    void initTestCase() {
        qputenv("TMW_STATE_HOME", state_.path().toUtf8());
        if (QStandardPaths::findExecutable("qemu-system-arm").isEmpty())
            QSKIP("qemu-system-arm is not installed");
    }

    void twoProcessesAreToldApart() {
        const auto first = openBoard("mps2-an385");
        TMW_VERIFY(first);
        const auto second = openBoard("mps2-an385");
        QVERIFY(!second);
        QCOMPARE(second.error().code(), std::string_view("board.busy"));
    }

    void flashesAndResets() {
        const BoardRow& board = **findBoard("mps2-an385");
        const auto flashed = flashBoard(board);
        TMW_VERIFY(flashed);
        QVERIFY(flashed->bytes > 1000 && flashed->sha256.size() == 64);
        QVERIFY(std::filesystem::exists(boardFolder(board.name) / "firmware.elf"));
        TMW_VERIFY(resetBoard(board));
        QVERIFY(!std::filesystem::exists(boardFolder(board.name) / "firmware.elf"));
        QVERIFY(!std::filesystem::exists(boardFolder(board.name) / "flash.bin"));
    }

    void emulatorDiesWithItsParent() {
        int report[2];
        QVERIFY(::pipe(report) == 0);
        const pid_t parent = ::fork();
        if (parent == 0) {
            const auto session = openBoard("mps2-an386");
            const pid_t emulator = session ? (*session)->emulator()->process() : -1;
            if (::write(report[1], &emulator, sizeof emulator) > 0)
                ::pause();
            ::_exit(0);
        }
        pid_t emulator = -1;
        QCOMPARE(::read(report[0], &emulator, sizeof emulator), ssize_t{sizeof emulator});
        QVERIFY(emulator > 0 && ::kill(emulator, 0) == 0);
        ::kill(parent, SIGKILL);
        ::waitpid(parent, nullptr, 0);
        // Gone, or a zombie that whoever adopted it has yet to reap.
        const auto gone = [emulator] {
            QFile stat(QString("/proc/%1/stat").arg(emulator));
            if (!stat.open(QIODevice::ReadOnly))
                return true;
            const QByteArray text = stat.readAll();
            return text.mid(text.lastIndexOf(')') + 2, 1) == "Z";
        };
        QTRY_VERIFY_WITH_TIMEOUT(gone(), 5000);
        ::close(report[0]);
        ::close(report[1]);
        TMW_VERIFY(openBoard("mps2-an386"));
    }

    void firmwareThatIsNoneEndsTheEmulator() {
        for (const char* name : {"mps2-an385", "microbit"}) {
            const BoardRow& board = **findBoard(name);
            TMW_VERIFY(resetBoard(board));
            TMW_VERIFY(writeFile(boardFolder(name) / "firmware.elf", std::string(4096, 'x')));
            const auto session = openBoard(name);
            QVERIFY(!session);
            QVERIFY2(session.error().code() == "emulator.ended", session.error().message().c_str());
            QVERIFY(session.error().message().find("tmw flash") != std::string::npos);
            TMW_VERIFY(resetBoard(board));
        }
    }

    void missingEmulatorNamesItsPackage() {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nonexistent");
        const auto session = openBoard("mps2-an386");
        qputenv("PATH", path);
        QVERIFY(!session);
        QCOMPARE(session.error().code(), std::string_view("emulator.missing"));
        QVERIFY(session.error().message().find("qemu-system-arm") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(EmulatorProcessTest)
#include "emulator_process_test.moc"
