// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/loopback_transport.h" // before Qt, whose "slots" is a macro
#include "tests/app/cli/tmw_process.h"
#include "tests/support/broken_kernel.h"
#include "tests/support/fake_system.h"
#include "tests/support/pty_board.h"
#include "tests/support/test_data.h"

#include <QFile>
#include <QObject>
#include <QTemporaryDir>

using namespace tmw;
using namespace tmw::test;

namespace {

constexpr const char* kModel = "models/tflite-micro/hello_world_int8.tflite";

QString modelPath() {
    return QString::fromStdString((dataRoot() / kModel).string());
}

} // namespace

/// Boards, ports and flashing by the command line.
class DeviceVerbsTest : public QObject {
    Q_OBJECT
    QTemporaryDir folder_;
    QString at() const { return folder_.path(); }
    QByteArray path_ = qgetenv("PATH");

    void install(const QString& name, const QByteArray& script) {
        QFile program(folder_.filePath(name));
        QVERIFY(program.open(QFile::WriteOnly));
        program.write("#!/bin/sh\n" + script);
        program.close();
        QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }

private slots:
    void initTestCase() {
        qputenv("TMW_STATE_HOME", folder_.filePath("state").toUtf8());
        qputenv("PATH", folder_.path().toUtf8() + ":" + path_);
        QFile image(folder_.filePath("image.bin"));
        QVERIFY(image.open(QFile::WriteOnly));
        image.write(QByteArray(1234, 'x'));
    }

    void boardsTellToolsAndSources() {
        TMW_RUN(answer, 0, at(), "boards", "--json");
        const Json boards = answer.json()["boards"];
        QVERIFY(boards.size() >= 30);
        for (const Json& board : boards) {
            QVERIFY2(!board["source"].get<std::string>().empty(), board.dump().c_str());
            QVERIFY(board.contains("flash_tool") && board["usb"].is_array());
            QCOMPARE(board["tried_on_hardware"].get<bool>(), false);
        }
        TMW_RUN(words, 0, at(), "boards");
        for (const QByteArray& line : QByteArray::fromStdString(words.out).split('\n'))
            QVERIFY2(line.size() <= 100, line.constData());
        QVERIFY(words.out.find("emulated") != std::string::npos);
        QVERIFY(words.out.find("fit only") != std::string::npos);
    }
    void portsAreADocument() {
        TMW_RUN(answer, 0, at(), "ports", "--json");
        const Json ports = answer.json()["ports"];
        QVERIFY(ports.is_array());
        for (const Json& port : ports)
            for (const char* key : {"name", "description", "serial_number", "board", "usable",
                                    "reason", "usb_vendor", "usb_product"})
                QVERIFY2(port.contains(key), key);
        TMW_RUN(words, 0, at(), "ports");
        if (ports.empty())
            QVERIFY(words.out.find("Connect a board") != std::string::npos);
    }

