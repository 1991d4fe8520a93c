// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "device_runtime/host/drive_flasher.h"
#include "tests/support/fake_system.h"
#include "tests/support/test_data.h"

#include <QObject>

#include <cstring>
#include <thread>

using namespace tmw;
using test::FakeSystem;

namespace {

const BoardRow& pico() {
    return **findBoard("raspberry-pi-pico");
}
const BoardRow& microbit() {
    return **findBoard("microbit-v2");
}
constexpr DriveLimits kSoon{std::chrono::milliseconds(300), std::chrono::milliseconds(1500)};

bool has(const Error& error, std::string_view part) {
    return error.message().find(part) != std::string::npos;
}

} // namespace

/// Boards that show a drive, which is a folder here.
class DriveFlasherTest : public QObject {
    Q_OBJECT

    struct Bench {
        FakeSystem system;
        std::filesystem::path drive;
        std::filesystem::path image;
        bool boots = true;

        explicit Bench(const std::string& label, const std::string& ending = ".uf2") {
            drive = system.root() / "media with space" / label;
            image = system.root() / ("image" + ending);
            std::vector<uint8_t> block(512, 0x11);
            const uint32_t magic = 0x0a324655;
            std::memcpy(block.data(), &magic, sizeof magic);
            block.insert(block.end(), block.begin(), block.end());
            static_cast<void>(writeFile(image, block));
        }
        void mount(const std::string& options = "rw,nosuid") {
            std::filesystem::create_directories(drive);
            if (boots)
                FakeSystem::write(drive / "INFO_UF2.TXT", "UF2 Bootloader v3.0\n");
            std::string escaped = drive.string();
            for (size_t at; (at = escaped.find(' ')) != std::string::npos;)
                escaped.replace(at, 1, "\\040");
            FakeSystem::write(system.root() / "proc/mounts", "proc /proc proc rw 0 0\n/dev/sdx1 " +
                                                                 escaped + " vfat " + options +
                                                                 " 0 0\n");
        }
        void unmount() {
            FakeSystem::write(system.root() / "proc/mounts", "proc /proc proc rw 0 0\n");
        }
        /// Takes the drive away once the whole image is on it.
        std::thread restarting(const std::function<void()>& afterwards = {}) {
            return std::thread([this, afterwards] {
                const auto copied = drive / image.filename();
                std::error_code absent;
                while (std::filesystem::file_size(copied, absent) != 1024 || absent)
                    std::this_thread::sleep_for(std::chrono::milliseconds(10));
                std::filesystem::rename(copied, system.root() / "taken");
                unmount();
                if (afterwards)
                    afterwards();
            });
        }
    };

private slots:
    void copiesAndWaitsForTheRestart() {
        Bench bench("RPI-RP2");
        bench.mount();
        std::thread board = bench.restarting();
        double last = 0;
        const auto done = copyToBoardDrive(
            pico(), bench.image, [&](double fraction, std::string_view) { last = fraction; }, {},
            bench.system.roots());
        board.join();
        TMW_VERIFY(done);
        QVERIFY(last >= 0.5);
        QCOMPARE(*readFile(bench.system.root() / "taken"), *readFile(bench.image));
    }
    void waitsForTheDrive() {
        Bench bench("RPI-RP2");
        std::thread board = bench.restarting();
        std::thread hand([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            bench.mount();
        });
        const auto done = copyToBoardDrive(pico(), bench.image, {}, {}, bench.system.roots());
        hand.join();
        board.join();
        TMW_VERIFY(done);
    }
    void noDriveSaysWhatToPress() {
        Bench bench("RPI-RP2");
        const auto none =
            copyToBoardDrive(pico(), bench.image, {}, {}, bench.system.roots(), kSoon);
        QCOMPARE(none.error().code(), std::string_view("flash.no_drive"));
        QVERIFY2(has(none.error(), "hold BOOTSEL"), none.error().message().c_str());
    }
    void anotherDriveOfThatNameIsLeftAlone() {
        Bench bench("RPI-RP2");
        bench.boots = false;
        bench.mount();
        QCOMPARE(copyToBoardDrive(pico(), bench.image, {}, {}, bench.system.roots(), kSoon)
                     .error()
                     .code(),
                 std::string_view("flash.no_drive"));
        QVERIFY(!std::filesystem::exists(bench.drive / bench.image.filename()));
    }
    void notMountedNamesTheCommand() {
        Bench bench("RPI-RP2");
        const auto device = bench.system.dev() / "sdx1";
        FakeSystem::write(device, "");
        std::filesystem::create_directories(bench.system.dev() / "disk/by-label");
        std::filesystem::create_symlink(device, bench.system.dev() / "disk/by-label/RPI-RP2");
        const auto shut =
            copyToBoardDrive(pico(), bench.image, {}, {}, bench.system.roots(), kSoon);
        QCOMPARE(shut.error().code(), std::string_view("flash.drive_not_mounted"));
        QVERIFY(has(shut.error(), "udisksctl mount -b " + device.string()));
    }
    void readOnlyIsSaid() {
        Bench bench("RPI-RP2");
        bench.mount("ro,nosuid");
        QCOMPARE(copyToBoardDrive(pico(), bench.image, {}, {}, bench.system.roots(), kSoon)
                     .error()
                     .code(),
                 std::string_view("flash.drive_read_only"));
    }
    void aDriveWithoutRoomIsSaid() {
        if (!std::filesystem::exists("/dev/full"))
            QSKIP("there is no /dev/full");
        Bench bench("RPI-RP2");
        bench.mount();
        std::filesystem::create_symlink("/dev/full", bench.drive / bench.image.filename());
        QCOMPARE(copyToBoardDrive(pico(), bench.image, {}, {}, bench.system.roots(), kSoon)
                     .error()
                     .code(),
                 std::string_view("flash.drive_full"));
    }
    void anImageThatIsNotTakenIsSaid() {
        Bench bench("RPI-RP2");
        bench.mount();
        const auto stays =
            copyToBoardDrive(pico(), bench.image, {}, {}, bench.system.roots(),
                             {std::chrono::milliseconds(300), std::chrono::milliseconds(300)});
        QCOMPARE(stays.error().code(), std::string_view("flash.drive_stays"));
    }
    void onlyUf2GoesToABootloader() {
        Bench bench("RPI-RP2", ".uf2");
        bench.mount();
        FakeSystem::write(bench.image, "no UF2 at all");
        QCOMPARE(copyToBoardDrive(pico(), bench.image, {}, {}, bench.system.roots(), kSoon)
                     .error()
                     .code(),
                 std::string_view("flash.wrong_image"));
        Bench plain("RPI-RP2", ".bin");
        plain.mount();
        QCOMPARE(copyToBoardDrive(pico(), plain.image, {}, {}, plain.system.roots(), kSoon)
                     .error()
                     .code(),
                 std::string_view("flash.wrong_image"));
    }
    void aProbesRefusalIsQuoted() {
        Bench bench("MICROBIT", ".hex");
        bench.mount();
        std::thread board = bench.restarting([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            FakeSystem::write(bench.drive / "FAIL.TXT",
                              "error: The hex file cannot be decoded.\ntype: user\n");
            bench.mount();
        });
        const auto refused =
            copyToBoardDrive(microbit(), bench.image, {}, {}, bench.system.roots());
        board.join();
        QCOMPARE(refused.error().code(), std::string_view("flash.probe_refused"));
        QVERIFY2(has(refused.error(), "cannot be decoded"), refused.error().message().c_str());
    }
    void aProbeThatIsContent() {
        Bench bench("MICROBIT", ".hex");
        bench.mount();
        std::thread board = bench.restarting([&] { bench.mount(); });
        const auto done = copyToBoardDrive(microbit(), bench.image, {}, {}, bench.system.roots());
        board.join();
        TMW_VERIFY(done);
    }
    void stopEndsTheWait() {
        Bench bench("RPI-RP2");
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(copyToBoardDrive(pico(), bench.image, {}, stop.get_token(), bench.system.roots())
                     .error()
                     .code(),
                 kCancelled.code);
    }
};

QTEST_GUILESS_MAIN(DriveFlasherTest)
#include "drive_flasher_test.moc"
