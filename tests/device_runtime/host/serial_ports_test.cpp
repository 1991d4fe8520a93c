// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/port_watcher.h"
#include "device_runtime/host/serial_ports.h"
#include "tests/support/fake_system.h"
#include "tests/support/test_data.h"

#include <QObject>
#include <QSignalSpy>
#include <unistd.h>

using namespace tmw;
using test::FakeSystem;

namespace {

const SystemUser kRoot{0, {0}, "root"};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

/// Ports of made-up systems.
class SerialPortsTest : public QObject {
    Q_OBJECT
private slots:
    void listsWhatIsThere() {
        FakeSystem system;
        system.plug({});
        system.plug({.name = "ttyUSB0",
                     .vendor = "10c4",
                     .product = "ea60",
                     .serial = "0001",
                     .title = "CP2102N",
                     .maker = "Silicon Labs"});
        system.addBoardPort("ttyS0", "4");
        system.addBoardPort("ttyS1", "0");
        std::filesystem::create_directories(system.root() / "sys/class/tty/console");
        const auto ports = serialPorts(system.roots(), kRoot);
        TMW_VERIFY(ports);
        QCOMPARE(ports->size(), size_t{3});
        const SerialPort& nano = ports->at(0);
        QCOMPARE(nano.name, system.port("ttyACM0"));
        QCOMPARE(nano.description, std::string("Arduino LLC NANO 33 IoT"));
        QCOMPARE(nano.serialNumber, std::string("ABC123"));
        QCOMPARE(nano.board, std::string("arduino-nano-33-iot"));
        QCOMPARE(nano.usbVendor.value(), uint16_t{0x2341});
        QCOMPARE(nano.usbProduct.value(), uint16_t{0x8057});
        QVERIFY(nano.usable);
        QVERIFY(nano.reason.empty());
        QVERIFY(!ports->at(1).usbVendor);
        QVERIFY(ports->at(1).usable);
        QCOMPARE(ports->at(2).board, std::string()); // a bridge of many boards
        QVERIFY(ports->at(2).boards.size() > 1);
    }
    void noPortsAreNoError() {
        FakeSystem system;
        const auto ports = serialPorts(system.roots(), kRoot);
        TMW_VERIFY(ports);
        QVERIFY(ports->empty());
        SystemRoots nowhere = system.roots();
        nowhere.sys = "/nowhere";
        QCOMPARE(serialPorts(nowhere, kRoot).error().code(), std::string_view("ports.cannot_list"));
    }
    void rightsNameTheGroupAndTheCommand() {
        FakeSystem system;
        system.plug({});
        const std::string port = system.port("ttyACM0");
        QCOMPARE(::chmod(port.c_str(), 0660), 0);
        struct stat file {};
        QCOMPARE(::stat(port.c_str(), &file), 0);
        // Files of a test have no group but that of who runs it; as root give it dialout's number.
        if (file.st_gid == 0 && ::chown(port.c_str(), 0, 20) != 0)
            QSKIP("the file cannot be given to a group");
        const SystemUser ada{54321, {54321}, "ada"};
        const auto denied = checkPort(port, system.roots(), ada);
        QCOMPARE(denied.error().code(), std::string_view("port.permission"));
        QVERIFY2(has(denied.error().message(), "sudo usermod -aG "),
                 denied.error().message().c_str());
        QVERIFY(has(denied.error().message(), " ada"));
        const auto listed = serialPorts(system.roots(), ada);
        QVERIFY(!listed->front().usable);
        QCOMPARE(listed->front().reason.text(), denied.error().message());
        QCOMPARE(::stat(port.c_str(), &file), 0);
        TMW_VERIFY(checkPort(port, system.roots(), {54321, {54321, file.st_gid}, "ada"}));
        QCOMPARE(::chmod(port.c_str(), 0600), 0);
        const auto owner = checkPort(port, system.roots(), {54321, {54321, file.st_gid}, "ada"});
        QVERIFY2(has(owner.error().message(), "mode 0600"), owner.error().message().c_str());
        QVERIFY(has(owner.error().message(), "sudo chmod a+rw " + port));
    }
    void busyNamesTheProcess() {
        FakeSystem system;
        system.plug({});
        system.addProcess(100, "bash", "/dev/null");
        system.addProcess(4711, "minicom", system.dev() / "ttyACM0");
        const auto ports = serialPorts(system.roots(), kRoot);
        QVERIFY(!ports->front().usable);
        QVERIFY2(has(ports->front().reason.text(), "minicom (process 4711)"),
                 ports->front().reason.text().c_str());
        QVERIFY(has(ports->front().reason.text(), "kill 4711"));
    }
    void modemManagerPassesBy() {
        FakeSystem system;
        system.plug({});
        system.addProcess(812, "ModemManager", system.dev() / "ttyACM0");
        const auto ports = serialPorts(system.roots(), kRoot);
        QVERIFY2(has(ports->front().reason.text(), "in ten seconds"),
                 ports->front().reason.text().c_str());
    }
    void bootloadersSayWhatToPress() {
        FakeSystem system;
        system.plug({.product = "0057"});
        const auto ports = serialPorts(system.roots(), kRoot);
        QVERIFY(ports->front().bootloader);
        QVERIFY(!ports->front().usable);
        QVERIFY2(has(ports->front().reason.text(), "reset button"),
                 ports->front().reason.text().c_str());
        QVERIFY(has(ports->front().reason.text(), "tmw flash arduino-nano-33-iot --port"));
    }
    void findsADeviceUnderAnotherName() {
        FakeSystem system;
        system.plug({.name = "ttyACM0", .serial = "FIRST"});
        system.plug({.name = "ttyACM7", .serial = "SECOND"});
        const auto found = findPortBySerialNumber("SECOND", system.roots());
        TMW_VERIFY(found);
        QCOMPARE(found->name, system.port("ttyACM7"));
        QCOMPARE(findPortBySerialNumber("THIRD", system.roots()).error().code(),
                 std::string_view("port.absent"));
        QVERIFY(!findPortBySerialNumber("", system.roots()));
        TMW_VERIFY(findPort(system.port("ttyACM0"), system.roots()));
        std::filesystem::create_symlink(system.port("ttyACM7"), system.root() / "myboard");
        const auto linked = findPort((system.root() / "myboard").string(), system.roots());
        TMW_VERIFY(linked);
        QCOMPARE(linked->serialNumber, std::string("SECOND"));
        const auto absent = checkPort(system.port("ttyACM9"), system.roots(), kRoot);
        QCOMPARE(absent.error().code(), std::string_view("port.absent"));
    }

