// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/firmware/platform.h"
#include "device_runtime/host/flasher.h"
#include "tests/support/elf_symbols.h"
#include "tests/support/small_models.h"

#include <QObject>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <atomic>
#include <bit>
#include <thread>

using namespace tmw;
using namespace std::chrono_literals;

/// What the firmware does when it goes wrong, seen through the emulator's debug port.
class FirmwareSafetyTest : public QObject {
    Q_OBJECT

    QTemporaryDir state_;

    /// As `Kept` in device/crash.cpp.
    struct Kept {
        uint32_t magic;
        rt::CrashReport report;
        uint32_t crc;
    };
    static constexpr uint32_t kCrashMagic = 0x48535243;
    /// No board has memory there, and the architecture forbids to run it.
    static constexpr uint32_t kNowhere = 0xa1000000;

    static void addBoards() {
        QTest::addColumn<QString>("name");
        for (const BoardRow& board : boards())
            if (board.emulated && board.firmware)
                QTest::newRow(board.name.data()) << QString::fromUtf8(board.name);
    }
    static const BoardRow& row() {
        QFETCH(QString, name);
        return **findBoard(name.toStdString());
    }
    static uint32_t symbol(std::string_view name) {
        return test::symbolOf(boardFolder(row().name) / "firmware.elf", name).value_or(0);
    }
    template <typename T>
    static T peek(DebugPort& port, uint32_t address) {
        T value{};
        const auto bytes = port.read(address, sizeof value);
        if (bytes)
            std::memcpy(&value, bytes->data(), sizeof value);
        return value;
    }
    static rt::StartCause note(DebugPort& port) {
        return static_cast<rt::StartCause>(
            peek<uint32_t>(port, symbol("_ZN3tmw2rt12_GLOBAL__N_14noteE")));
    }
    /// Holds the board at its next start.
    static void holdAtReset(DebugPort& port) {
        TMW_VERIFY(port.interrupt());
        QVERIFY(symbol("tmwReset") != 0);
        TMW_VERIFY(port.setBreakpoint(symbol("tmwReset")));
    }

private slots:
    void initTestCase() {
        qputenv("TMW_STATE_HOME", state_.path().toUtf8());
        if (QStandardPaths::findExecutable("qemu-system-arm").isEmpty())
            QSKIP("qemu-system-arm is not installed");
    }

