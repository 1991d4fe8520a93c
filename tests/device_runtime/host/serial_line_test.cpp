// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/deploy.h"
#include "device_runtime/host/loopback_transport.h" // before Qt, whose "slots" is a macro
#include "device_runtime/host/serial_transport.h"
#include "tests/support/fake_system.h"
#include "tests/support/pty_board.h"
#include "tests/support/small_models.h"

#include <QElapsedTimer>
#include <QObject>
#include <QProcess>

using namespace tmw;
using test::FakeSystem;
using test::PtyBoard;

namespace {

constexpr BoardRow kBoard{.name = "pty", .title = "A board behind a pseudo-terminal"};

Result<std::unique_ptr<BoardSession>> sessionOver(std::unique_ptr<Transport> line) {
    TMW_TRY(auto link, DeviceLink::open(std::move(line)));
    return std::make_unique<BoardSession>(kBoard, EmulatorMode::Run, nullptr, std::move(link));
}

bool has(const Error& error, std::string_view part) {
    return error.message().find(part) != std::string::npos;
}

} // namespace

/// libserialport on a pseudo-terminal with the companion firmware behind it.
class SerialLineTest : public QObject {
    Q_OBJECT

    /// Ports below a name that libserialport takes.
    struct Bench {
        FakeSystem system;
        Bench() { system.nameAsLibserialportWants(); }
        std::string plug(const PtyBoard& board, const std::string& name = "ttyACM0") {
            system.plug({.name = name, .serial = "SER1"}, board.name());
            return system.port(name);
        }
        SystemRoots roots() const {
            SystemRoots all = system.roots();
            all.proc = "/proc"; // who holds a port is seen for real
            return all;
        }
    };

private slots:
    void uploadsAndStreams() {
        TMW_NEED_DATA("models/tflite-micro/hello_world_int8.tflite");
        const auto model = test::modelOf(test::kHelloWorld);
        TMW_VERIFY(model);
        const Plan plan = *makePlan(*model, rt::CoreFamily::Generic);
        MemoryPlatform platform({.sensor = {0.0f, 1.0f, 2.0f, 3.0f}});
        const PtyBoard board(platform);
        Bench bench;
        auto line = openBoardPort(bench.plug(board), bench.roots());
        TMW_VERIFY(line);
        const auto session = sessionOver(std::move(line->line));
        TMW_VERIFY(session);
        const auto report = uploadModel(**session, plan, *test::vectorsFor(plan, 8));
        TMW_VERIFY(report);
        QCOMPARE(report->identicalVectors, size_t{8});
        const auto live =
            liveMonitor(**session, plan, {}, [](const LivePrediction&) { return true; });
        TMW_VERIFY(live);
        QCOMPARE(live->predictions, size_t{4});
        QCOMPARE(live->identical, size_t{4});
    }

    void findsTheSpeed() {
        MemoryPlatform platform({});
        const PtyBoard board(platform, B57600);
        Bench bench;
        auto line = openBoardPort(bench.plug(board), bench.roots());
        TMW_VERIFY(line);
        QCOMPARE(line->baud, 57600);
        TMW_VERIFY(sessionOver(std::move(line->line)));
    }

    void silenceNamesTheSpeedsTried() {
        MemoryPlatform platform({});
        const PtyBoard board(platform, B115200, false);
        Bench bench;
        const auto line = openBoardPort(bench.plug(board), bench.roots());
        QVERIFY(!line);
        QCOMPARE(line.error().code(), std::string_view("port.no_answer"));
        QVERIFY2(has(line.error(), "115200, 921600, 230400, 57600, 9600"),
                 line.error().message().c_str());
    }

