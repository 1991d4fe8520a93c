// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/boards.h"

#include "device_runtime/host/board_rows.h"

namespace tmw {

namespace {

constexpr ErrorKind kUnknown{"board.unknown", "There is no board \"%1\". Choose one of: %2."};

std::vector<BoardRow> joined() {
    std::vector<BoardRow> all;
    for (const auto rows :
         {boardsWithFirmware(), arduinoBoards(), stBoards(), wirelessBoards(), makerBoards()})
        all.insert(all.end(), rows.begin(), rows.end());
    return all;
}

} // namespace

std::span<const BoardRow> boards() {
    static const std::vector<BoardRow> all = joined();
    return all;
}

Result<const BoardRow*> findBoard(std::string_view name) {
    std::string names;
    for (const BoardRow& board : boards()) {
        if (board.name == name)
            return &board;
        names += (names.empty() ? "" : ", ") + std::string(board.name);
    }
    return fail(kUnknown, name, names);
}

UsbMatch boardsOfUsb(uint16_t vendor, uint16_t product, std::string_view serialNumber) {
    UsbMatch match;
    for (const BoardRow& board : boards())
        for (const UsbId& id : board.usb) {
            if (id.product == 0 || id.vendor != vendor || id.product != product ||
                !serialNumber.starts_with(id.serialPrefix))
                continue;
            match.bootloader = id.bootloader;
            if (!id.serialPrefix.empty())
                return {{&board}, id.bootloader};
            match.boards.push_back(&board);
        }
    return match;
}

std::string_view toText(rt::CoreFamily core) {
    switch (core) {
    case rt::CoreFamily::Armv7EM:
        return "armv7em";
    case rt::CoreFamily::Armv81M:
        return "armv81m";
    case rt::CoreFamily::Generic:
        break;
    }
    return "generic";
}

} // namespace tmw