    void watcherTellsWithinASecond() {
        FakeSystem system;
        system.plug({.name = "ttyACM0", .serial = "FIRST"});
        PortWatcher watcher(system.roots());
        QCOMPARE(watcher.ports().size(), size_t{1});
        QSignalSpy changes(&watcher, &PortWatcher::portsChanged);
        system.plug({.name = "ttyACM1", .serial = "SECOND"});
        QTRY_COMPARE_WITH_TIMEOUT(changes.count(), 1, 1000);
        const auto added = changes.at(0).at(0).value<std::vector<SerialPort>>();
        QCOMPARE(added.size(), size_t{1});
        QCOMPARE(added.front().serialNumber, std::string("SECOND"));
        QVERIFY(changes.at(0).at(1).value<std::vector<SerialPort>>().empty());
        system.unplug("ttyACM0");
        QTRY_COMPARE_WITH_TIMEOUT(changes.count(), 2, 1000);
        const auto removed = changes.at(1).at(1).value<std::vector<SerialPort>>();
        QCOMPARE(removed.size(), size_t{1});
        QCOMPARE(removed.front().serialNumber, std::string("FIRST"));
    }
    void watcherPollsWhereNothingTells() {
        FakeSystem system;
        SystemRoots roots = system.roots();
        PortWatcher watcher({roots.sys, "/nowhere", roots.proc});
        QSignalSpy changes(&watcher, &PortWatcher::portsChanged);
        system.plug({});
        QTRY_COMPARE_WITH_TIMEOUT(changes.count(), 1, 2000);
        QTest::qWait(1200); // the same again is no change
        QCOMPARE(changes.count(), 1);
    }
};

QTEST_GUILESS_MAIN(SerialPortsTest)
#include "serial_ports_test.moc"