    void unpluggingBreaksTheLineAndReplugMendsIt() {
        MemoryPlatform platform({});
        auto board = std::make_unique<PtyBoard>(platform);
        Bench bench;
        const std::string name = bench.plug(*board);
        const auto port = findPortBySerialNumber("SER1", bench.roots());
        TMW_VERIFY(port);
        QCOMPARE(port->name, name);
        auto line = openBoardPort(name, bench.roots());
        TMW_VERIFY(line);
        auto session = sessionOver(std::move(line->line));
        TMW_VERIFY(session);
        TMW_VERIFY((*session)->link().hello());

        board.reset();
        bench.system.unplug("ttyACM0");
        const auto lost = (*session)->link().hello();
        QVERIFY(!lost);
        QCOMPARE(lost.error().code(), std::string_view("line.broken"));
        QVERIFY2(has(lost.error(), "unplugged") && has(lost.error(), "Reconnect the board"),
                 lost.error().message().c_str());
        session->reset();

        // It comes back while someone waits, under another number.
        std::unique_ptr<PtyBoard> again;
        std::thread hand([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(400));
            again = std::make_unique<PtyBoard>(platform);
            bench.plug(*again, "ttyACM3");
        });
        auto back = reopenPort(*port, std::chrono::seconds(10), {}, bench.roots());
        hand.join();
        TMW_VERIFY(back);
        session = sessionOver(std::move(*back));
        TMW_VERIFY(session);
        TMW_VERIFY((*session)->link().hello());
    }

    void aSessionGoesOnAfterReplugging() {
        MemoryPlatform platform({});
        auto board = std::make_unique<PtyBoard>(platform, B57600);
        Bench bench;
        const std::string name = bench.plug(*board);
        const auto session = openBoard("raspberry-pi-pico", {.port = name});
        TMW_VERIFY(session);
        DeviceLink& link = (*session)->link();
        TMW_VERIFY(link.hello());
        board.reset();
        bench.system.unplug("ttyACM0");
        std::thread hand([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(400));
            board = std::make_unique<PtyBoard>(platform, B57600);
            bench.plug(*board);
        });
        const auto hello = link.persist([&] { return link.hello(); });
        hand.join();
        TMW_VERIFY(hello);
        QCOMPARE(link.restored(), size_t{1});
    }

    void whatDoesNotComeBackIsNamed() {
        Bench bench;
        QElapsedTimer clock;
        clock.start();
        const auto back = reopenPort({.name = "/dev/ttyACM0", .serialNumber = "SER1"},
                                     std::chrono::milliseconds(500), {}, bench.roots());
        QCOMPARE(back.error().code(), std::string_view("port.not_back"));
        QVERIFY(has(back.error(), "SER1"));
        QVERIFY(clock.elapsed() < 2000);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(reopenPort({.name = "/dev/ttyACM0"}, std::chrono::seconds(60), stop.get_token(),
                            bench.roots())
                     .error()
                     .code(),
                 kCancelled.code);
    }

    void aBusyPortNamesItsProcess() {
        MemoryPlatform platform({});
        const PtyBoard board(platform);
        Bench bench;
        const std::string name = bench.plug(board);
        QProcess other;
        other.start("/bin/sh", {"-c", QString::fromStdString("exec sleep 30 <>" + board.name())});
        QVERIFY(other.waitForStarted());
        QTRY_VERIFY(holderOf(name).has_value());
        const auto busy = openSerialPort(name, kUsualBaud, bench.roots());
        QVERIFY(!busy);
        QCOMPARE(busy.error().code(), std::string_view("port.busy"));
        QTRY_VERIFY2(has(openSerialPort(name, kUsualBaud, bench.roots()).error(),
                         "sleep (process " + std::to_string(other.processId()) + ")"),
                     busy.error().message().c_str());
        other.kill();
        other.waitForFinished();
        TMW_VERIFY(openSerialPort(name, kUsualBaud, bench.roots()));
    }

    void whatIsBackAndBusyIsNotCalledAway() {
        MemoryPlatform platform({});
        const PtyBoard board(platform);
        Bench bench;
        const std::string name = bench.plug(board);
        const auto port = findPortBySerialNumber("SER1", bench.roots());
        TMW_VERIFY(port);
        const auto held = openSerialPort(name, kUsualBaud, bench.roots());
        TMW_VERIFY(held);
        const auto back = reopenPort(*port, std::chrono::milliseconds(300), {}, bench.roots());
        QVERIFY(!back);
        QCOMPARE(back.error().code(), std::string_view("port.busy"));
    }

    void aPortIsOpenedOnce() {
        MemoryPlatform platform({});
        const PtyBoard board(platform);
        Bench bench;
        const std::string name = bench.plug(board);
        const auto first = openSerialPort(name, kUsualBaud, bench.roots());
        TMW_VERIFY(first);
        const auto second = openSerialPort(name, kUsualBaud, bench.roots());
        QCOMPARE(second.error().code(), std::string_view("port.busy"));
        QVERIFY2(has(second.error(), "this program"), second.error().message().c_str());
        // The lock holds where /proc shows nothing.
        SystemRoots blind = bench.roots();
        blind.proc = "/nowhere";
        QCOMPARE(openSerialPort(name, kUsualBaud, blind).error().code(),
                 std::string_view("port.busy"));
    }

    void absentPortsAreNamed() {
        const auto absent = openBoardPort("/dev/ttyACM77");
        QCOMPARE(absent.error().code(), std::string_view("port.absent"));
        QVERIFY(has(absent.error(), "/dev/ttyACM77"));
    }

    void aTouchLeadsToTheBootloader() {
        MemoryPlatform platform({});
        auto board = std::make_unique<PtyBoard>(platform);
        Bench bench;
        bench.plug(*board);
        // Another board's, which is not to be flashed.
        bench.system.plug({.name = "ttyACM2", .product = "0057", .serial = "OTHER"}, board->name());
        const auto port = findPortBySerialNumber("SER1", bench.roots());
        TMW_VERIFY(port);
        std::thread restart([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            bench.system.plug({.name = "ttyACM5", .product = "0057", .serial = "BOOT"},
                              board->name());
        });
        const auto boot = touchPort(*port, std::chrono::seconds(5), {}, bench.roots());
        restart.join();
        TMW_VERIFY(boot);
        QCOMPARE(boot->name, bench.system.port("ttyACM5"));
        QVERIFY(boot->bootloader);
    }
};

QTEST_GUILESS_MAIN(SerialLineTest)
#include "serial_line_test.moc"
