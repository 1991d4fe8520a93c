// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/system_roots.h"

#include <QTemporaryDir>
#include <sys/stat.h>

#include <fstream>
#include <string>

namespace tmw::test {

/// Folders that look like /sys, /dev and /proc, laid out as Linux does for USB serial devices.
class FakeSystem {
public:
    struct Device {
        std::string name = "ttyACM0";
        std::string vendor = "2341";
        std::string product = "8057";
        std::string serial = "ABC123";
        std::string title = "NANO 33 IoT";
        std::string maker = "Arduino LLC";
    };

    FakeSystem() {
        for (const char* folder : {"sys/class/tty", "sys/devices/usb1", "dev", "proc"})
            std::filesystem::create_directories(root() / folder);
    }

    std::filesystem::path root() const { return folder_.path().toStdString(); }
    SystemRoots roots() const { return {root() / "sys", dev_, root() / "proc"}; }
    std::filesystem::path dev() const { return root() / "dev"; }
    std::string port(const std::string& name) const { return (dev_ / name).string(); }

    /// libserialport takes only names below /dev that /sys/class/tty has too; this one leads both
    /// to the same folder.
    void nameAsLibserialportWants() { dev_ = "/dev/../../.." + dev().string(); }

    /// A device file that a real one stands for (a pseudo-terminal), or a plain file.
    void plug(const Device& device, const std::string& file = {}) {
        const auto usb = usbOf(device.name);
        const auto tty = usb / "interface" / "tty" / device.name;
        std::filesystem::create_directories(tty);
        write(usb / "idVendor", device.vendor);
        write(usb / "idProduct", device.product);
        write(usb / "serial", device.serial);
        write(usb / "product", device.title);
        write(usb / "manufacturer", device.maker);
        std::filesystem::create_directory_symlink(usb / "interface", tty / "device");
        std::filesystem::create_directory_symlink(tty, root() / "sys/class/tty" / device.name);
        if (file.empty())
            write(dev() / device.name, "");
        else
            std::filesystem::create_symlink(file, dev() / device.name);
    }
    void unplug(const std::string& name) {
        std::filesystem::remove(dev() / name);
        std::filesystem::remove(root() / "sys/class/tty" / name);
        std::filesystem::remove_all(usbOf(name));
    }
    /// A port of the mainboard: type 0 means that the driver found none.
    void addBoardPort(const std::string& name, const std::string& type) {
        const auto tty = root() / "sys/devices/platform/serial8250/tty" / name;
        std::filesystem::create_directories(tty);
        write(tty / "type", type);
        std::filesystem::create_directory_symlink(tty.parent_path().parent_path(), tty / "device");
        std::filesystem::create_directory_symlink(tty, root() / "sys/class/tty" / name);
        write(dev() / name, "");
    }
    /// A process that has a file open.
    void addProcess(int id, const std::string& program, const std::filesystem::path& open) {
        const auto process = root() / "proc" / std::to_string(id);
        std::filesystem::create_directories(process / "fd");
        write(process / "comm", program + "\n");
        std::filesystem::create_symlink(std::filesystem::canonical(open), process / "fd/3");
    }

    static void write(const std::filesystem::path& path, const std::string& text) {
        std::ofstream(path) << text;
    }

private:
    std::filesystem::path usbOf(const std::string& name) const {
        return root() / "sys/devices/usb1" / ("port-" + name);
    }

    QTemporaryDir folder_;
    std::filesystem::path dev_ = dev();
};

} // namespace tmw::test