    void severalBoardsAreComparedAtOnce() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const QStringList verify{"verify",     modelPath(), "--board",
                                 "mps2-an385", "--board",   "mps2-an386"};
        const auto same = runTmw(at(), verify);
        QVERIFY2(same.exitCode == 0, same.err.c_str());
        QVERIFY(same.out.find("desktop, mps2-an385 and mps2-an386 give the same bits") !=
                std::string::npos);
        TMW_RUN(status, 0, at(), "status", "--board", "mps2-an386"); // flashes it
        QVERIFY(breakKernel("mps2-an386"));
        const auto differs = runTmw(at(), verify + QStringList{"--json"});
        QCOMPARE(differs.exitCode, 3);
        const Json json = differs.json();
        QCOMPARE(json["identical"].get<bool>(), false);
        QCOMPARE(json["first_difference"]["op"].get<std::string>(), std::string("FULLY_CONNECTED"));
        QVERIFY(!json["first_difference"]["arithmetic"]["steps"].empty());
        QCOMPARE(json["boards"].size(), size_t{2});
        QCOMPARE(json["boards"][0]["identical"].get<bool>(), true);
        QVERIFY(json["boards"][0]["first_difference"].is_null());
        QCOMPARE(json["boards"][0]["layers"].size(), json["layers"].get<size_t>());
        QCOMPARE(json["boards"][1]["identical"].get<bool>(), false);
        QVERIFY(json["boards"][1]["first_difference"] == json["first_difference"]);
        const auto table = runTmw(at(), verify);
        QVERIFY(table.out.find("First difference on mps2-an386") != std::string::npos);
        QVERIFY(table.out.find(" differs") != std::string::npos);
        TMW_RUN(ports, 1, at(), "verify", modelPath(), "--board", "mps2-an385", "--board",
                "mps2-an386", "--port", "/dev/ttyACM0", "--json");
        QCOMPARE(ports.json()["error"]["code"].get<std::string>(), std::string("verify.port"));
        TMW_RUN(absent, 1, at(), "verify", modelPath(), "--board", "mps2-an385", "--board",
                "mps2-an385=/dev/ttyUSB99", "--json");
        QVERIFY(absent.json()["error"]["message"].get<std::string>().find("/dev/ttyUSB99") !=
                std::string::npos);
    }

    void profileFitsAnyBoard() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        TMW_RUN(fits, 0, at(), "profile", modelPath(), "--board", "nucleo-f401re", "--json");
        const Json json = fits.json();
        QVERIFY(json["instructions"].is_null());
        QVERIFY(json["instructions_reason"].get<std::string>().find("nucleo-f401re") !=
                std::string::npos);
        QCOMPARE(json["fit"]["fits"].get<bool>(), true);
        QCOMPARE(json["fit"]["flash"]["available_bytes"].get<int>(), 512 * 1024);
        QCOMPARE(json["fit"]["flash"]["needed_bytes"].get<int>(), json["plan_bytes"].get<int>());
        QVERIFY(json["fit"]["flash"]["firmware_bytes"].is_null());
        TMW_RUN(host, 0, at(), "profile", modelPath(), "--board", "host", "--json");
        QVERIFY(host.json()["fit"].is_null());
    }
    void wideWeightsWhereTheyGain() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        TMW_RUN(usual, 0, at(), "profile", modelPath(), "--board", "bluepill-f103c8", "--json");
        TMW_RUN(fast, 0, at(), "profile", modelPath(), "--board", "bluepill-f103c8", "--fast",
                "--json");
        QCOMPARE(usual.json()["widened"].get<int>(), 0);
        QCOMPARE(fast.json()["widened"].get<int>(), 1);
        QVERIFY(fast.json()["plan_bytes"].get<int>() > usual.json()["plan_bytes"].get<int>());
        TMW_RUN(other, 0, at(), "profile", modelPath(), "--board", "nucleo-f401re", "--fast");
        QVERIFY2(other.out.find("no operator gains") != std::string::npos, other.out.c_str());
    }
    void whatASlotDoesNotHoldIsSaid() {
        TMW_NEED_DATA("models/mlperf-tiny/model_ToyCar.tflite");
        const QString model = QString::fromStdString(
            (dataRoot() / "models/mlperf-tiny/model_ToyCar.tflite").string());
        TMW_RUN(answer, 0, at(), "profile", model, "--board", "mps2-an386", "--json");
        const Json fit = answer.json()["fit"];
        QCOMPARE(fit["fits"].get<bool>(), true);
        QCOMPARE(fit["fits_slot"].get<bool>(), false);
        QVERIFY(fit["slot_bytes"].get<int64_t>() < answer.json()["plan_bytes"].get<int64_t>());
        TMW_RUN(words, 0, at(), "profile", model, "--board", "mps2-an386");
        QVERIFY2(words.out.find("built into firmware") != std::string::npos, words.out.c_str());
    }
    void whatDoesNotFitIsSaid() {
        TMW_NEED_DATA("models/mlperf-tiny/model_ToyCar_quant_fullint.tflite");
        const QString model = QString::fromStdString(
            (dataRoot() / "models/mlperf-tiny/model_ToyCar_quant_fullint.tflite").string());
        TMW_RUN(answer, 3, at(), "profile", model, "--board", "bluepill-f103c8", "--json");
        const Json fit = answer.json()["fit"];
        QCOMPARE(fit["fits"].get<bool>(), false);
        QCOMPARE(fit["flash"]["missing_bytes"].get<int64_t>(),
                 answer.json()["plan_bytes"].get<int64_t>() - 64 * 1024);
        QCOMPARE(fit["ram"]["missing_bytes"].get<int>(), 0);
        TMW_RUN(words, 3, at(), "profile", model, "--board", "bluepill-f103c8");
        QVERIFY2(words.out.find("B too much") != std::string::npos, words.out.c_str());
        // An emulated board tells the same, and refuses before anything of it is erased.
        TMW_RUN(small, 3, at(), "profile", model, "--board", "microbit", "--json");
        QVERIFY(small.json()["fit"]["flash"]["missing_bytes"].get<int64_t>() > 0);
        TMW_RUN(upload, 1, at(), "upload", model, "--board", "microbit", "--json");
        QCOMPARE(upload.json()["error"]["code"].get<std::string>(), std::string("model.no_room"));
        QCOMPARE(upload.json()["error"]["message"].get<std::string>(),
                 small.json()["instructions_reason"].get<std::string>());
        QVERIFY(upload.err.find(" B too much") != std::string::npos);
    }

    void flashesAnImageOfOnesOwn() {
        install("openocd", "echo '** Programming Started **'\necho '** Verified OK **'\n");
        TMW_RUN(answer, 0, at(), "flash", "nucleo-f401re", "--image", "image.bin", "--json");
        QCOMPARE(answer.json()["bytes"].get<int>(), 1234);
        QCOMPARE(answer.json()["sha256"].get<std::string>().size(), size_t{64});
        install("openocd", "echo 'Error: open failed'\nexit 1\n");
        TMW_RUN(failed, 1, at(), "flash", "nucleo-f401re", "--image", "image.bin", "--json");
        QCOMPARE(failed.json()["error"]["code"].get<std::string>(), std::string("flash.no_probe"));
    }
    void flashRefusesWhatCannotWork() {
        TMW_RUN(none, 1, at(), "flash", "raspberry-pi-pico", "--json");
        QCOMPARE(none.json()["error"]["code"].get<std::string>(),
                 std::string("flash.no_own_firmware"));
        TMW_RUN(port, 1, at(), "flash", "esp32-devkitc", "--image", "image.bin", "--port",
                "/dev/ttyUSB99", "--json");
        QCOMPARE(port.json()["error"]["code"].get<std::string>(), std::string("port.absent"));
        TMW_RUN(emulated, 1, at(), "flash", "mps2-an386", "--image", "image.bin", "--json");
        QCOMPARE(emulated.json()["error"]["code"].get<std::string>(),
                 std::string("flash.no_recipe"));
        TMW_RUN(offset, 2, at(), "flash", "esp32-devkitc", "--offset", "0x0");
    }
    void whatHasNoToolSaysWhatElse() {
        TMW_RUN(host, 1, at(), "flash", "host", "--json");
        QCOMPARE(host.json()["error"]["code"].get<std::string>(), std::string("flash.is_host"));
        TMW_RUN(arduino, 1, at(), "flash", "arduino", "--json");
        QCOMPARE(arduino.json()["error"]["code"].get<std::string>(),
                 std::string("flash.is_library"));
    }
    void whatIsNoPortIsSaid_data() {
        QTest::addColumn<QString>("port");
        QTest::addColumn<QByteArray>("code");
        // bash has /dev/null open, and nobody should be told to kill it.
        QTest::newRow("device") << "/dev/null" << QByteArray("port.not_a_port");
        QTest::newRow("folder") << "/tmp" << QByteArray("port.not_a_port");
        QTest::newRow("file") << folder_.filePath("image.bin") << QByteArray("port.not_a_port");
        QTest::newRow("nothing") << "/dev/ttyUSB99" << QByteArray("port.absent");
    }
    void whatIsNoPortIsSaid() {
        QFETCH(QString, port);
        QFETCH(QByteArray, code);
        TMW_RUN(answer, 1, at(), "status", "--board", "arduino", "--port", port, "--json");
        QCOMPARE(answer.json()["error"]["code"].get<std::string>(), code.toStdString());
        QVERIFY(answer.err.find(port.toStdString()) != std::string::npos);
    }
    void aBoardWithoutEmulatorNeedsAPort() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        TMW_RUN(answer, 1, at(), "upload", modelPath(), "--board", "raspberry-pi-pico", "--json");
        QCOMPARE(answer.json()["error"]["code"].get<std::string>(),
                 std::string("board.needs_port"));
    }

    /// The same verbs over a serial port as over an emulator, with the firmware behind a
    /// pseudo-terminal.
    void uploadsAndVerifiesOverASerialPort() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        MemoryPlatform platform({});
        const PtyBoard board(platform);
        FakeSystem system;
        system.nameAsLibserialportWants();
        system.plug({}, board.name());
        const QString port = QString::fromStdString(system.port("ttyACM0"));
        qputenv("LD_PRELOAD", TMW_PTY_SHIM);
        const auto upload = runTmw(at(), {"upload", modelPath(), "--board", "raspberry-pi-pico",
                                          "--port", port, "--json"});
        const auto verify = runTmw(at(), {"verify", modelPath(), "--board", "raspberry-pi-pico",
                                          "--port", port, "--samples", "2", "--json"});
        qunsetenv("LD_PRELOAD");
        QVERIFY2(upload.exitCode == 0, upload.err.c_str());
        QCOMPARE(upload.json()["identical_vectors"].get<int>(),
                 upload.json()["checked_vectors"].get<int>());
        QVERIFY2(verify.exitCode == 0, verify.err.c_str());
        QCOMPARE(verify.json()["identical"].get<bool>(), true);
    }
};

QTEST_GUILESS_MAIN(DeviceVerbsTest)
#include "device_verbs_test.moc"
