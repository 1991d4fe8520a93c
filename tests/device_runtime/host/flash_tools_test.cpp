// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "device_runtime/host/flash_tools.h"
#include "tests/support/test_data.h"

#include <QObject>

using namespace tmw;

namespace {

const BoardRow& row(const QString& name) {
    return **findBoard(name.toStdString());
}

std::string contents(const QString& name) {
    const auto bytes = readFile(std::filesystem::path(TMW_SOURCE_DIR) /
                                "tests/device_runtime/host/flash_outputs" / name.toStdString());
    return bytes ? std::string(bytes->begin(), bytes->end()) : std::string();
}

} // namespace

class FlashToolsTest : public QObject {
    Q_OBJECT

private slots:
    void commandLines_data() {
        QTest::addColumn<QString>("board");
        QTest::addColumn<QString>("image");
        QTest::addColumn<QString>("serial");
        QTest::addColumn<QString>("wanted");
        QTest::newRow("openocd") << "nucleo-f401re"
                                 << "/i/a b.bin"
                                 << "0671FF"
                                 << "-f;board/st_nucleo_f4.cfg;-c;adapter serial 0671FF;-c;"
                                    "program {/i/a b.bin} verify reset exit 0x08000000";
        QTest::newRow("openocd, elf") << "nrf52840-dk"
                                      << "/i/a.elf"
                                      << ""
                                      << "-f;board/nordic_nrf52_dk.cfg;-c;"
                                         "program {/i/a.elf} verify reset exit";
        QTest::newRow("openocd, words together")
            << "thunderboard-sense-2"
            << "/i/a.bin"
            << ""
            << "-f;interface/jlink.cfg;-c;transport select swd;-f;target/efm32.cfg;-c;"
               "program {/i/a.bin} verify reset exit 0x0";
        QTest::newRow("pyocd") << "redboard-artemis"
                               << "/i/a.bin"
                               << "0240"
                               << "load;--no-wait;--target;ama3b1kk_kbr;--uid;0240;"
                                  "--base-address;0x10000;/i/a.bin";
        QTest::newRow("pyocd, hex") << "frdm-k64f"
                                    << "/i/a.hex"
                                    << ""
                                    << "load;--no-wait;--target;k64f;/i/a.hex";
        QTest::newRow("avrdude") << "arduino-mega-2560"
                                 << "/i/a.hex"
                                 << "75"
                                 << "-p;atmega2560;-c;wiring;-b;115200;-D;-P;/dev/ttyACM0;-U;"
                                    "flash:w:/i/a.hex:i";
        QTest::newRow("dfu-util") << "arduino-portenta-h7"
                                  << "/i/a.bin"
                                  << ""
                                  << "-d;2341:035b;-a;0;-s;0x08040000:leave;-D;/i/a.bin";
        QTest::newRow("bossac") << "arduino-nano-33-iot"
                                << "/i/a.bin"
                                << "A"
                                << "-p;/dev/ttyACM0;-U;-i;-e;-o;0x2000;-w;-v;/i/a.bin;-R";
        QTest::newRow("bossac, no offset") << "arduino-due"
                                           << "/i/a.bin"
                                           << ""
                                           << "-p;/dev/ttyACM0;-U;-e;-b;-w;-v;/i/a.bin;-R";
        QTest::newRow("esptool") << "esp32-s3-devkitc"
                                 << "/i/a.bin"
                                 << ""
                                 << "--chip;esp32s3;--baud;460800;--port;/dev/ttyACM0;"
                                    "write_flash;0x10000;/i/a.bin";
        QTest::newRow("teensy") << "teensy-4.1"
                                << "/i/a.hex"
                                << ""
                                << "--mcu=TEENSY41;-s;-v;/i/a.hex";
    }
    void commandLines() {
        QFETCH(QString, board);
        QFETCH(QString, image);
        QFETCH(QString, serial);
        QFETCH(QString, wanted);
        const FlashTool& tool = *flashTool(row(board).flash.tool);
        QStringList line;
        for (const std::string& word : flashArguments(tool, row(board),
                                                      {.image = image.toStdString(),
                                                      .port = "/dev/ttyACM0",
                                                      .serialNumber = serial.toStdString()}))
            line << QString::fromStdString(word);
        QCOMPARE(line.join(";"), wanted);
    }
    void anOffsetOfOnesOwn() {
        const BoardRow& board = row("esp32-devkitc");
        const auto line = flashArguments(*flashTool(board.flash.tool), board,
                                         {.image = "a.bin", .port = "P", .offset = "0x0"});
        QCOMPARE(line.at(line.size() - 2), std::string("0x0"));
    }
    void everyToolHasAPackage() {
        for (int id = 1; id <= static_cast<int>(FlashToolId::ProbeDrive); ++id) {
            const FlashTool* tool = flashTool(static_cast<FlashToolId>(id));
            QVERIFY(tool);
            QVERIFY(tool->programs.empty() || (!tool->package.empty() && !tool->install.empty() &&
                                               !tool->words.empty() && !tool->failures.empty()));
        }
        QVERIFY(!flashTool(FlashToolId::None));
    }

