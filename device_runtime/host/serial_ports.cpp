// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/serial_ports.h"

#include "device_runtime/host/boards.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace tmw {

namespace {

namespace fs = std::filesystem;

constexpr ErrorKind kCannotList{"ports.cannot_list",
                                "The serial ports cannot be listed: %1 cannot be read (%2). Check "
                                "that /sys is mounted."};
constexpr ErrorKind kNoSuchDevice{"port.absent",
                                  "No serial port belongs to the device with serial number %1. "
                                  "Connect the board; \"tmw ports\" lists the ports."};

std::string lineOf(const fs::path& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

std::optional<uint16_t> hexOf(const std::string& text) {
    uint16_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// The USB device above a tty's device: interfaces have no idVendor of their own.
fs::path usbDeviceOf(const fs::path& tty, const SystemRoots& roots) {
    std::error_code failed;
    fs::path at = fs::canonical(tty / "device", failed);
    const fs::path top = fs::canonical(roots.sys, failed);
    for (; !failed && at != top && at.has_relative_path(); at = at.parent_path())
        if (fs::exists(at / "idVendor", failed))
            return at;
    return {};
}

/// Real hardware has a device; a port of the 8250 driver that was not found has type 0.
bool isPort(const fs::path& tty) {
    std::error_code failed;
    return fs::exists(tty / "device", failed) && lineOf(tty / "type") != "0";
}

std::string described(const fs::path& usb, const std::string& name) {
    if (usb.empty())
        return "serial port " + name;
    const std::string maker = lineOf(usb / "manufacturer");
    const std::string product = lineOf(usb / "product");
    if (maker.empty() || product.starts_with(maker))
        return product.empty() ? "USB serial port" : product;
    return maker + " " + product;
}

void guessBoard(SerialPort& port) {
    if (!port.usbVendor || !port.usbProduct)
        return;
    const UsbMatch match = boardsOfUsb(*port.usbVendor, *port.usbProduct, port.serialNumber);
    for (const BoardRow* board : match.boards)
        port.boards.emplace_back(board->name);
    port.bootloader = match.bootloader;
    if (port.boards.size() == 1)
        port.board = port.boards.front();
}

Remark bootloaderReason(const SerialPort& port) {
    return Remark(
        TMW_PHRASE(
            "Error",
            "The board is in its bootloader and runs no firmware. Press its reset button once, or "
            "flash it: tmw flash %1 --port %2"),
        port.boards.empty() ? "BOARD" : port.boards.front(), port.name);
}

SerialPort portOf(const fs::path& tty, const SystemRoots& roots, const SystemUser& user) {
    SerialPort port;
    port.name = (roots.dev / tty.filename()).string();
    const fs::path usb = usbDeviceOf(tty, roots);
    if (!usb.empty()) {
        port.usbVendor = hexOf(lineOf(usb / "idVendor"));
        port.usbProduct = hexOf(lineOf(usb / "idProduct"));
        port.serialNumber = lineOf(usb / "serial");
    }
    port.description = described(usb, tty.filename().string());
    guessBoard(port);
    const Status open = checkPort(port.name, roots, user);
    port.usable = open.has_value() && !port.bootloader;
    if (!open)
        port.reason = Remark(open.error());
    else if (port.bootloader)
        port.reason = bootloaderReason(port);
    return port;
}

} // namespace

Result<std::vector<SerialPort>> serialPorts(const SystemRoots& roots, const SystemUser& user) {
    const fs::path folder = roots.sys / "class/tty";
    std::error_code failed;
    fs::directory_iterator entries(folder, failed);
    if (failed)
        return fail(kCannotList, folder.string(), failed.message());
    std::vector<SerialPort> ports;
    for (; entries != fs::directory_iterator(); entries.increment(failed)) {
        if (failed)
            return fail(kCannotList, folder.string(), failed.message());
        if (isPort(entries->path()))
            ports.push_back(portOf(entries->path(), roots, user));
    }
    std::ranges::sort(ports, {}, &SerialPort::name);
    return ports;
}

Result<SerialPort> findPortBySerialNumber(std::string_view serialNumber, const SystemRoots& roots) {
    TMW_TRY(std::vector<SerialPort> ports, serialPorts(roots));
    const auto found = std::ranges::find(ports, serialNumber, &SerialPort::serialNumber);
    if (serialNumber.empty() || found == ports.end())
        return fail(kNoSuchDevice, serialNumber);
    return *found;
}

Result<SerialPort> findPort(const std::string& name, const SystemRoots& roots) {
    TMW_TRY(std::vector<SerialPort> ports, serialPorts(roots));
    const auto real = [](const std::string& path) {
        std::error_code absent;
        const fs::path target = fs::canonical(path, absent);
        return absent ? fs::path(path) : target;
    };
    const auto found = std::ranges::find_if(
        ports, [&](const SerialPort& port) { return real(port.name) == real(name); });
    if (found == ports.end())
        return fail(kPortAbsent, name);
    return *found;
}

} // namespace tmw
