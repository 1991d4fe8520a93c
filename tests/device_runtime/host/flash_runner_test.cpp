// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "device_runtime/host/flash_runner.h"
#include "device_runtime/host/flasher.h"
#include "tests/support/test_data.h"

#include <QElapsedTimer>
#include <QFile>
#include <QObject>
#include <QTemporaryDir>

#include <thread>

using namespace tmw;

namespace {

const BoardRow& row(std::string_view name) {
    return **findBoard(name);
}

} // namespace

/// Flashing tools that are scripts of this test.
class FlashRunnerTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QByteArray path_ = qgetenv("PATH");

    std::filesystem::path file(const QString& name) const {
        return folder_.filePath(name).toStdString();
    }
    /// A program on PATH that does as the script says.
    void install(const QString& name, const QByteArray& script) {
        QFile program(folder_.filePath(name));
        QVERIFY(program.open(QFile::WriteOnly));
        program.write("#!/bin/sh\n" + script);
        program.close();
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    FlashTarget image(const QString& name = "image.bin") const {
        return {.image = file(name), .port = "/dev/ttyACM0"};
    }

private slots:
    void init() { qputenv("PATH", folder_.path().toUtf8() + ":/usr/bin:/bin"); }
    void cleanup() {
        qputenv("PATH", path_);
        for (const char* name : {"openocd", "bossac", "esptool", "esptool.py"})
            QFile::remove(folder_.filePath(name));
    }
    void initTestCase() { TMW_VERIFY(writeFile(file("image.bin"), std::string_view("image"))); }

    void aToolThatSucceeds() {
        install("bossac", "echo \"$@\" > " + QFile::encodeName(folder_.filePath("called")) +
                              "\ncat " TMW_SOURCE_DIR
                              "/tests/device_runtime/host/flash_outputs/bossac_success.txt\n");
        double last = 0;
        bool backwards = false;
        std::string seen;
        TMW_VERIFY(runFlashTool(row("arduino-nano-33-iot"), image(),
                                [&](double fraction, std::string_view what) {
                                    backwards = backwards || fraction < last;
                                    last = fraction;
                                    seen += std::string(what) + ";";
                                }));
        QCOMPARE(last, 1.0);
        QVERIFY(!backwards);
        QVERIFY2(seen.find("verifying") != std::string::npos, seen.c_str());
        const auto called = readFile(file("called"));
        QCOMPARE(std::string(called->begin(), called->end()),
                 "-p /dev/ttyACM0 -U -i -e -o 0x2000 -w -v " + file("image.bin").string() +
                     " -R\n");
    }
    void aToolThatFails() {
        install("openocd", "echo 'Error: open failed' >&2; exit 1\n");
        const auto failed = runFlashTool(row("nucleo-f401re"), image());
        QCOMPARE(failed.error().code(), std::string_view("flash.no_probe"));
    }
    void aToolThatHangsIsStopped() {
        install("openocd", "sleep 60 & echo $! > " + QFile::encodeName(folder_.filePath("child")) +
                               "; wait\n");
        std::stop_source stop;
        std::thread hand([&] {
            for (int i = 0; i < 100 && !QFile::exists(folder_.filePath("child")); ++i)
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            stop.request_stop();
        });
        QElapsedTimer clock;
        clock.start();
        const auto stopped = runFlashTool(row("nucleo-f401re"), image(), {}, stop.get_token());
        hand.join();
        QCOMPARE(stopped.error().code(), kCancelled.code);
        QVERIFY(clock.elapsed() < 8000);
        const auto child = readFile(file("child"));
        TMW_VERIFY(child);
        const auto id = QByteArray(reinterpret_cast<const char*>(child->data()),
                                   static_cast<qsizetype>(child->size()))
                            .trimmed();
        // What it started is gone too, or is a zombie until init looks.
        QTRY_VERIFY(!QFile::exists("/proc/" + id + "/exe") ||
                    QFile::symLinkTarget("/proc/" + id + "/exe").isEmpty());
    }
    void aToolThatSaysNothingIsEnded() {
        install("openocd", "exec sleep 60\n");
        const auto silent = runFlashTool(
            row("nucleo-f401re"), image(), {}, {},
            {.silence = std::chrono::milliseconds(300), .total = std::chrono::seconds(60)});
        QCOMPARE(silent.error().code(), std::string_view("flash.silent"));
        install("openocd", "echo 'Error: open failed'; exec sleep 60\n");
        const auto known = runFlashTool(
            row("nucleo-f401re"), image(), {}, {},
            {.silence = std::chrono::milliseconds(300), .total = std::chrono::seconds(60)});
        QCOMPARE(known.error().code(), std::string_view("flash.no_probe"));
        install("openocd", "while :; do echo busy; sleep 0.05; done\n");
        const auto endless = runFlashTool(
            row("nucleo-f401re"), image(), {}, {},
            {.silence = std::chrono::seconds(60), .total = std::chrono::milliseconds(500)});
        QCOMPARE(endless.error().code(), std::string_view("flash.too_long"));
    }
    void aRealBoardGetsTheShippedImage() {
        constexpr BoardRow kBoard{.name = "board-with-image",
                                  .title = "A board",
                                  .firmware = true,
                                  .flash = {FlashToolId::OpenOcd, "-f a.cfg", "0x08000000"}};
        const QTemporaryDir resources;
        const auto shipped = std::filesystem::path(resources.path().toStdString()) / "firmware";
        qputenv("TMW_RESOURCES", resources.path().toUtf8());
        install("openocd", "echo \"$@\" > " + QFile::encodeName(folder_.filePath("called")) + "\n");
        QCOMPARE(flashBoard(kBoard).error().code(), std::string_view("flash.no_own_firmware"));
        TMW_VERIFY(writeFile(shipped / "board-with-image.bin", std::string_view("raw")));
        TMW_VERIFY(writeFile(shipped / "board-with-image.elf", std::string_view("whole image")));
        const auto report = flashBoard(kBoard);
        TMW_VERIFY(report);
        QCOMPARE(report->bytes, uint64_t{11});
        const auto called = readFile(file("called"));
        QCOMPARE(std::string(called->begin(), called->end()),
                 "-f a.cfg -c program {" + (shipped / "board-with-image.elf").string() +
                     "} verify reset exit\n");
        qunsetenv("TMW_RESOURCES");
    }
    void aToolThatIsNotThere() {
        qputenv("PATH", folder_.path().toUtf8());
        const auto missing = runFlashTool(row("nucleo-f401re"), image());
        QCOMPARE(missing.error().code(), std::string_view("flash.no_tool"));
        QVERIFY(missing.error().message().find("sudo apt install openocd") != std::string::npos);
        install("esptool.py", "exit 0\n"); // the older of its two names
        qputenv("PATH", folder_.path().toUtf8() + ":/usr/bin:/bin");
        TMW_VERIFY(runFlashTool(row("esp32-devkitc"), image()));
    }
    void whatCannotWorkIsRefused() {
        install("openocd", "exit 0\n");
        QCOMPARE(runFlashTool(row("nucleo-f401re"), image("image.txt")).error().code(),
                 std::string_view("flash.wrong_image"));
        QCOMPARE(runFlashTool(row("esp32-devkitc"), {.image = file("image.bin")}).error().code(),
                 std::string_view("flash.needs_port"));
    }
};

QTEST_GUILESS_MAIN(FlashRunnerTest)
#include "flash_runner_test.moc"
