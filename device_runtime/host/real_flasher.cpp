// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/real_flasher.h"

#include "core/base/file.h"
#include "core/base/hex.h"
#include "core/base/resources.h"
#include "device_runtime/base/sha256.h"
#include "device_runtime/host/drive_flasher.h"
#include "device_runtime/host/flash_runner.h"
#include "device_runtime/host/serial_transport.h"

#include <algorithm>
#include <chrono>
#include <sstream>

namespace tmw {

namespace {

constexpr ErrorKind kNoRecipe{"flash.no_recipe",
                              "No tool is known that flashes a real %1. Leave --port and --image "
                              "away to use the emulated one."};
constexpr ErrorKind kIsHost{"flash.is_host",
                            "host is this computer and takes no firmware. Name another board."};
constexpr ErrorKind kIsLibrary{
    "flash.is_library", "The companion firmware of an Arduino board is a library. Write it with "
                        "'tmw export --as arduino-companion --out DIR', open its example in the "
                        "Arduino IDE, and upload that to the board."};
constexpr ErrorKind kNoOwnFirmware{
    "flash.no_own_firmware", "No companion firmware ships for %1 yet. Flash an image of your own: "
                             "tmw flash %2 --image FILE; where an Arduino core knows the board, "
                             "'tmw export --as arduino-companion' gives one to build."};
constexpr ErrorKind kSeveralPorts{"flash.several_ports",
                                  "Several ports may be %1: %2. Name one with --port."};
constexpr Transport::Milliseconds kPortPatience{8000};
/// A bootloader without a serial port: its tool looks for it.
constexpr Transport::Milliseconds kTouchPatience{2500};

tl::unexpected<Error> noTool(const BoardRow& board) {
    if (board.emulated)
        return fail(kNoRecipe, board.name);
    return board.name == "host" ? fail(kIsHost) : fail(kIsLibrary);
}

bool mayBe(const SerialPort& port, const BoardRow& board) {
    return std::ranges::find(port.boards, board.name) != port.boards.end();
}

/// The port that was named, or the only one that may be the board's; nothing where there is none.
Result<std::optional<SerialPort>> choosePort(const BoardRow& board, const std::string& name) {
    if (!name.empty()) {
        if (!std::filesystem::exists(name))
            return fail(kPortAbsent, name);
        const auto listed = findPort(name);
        return listed ? *listed : SerialPort{.name = name};
    }
    TMW_TRY(std::vector<SerialPort> ports, serialPorts());
    std::erase_if(ports, [&](const SerialPort& port) { return !mayBe(port, board); });
    if (ports.empty())
        return std::nullopt;
    std::string names;
    for (const SerialPort& port : ports)
        names += (names.empty() ? "" : ", ") + port.name;
    if (ports.size() > 1)
        return fail(kSeveralPorts, board.title, names);
    return ports.front();
}

Status flashWithTool(const BoardRow& board, const FlashTool& tool, FlashTarget target,
                     std::optional<SerialPort> port, const Progress& progress,
                     std::stop_token stop) {
    if (port && (tool.needsPort || board.flash.touch))
        TMW_CHECK(checkPort(port->name));
    if (port && board.flash.touch) {
        if (progress)
            progress(0, "starting the bootloader");
        TMW_TRY(port, touchPort(*port, tool.needsPort ? kPortPatience : kTouchPatience, stop));
    }
    if (port) {
        target.port = port->name;
        // Of the board's own probe it tells which of several is meant; a cable's says nothing.
        if (mayBe(*port, board))
            target.serialNumber = port->serialNumber;
    }
    if (tool.programs.empty())
        return copyToBoardDrive(board, target.image, progress, stop);
    return runFlashTool(board, target, progress, stop);
}

} // namespace

Result<FlashReport> flashImage(const BoardRow& board, const OwnImage& image,
                               const Progress& progress, std::stop_token stop) {
    const auto begin = std::chrono::steady_clock::now();
    const FlashTool* tool = flashTool(board.flash.tool);
    if (!tool)
        return noTool(board);
    TMW_TRY(const std::vector<uint8_t> bytes, readFile(image.file));
    TMW_TRY(const auto port, choosePort(board, image.port));
    TMW_CHECK(flashWithTool(board, *tool, {.image = image.file, .offset = image.offset}, port,
                            progress, stop));
    FlashReport report;
    report.bytes = bytes.size();
    uint8_t digest[32];
    rt::sha256(bytes.data(), bytes.size(), digest);
    report.sha256 = toHex(digest);
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return report;
}

Result<FlashReport> flashShipped(const BoardRow& board, const std::string& port,
                                 const Progress& progress, std::stop_token stop) {
    const FlashTool* tool = flashTool(board.flash.tool);
    if (!tool)
        return noTool(board);
    std::istringstream endings{std::string(tool->images)};
    std::string ending;
    while (board.firmware && endings >> ending) {
        const auto file = resourceFolder() / "firmware" / (std::string(board.name) + ending);
        if (std::filesystem::exists(file))
            return flashImage(board, {.file = file, .port = port}, progress, stop);
    }
    return fail(kNoOwnFirmware, board.title, board.name);
}

} // namespace tmw
