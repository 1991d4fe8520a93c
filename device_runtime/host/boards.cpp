// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/boards.h"

#include "device_runtime/host/board_rows.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace tmw {

namespace {

constexpr ErrorKind kUnknown{"board.unknown",
                             "There is no board \"%1\". %2 'tmw boards' lists all."};

std::vector<BoardRow> joined() {
    std::vector<BoardRow> all;
    for (const auto rows :
         {boardsWithFirmware(), arduinoBoards(), stBoards(), wirelessBoards(), makerBoards()})
        all.insert(all.end(), rows.begin(), rows.end());
    return all;
}

/// Letters to add, take away or change until one word is the other.
size_t distance(std::string_view a, std::string_view b) {
    std::vector<size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), size_t{0});
    for (size_t i = 0; i < a.size(); ++i) {
        size_t corner = std::exchange(row[0], i + 1);
        for (size_t j = 0; j < b.size(); ++j) {
            const size_t changed = corner + (a[i] == b[j] ? 0 : 1);
            corner = row[j + 1];
            row[j + 1] = std::min({changed, corner + 1, row[j] + 1});
        }
    }
    return row.back();
}

/// "Did you mean ...?", or boards that run everything.
std::string nearTo(std::string_view name) {
    constexpr size_t kMostNames = 4;
    const size_t mostChanges = std::min<size_t>(3, name.size() / 2);
    std::string near;
    std::string emulated;
    size_t names = 0;
    for (const BoardRow& board : boards()) {
        const auto add = [&](std::string& list) {
            list += (list.empty() ? "" : ", ") + std::string(board.name);
        };
        const bool isPart = name.size() > 2 && board.name.find(name) != board.name.npos;
        if ((isPart || distance(name, board.name) <= mostChanges) && names++ < kMostNames)
            add(near);
        if (board.emulated)
            add(emulated);
    }
    return near.empty() ? "Emulated are: " + emulated + "." : "Did you mean " + near + "?";
}

} // namespace

std::span<const BoardRow> boards() {
    static const std::vector<BoardRow> all = joined();
    return all;
}

Result<const BoardRow*> findBoard(std::string_view name) {
    for (const BoardRow& board : boards())
        if (board.name == name)
            return &board;
    return fail(kUnknown, name, nearTo(name));
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
    case rt::CoreFamily::Armv7M:
        return "armv7m";
    case rt::CoreFamily::Generic:
        break;
    }
    return "generic";
}

} // namespace tmw
