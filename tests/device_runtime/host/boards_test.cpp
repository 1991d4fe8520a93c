// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/boards.h"
#include "device_runtime/host/fit.h"
#include "device_runtime/host/flash_tools.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <set>

using namespace tmw;

class BoardsTest : public QObject {
    Q_OBJECT

    static Plan planOf(size_t bytes, uint32_t arena) {
        Plan plan;
        plan.bytes.resize(bytes);
        plan.arenaBytes = arena;
        return plan;
    }
    static const BoardRow& row(std::string_view name) { return **findBoard(name); }

private slots:
    void everyRowIsWhole() {
        std::set<std::string_view> names;
        size_t fitOnly = 0;
        for (const BoardRow& board : boards()) {
            const std::string name(board.name);
            QVERIFY2(names.insert(board.name).second, name.c_str());
            QVERIFY2(!board.title.empty() && !board.cpu.empty() && !board.source.empty(),
                     name.c_str());
            // Two rows stand for whatever is at hand.
            if (board.name == "host" || board.name == "arduino")
                continue;
            QVERIFY2(board.flashBytes >= 1024 && board.ramBytes >= 1024, name.c_str());
            QVERIFY2(board.ramBlockBytes <= board.ramBytes, name.c_str());
            QVERIFY2(board.reservedFlashBytes < board.flashBytes, name.c_str());
            if (board.qemuMachine.empty()) {
                ++fitOnly;
                QVERIFY2(flashTool(board.flash.tool), name.c_str());
                QVERIFY2(!board.flash.config.empty(), name.c_str());
            }
        }
        QVERIFY(fitOnly >= 25);
        QCOMPARE(boards().front().name, std::string_view("host"));
    }
    void anUnknownNameFindsTheNearest() {
        const auto message = [](std::string_view name) {
            return findBoard(name).error().message();
        };
        QVERIFY(message("microbt").find("Did you mean microbit?") != std::string::npos);
        QVERIFY(message("f401").find("nucleo-f401re") != std::string::npos);
        for (const char* name : {"", "x", "no such thing"}) {
            QVERIFY(message(name).find("Emulated are: mps2-an385") != std::string::npos);
            QVERIFY(message(name).size() < 250);
        }
        QVERIFY(message("arduino-").size() < 250);
    }
    void usbIdsGuessTheBoard() {
        const UsbMatch nano = boardsOfUsb(0x2341, 0x8057);
        QCOMPARE(nano.boards.size(), size_t{1});
        QCOMPARE(nano.boards.front()->name, std::string_view("arduino-nano-33-iot"));
        QVERIFY(!nano.bootloader);
        QVERIFY(boardsOfUsb(0x2341, 0x0057).bootloader);
        QVERIFY(boardsOfUsb(0x0483, 0x374b).boards.size() > 5); // any Nucleo
        QVERIFY(boardsOfUsb(0x1234, 0x5678).boards.empty());
        QVERIFY(boardsOfUsb(0, 0).boards.empty());
    }
    void serialNumbersTellMicrobitsApart() {
        const auto first = boardsOfUsb(0x0d28, 0x0204, "9900000031864e45");
        QCOMPARE(first.boards.size(), size_t{1});
        QCOMPARE(first.boards.front()->name, std::string_view("microbit"));
        const auto second = boardsOfUsb(0x0d28, 0x0204, "9904360258824e45");
        QCOMPARE(second.boards.size(), size_t{1});
        QCOMPARE(second.boards.front()->name, std::string_view("microbit-v2"));
        QVERIFY(boardsOfUsb(0x0d28, 0x0204, "1234").boards.empty());
    }

    void fitCountsWhatIsMissing() {
        const auto fits = fitOf(planOf(100'000, 20'000), row("nucleo-f401re"), std::nullopt);
        QVERIFY(fits && fits->fits());
        QCOMPARE(fits->flash.availableBytes, uint64_t{512 * 1024});
        QCOMPARE(fits->flash.missingBytes(), uint64_t{0});
        const auto tooLarge = fitOf(planOf(600'000, 100'000), row("nucleo-f401re"), std::nullopt);
        QVERIFY(tooLarge && !tooLarge->fits());
        QCOMPARE(tooLarge->flash.missingBytes(), uint64_t{600'000 - 512 * 1024});
        QCOMPARE(tooLarge->ram.missingBytes(), uint64_t{100'000 - 96 * 1024});
    }
    void fitKnowsBootloadersAndGaps() {
        const Plan plan = planOf(1000, 160 * 1024);
        const auto nano = fitOf(plan, row("arduino-nano-33-ble-sense"), std::nullopt);
        QCOMPARE(nano->flash.availableBytes, uint64_t{(1024 - 64) * 1024});
        const auto discovery = fitOf(plan, row("stm32f4-discovery"), std::nullopt);
        QCOMPARE(discovery->ram.missingBytes(), uint64_t{32 * 1024}); // 192 KB, 128 in one piece
    }
    void avrKeepsConstantsInRam() {
        const auto fit = fitOf(planOf(3000, 500), row("arduino-uno-r3"), std::nullopt);
        QCOMPARE(fit->ram.neededBytes(), uint64_t{3500});
        QCOMPARE(fit->ram.missingBytes(), uint64_t{3500 - 2048});
        QCOMPARE(fit->flash.missingBytes(), uint64_t{0});
    }
    void firmwareIsCounted() {
        const auto fit =
            fitOf(planOf(1000, 2000), row("olimex-stm32-h405"), FirmwareSize{40'000, 9'000});
        QCOMPARE(fit->flash.neededBytes(), uint64_t{41'000});
        QCOMPARE(fit->ram.neededBytes(), uint64_t{11'000 + (64 << 10)}); // its slots lie in RAM
    }
    void theHostHasNoFit() { QVERIFY(!fitOf(planOf(1, 1), row("host"), std::nullopt)); }
    void shippedFirmwareHasASize() {
        qputenv("TMW_RESOURCES", TMW_BINARY_DIR "/share/tmw");
        const BoardRow& board = row("mps2-an386");
        if (!std::filesystem::exists(TMW_BINARY_DIR "/share/tmw/firmware/mps2-an386.bin"))
            QSKIP("built without firmware");
        const auto size = shippedFirmwareSize(board);
        QVERIFY(size);
        // The arena of 2 MB and the slots are not the firmware's.
        QVERIFY(size->flashBytes > 10'000 && size->flashBytes < 500'000);
        QVERIFY(size->ramBytes > 1'000 && size->ramBytes < 100'000);
        QVERIFY(!shippedFirmwareSize(row("raspberry-pi-pico")));
    }
};

QTEST_GUILESS_MAIN(BoardsTest)
#include "boards_test.moc"