    void failures_data() {
        QTest::addColumn<QString>("board");
        QTest::addColumn<QString>("code");
        QTest::newRow("openocd_no_probe.txt") << "nucleo-f401re"
                                              << "flash.no_probe";
        QTest::newRow("openocd_no_cmsis_dap.txt") << "arduino-nicla-sense-me"
                                                  << "flash.no_probe";
        QTest::newRow("openocd_no_jlink.txt") << "nrf52840-dk"
                                              << "flash.no_probe";
        QTest::newRow("openocd_no_rights.txt") << "nucleo-f401re"
                                               << "flash.no_permission";
        QTest::newRow("openocd_no_target.txt") << "nucleo-f401re"
                                               << "flash.no_target";
        QTest::newRow("openocd_verify.txt") << "nucleo-f401re"
                                            << "flash.verify_failed";
        QTest::newRow("pyocd_no_probe.txt") << "frdm-k64f"
                                            << "flash.no_probe";
        QTest::newRow("avrdude_not_in_sync.txt") << "arduino-uno-r3"
                                                 << "flash.no_bootloader";
        QTest::newRow("avrdude_wrong_chip.txt") << "arduino-uno-r3"
                                                << "flash.wrong_board";
        QTest::newRow("dfu_util_no_device.txt") << "arduino-portenta-h7"
                                                << "flash.no_bootloader";
        QTest::newRow("dfu_util_no_rights.txt") << "arduino-portenta-h7"
                                                << "flash.no_permission";
        QTest::newRow("bossac_no_device.txt") << "arduino-nano-33-iot"
                                              << "flash.no_bootloader";
        QTest::newRow("bossac_unsupported.txt") << "arduino-nano-33-ble-sense"
                                                << "flash.tool_too_old";
        QTest::newRow("esptool_no_port.txt") << "esp32-devkitc"
                                             << "flash.port";
        QTest::newRow("esptool_no_answer.txt") << "esp32-devkitc"
                                               << "flash.no_bootloader";
        QTest::newRow("teensy_no_device.txt") << "teensy-4.0"
                                              << "flash.no_bootloader";
        QTest::newRow("esptool_wrong_chip.txt") << "esp32-devkitc"
                                                << "flash.wrong_board";
    }
    void failures() {
        QFETCH(QString, board);
        QFETCH(QString, code);
        const std::string output = contents(QTest::currentDataTag());
        QVERIFY(!output.empty());
        const BoardRow& which = row(board);
        const Error error = explainFlashFailure(*flashTool(which.flash.tool), which, 1, output);
        QCOMPARE(QString::fromStdString(std::string(error.code())), code);
        QVERIFY(error.message().find(which.title) != std::string::npos);
        QVERIFY(error.message().find('%') == std::string::npos);
        if (code == "flash.no_bootloader" && !which.flash.byHand.empty())
            QVERIFY(error.message().find(which.flash.byHand) != std::string::npos);
    }
    void anUnknownFailureQuotesTheLastLines() {
        const BoardRow& board = row("nucleo-f401re");
        const Error error = explainFlashFailure(*flashTool(board.flash.tool), board, 42,
                                                "one\ntwo\n\nthree\nfour\nlast words\n");
        QCOMPARE(error.code(), std::string_view("flash.failed"));
        QVERIFY(error.message().find("two / three / four / last words") != std::string::npos);
        QVERIFY(error.message().find("42") != std::string::npos);
    }

    void progress_data() {
        QTest::addColumn<QString>("board");
        QTest::addColumn<QString>("line");
        QTest::addColumn<double>("fraction");
        QTest::newRow("openocd") << "nucleo-f401re"
                                 << "** Programming Finished **" << 0.7;
        QTest::newRow("openocd, talk") << "nucleo-f401re"
                                       << "Info : flash size = 512" << -1.0;
        QTest::newRow("pyocd") << "frdm-k64f"
                               << "[=====     ]  45%" << 0.45;
        QTest::newRow("avrdude") << "arduino-uno-r3"
                                 << "Writing | #########################" << 0.5;
        QTest::newRow("dfu-util") << "arduino-portenta-h7"
                                  << "Download\t[======                   ]  25%         8192 bytes"
                                  << 0.25;
        QTest::newRow("bossac") << "arduino-nano-33-iot"
                                << "[==============                ] 48% (87/178 pages)" << 0.48;
        QTest::newRow("esptool 4") << "esp32-devkitc"
                                   << "Writing at 0x00011c18... (33 %)" << 0.33;
        QTest::newRow("esptool 5")
            << "esp32-devkitc"
            << "Writing at 0x00010000 [==>          ]  12.5% 16384/131072 bytes... " << 0.125;
        QTest::newRow("teensy") << "teensy-4.0"
                                << "Programming......" << 0.2;
    }
    void progress() {
        QFETCH(QString, board);
        QFETCH(QString, line);
        QFETCH(double, fraction);
        const FlashTool& tool = *flashTool(row(board).flash.tool);
        QCOMPARE(readFlashOutput(tool, line.toStdString()).fraction, fraction);
    }
};

QTEST_GUILESS_MAIN(FlashToolsTest)
#include "flash_tools_test.moc"