    void crashRestartsTheBoardAndIsKept_data() { addBoards(); }
    void crashRestartsTheBoardAndIsKept() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, row().core);
        TMW_VERIFY(plan);
        auto session = openBoard(row().name);
        TMW_VERIFY(session);
        TMW_VERIFY(uploadModel(**session, *plan, {}));
        DebugPort& port = (*session)->emulator()->debugPort();
        holdAtReset(port);
        TMW_VERIFY(port.writeRegister(DebugPort::kProgramCounter, kNowhere));
        TMW_VERIFY(port.resume());
        TMW_VERIFY(port.waitForStop(5000ms));
        const auto kept = peek<Kept>(port, symbol("_ZN3tmw2rt12_GLOBAL__N_14keptE"));
        QCOMPARE(kept.magic, kCrashMagic);
        QVERIFY(kept.report.kind != static_cast<uint32_t>(rt::CrashKind::None));
        QCOMPARE(kept.report.programCount, kNowhere);
        const bool tellsStatus = row().cpu != "Cortex-M0";
        QCOMPARE(kept.report.faultStatus != 0, tellsStatus);
        QCOMPARE(note(port), rt::StartCause::Software);
        TMW_VERIFY(port.clearBreakpoint(symbol("tmwReset")));
        TMW_VERIFY(port.resume());
        DeviceLink& link = (*session)->link();
        const auto health = link.persist([&] { return link.health(); });
        TMW_VERIFY(health);
        QCOMPARE(health->startCause, static_cast<uint32_t>(rt::StartCause::Software));
        QCOMPARE(health->crash.programCount, kNowhere);
        QCOMPARE(health->crash.kind, kept.report.kind);
        QCOMPARE(health->crash.faultStatus, kept.report.faultStatus);
        QVERIFY(health->stackUsed > 0 && health->stackUsed < health->stackBytes);
        // The restarted board still has the model, and so has the desktop's file.
        session->reset();
        session = openBoard(row().name);
        TMW_VERIFY(session);
        const auto hello = (*session)->link().hello();
        TMW_VERIFY(hello);
        QVERIFY(hello->runningSlot != rt::kNoSlot);
    }

    void stackThatEndsIsACrash_data() { addBoards(); }
    void stackThatEndsIsACrash() {
        if (row().cpu == "Cortex-M0")
            QSKIP("a Cortex-M0 locks up, which restarts the part and ends the emulator");
        auto session = openBoard(row().name);
        TMW_VERIFY(session);
        DebugPort& port = (*session)->emulator()->debugPort();
        holdAtReset(port);
        TMW_VERIFY(port.writeRegister(DebugPort::kStackPointer, symbol("tmwStackBottom")));
        TMW_VERIFY(port.resume());
        TMW_VERIFY(port.waitForStop(5000ms));
        const auto kept = peek<Kept>(port, symbol("_ZN3tmw2rt12_GLOBAL__N_14keptE"));
        QCOMPARE(kept.magic, kCrashMagic);
        QVERIFY(kept.report.faultStatus != 0);
    }

    void watchdogRestartsALoopWithoutEnd_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("MPS2") << "mps2-an386";
        QTest::newRow("MPS3") << "mps3-an547";
    }
    void watchdogRestartsALoopWithoutEnd() {
        auto session = openBoard(row().name);
        TMW_VERIFY(session);
        DebugPort& port = (*session)->emulator()->debugPort();
        holdAtReset(port);
        const uint8_t branchToItself[] = {0xfe, 0xe7};
        const uint32_t arena = symbol("tmwArenaStart");
        TMW_VERIFY(port.write(arena, branchToItself));
        TMW_VERIFY(port.writeRegister(DebugPort::kProgramCounter, arena));
        TMW_VERIFY(port.resume());
        TMW_VERIFY(port.waitForStop(20000ms));
        QCOMPARE(note(port), rt::StartCause::Watchdog);
    }

    void stackHasRoom_data() { addBoards(); }
    void stackHasRoom() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        auto session = openBoard(row().name);
        TMW_VERIFY(session);
        for (const char* file : {test::kHelloWorld, test::kHelloWorldFloat}) {
            const auto model = test::modelOf(file);
            TMW_VERIFY(model);
            const auto plan = makePlan(*model, row().core);
            TMW_VERIFY(plan);
            const auto vectors = test::vectorsFor(*plan, 2);
            TMW_VERIFY(vectors);
            TMW_VERIFY(uploadModel(**session, *plan, *vectors));
            TMW_VERIFY(liveMonitor(**session, *plan, {100, 0}, [](const auto&) { return true; }));
            TMW_VERIFY(verifyModel(**session, *plan, *model, *vectors));
        }
        DebugPort& port = (*session)->emulator()->debugPort();
        TMW_VERIFY(port.interrupt());
        const uint32_t bottom = symbol("tmwStackBottom");
        const uint32_t bytes = symbol("tmwStackTop") - bottom;
        const auto stack = port.read(bottom, bytes);
        TMW_VERIFY(stack);
        size_t untouched = 0;
        while (untouched < bytes && (*stack)[untouched] == (rt::kStackPaint & 0xff))
            ++untouched;
        qInfo("%s: %zu of %u bytes of stack used", row().name.data(), bytes - untouched, bytes);
        QVERIFY(untouched > bytes / 4);
    }

    void everyFlashStepCanBeHeld() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const BoardRow& board = **findBoard("microbit");
        const auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        const auto plan = makePlan(*model, board.core);
        TMW_VERIFY(plan);
        const auto vectors = test::vectorsFor(*plan, 1);
        TMW_VERIFY(vectors);
        TMW_VERIFY(resetBoard(board));
        auto session = openBoard(board.name);
        TMW_VERIFY(session);
        DebugPort& port = (*session)->emulator()->debugPort();
        const auto step = test::symbolOf(boardFolder(board.name) / "firmware.elf", "tmwFlashStep");
        QVERIFY(step);
        TMW_VERIFY(port.interrupt());
        TMW_VERIFY(port.setBreakpoint(*step));
        TMW_VERIFY(port.resume());
        std::atomic<bool> done = false;
        std::thread uploader([&] { done = (*session)->link().upload(plan->bytes).has_value(); });
        size_t steps = 0;
        while (!done && port.waitForStop(1000ms)) {
            ++steps;
            TMW_VERIFY(port.resume());
        }
        uploader.join();
        QVERIFY(done);
        // One for each page, one for each word that is not blank.
        size_t words = 0;
        for (size_t at = 0; at + 4 <= plan->bytes.size(); at += 4)
            words += std::all_of(plan->bytes.begin() + static_cast<ptrdiff_t>(at),
                                 plan->bytes.begin() + static_cast<ptrdiff_t>(at + 4),
                                 [](uint8_t byte) { return byte == 0xff; })
                         ? 0
                         : 1;
        QVERIFY(steps >= words + (plan->bytes.size() + 1023) / 1024);
    }
};

QTEST_GUILESS_MAIN(FirmwareSafetyTest)
#include "firmware_safety_test.moc"
