// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/boards.h"

namespace tmw {

namespace {

constexpr ErrorKind kUnknown{"board.unknown", "There is no board \"%1\". Choose one of: %2."};

constexpr uint64_t kMega = 1u << 20;
constexpr BoardRow kBoards[] = {
    {"host", "This computer", rt::CoreFamily::Generic, "desktop", false, false, 0, 0, true, ""},
    {"mps2-an385", "Arm MPS2+ with Cortex-M3 (AN385)", rt::CoreFamily::Generic, "Cortex-M3", true,
     true, 4 * kMega, 4 * kMega, false, "mps2-an385"},
    {"mps2-an386", "Arm MPS2+ with Cortex-M4 (AN386)", rt::CoreFamily::Armv7EM, "Cortex-M4F", true,
     true, 4 * kMega, 4 * kMega, true, "mps2-an386"},
    {"arduino", "Any Arduino board with the companion library", rt::CoreFamily::Generic, "32-bit",
     false, false, 0, 0, false, ""},
};

} // namespace

std::span<const BoardRow> boards() {
    return kBoards;
}

Result<const BoardRow*> findBoard(std::string_view name) {
    std::string names;
    for (const BoardRow& board : kBoards) {
        if (board.name == name)
            return &board;
        names += (names.empty() ? "" : ", ") + std::string(board.name);
    }
    return fail(kUnknown, name, names);
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
