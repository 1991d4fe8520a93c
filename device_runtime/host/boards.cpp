// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/boards.h"

namespace tmw {

namespace {

constexpr ErrorKind kUnknown{"board.unknown", "There is no board \"%1\". Choose one of: %2."};

constexpr uint64_t kKilo = 1u << 10;
constexpr uint64_t kMega = 1u << 20;
constexpr ModelFlash kMps2Flash{FlashKeeping::Firmware, 0x00100000, (2u << 20) + 8192};
constexpr ModelFlash kMps3Flash{FlashKeeping::Firmware, 0x11000000, 2u << 20};
constexpr ModelFlash kMicrobitFlash{FlashKeeping::DebugPort, 0x00018000, 160u << 10};
/// QEMU lacks the part's flash controller: the last 64 KB of memory stand in for it.
constexpr ModelFlash kStm32f405Flash{FlashKeeping::DebugPort, 0x20010000, 64u << 10};
constexpr BoardRow kBoards[] = {
    {"host", "This computer", rt::CoreFamily::Generic, "desktop", false, false, 0, 0, true, ""},
    {"mps2-an385", "Arm MPS2+ with Cortex-M3 (AN385)", rt::CoreFamily::Generic, "Cortex-M3", true,
     true, 4 * kMega, 4 * kMega, false, "mps2-an385", kMps2Flash},
    {"mps2-an386", "Arm MPS2+ with Cortex-M4 (AN386)", rt::CoreFamily::Armv7EM, "Cortex-M4F", true,
     true, 4 * kMega, 4 * kMega, true, "mps2-an386", kMps2Flash},
    {"mps2-an500", "Arm MPS2+ with Cortex-M7 (AN500)", rt::CoreFamily::Armv7EM, "Cortex-M7", true,
     true, 4 * kMega, 4 * kMega, true, "mps2-an500", kMps2Flash},
    {"mps3-an547", "Arm MPS3 with Cortex-M55 (AN547)", rt::CoreFamily::Armv81M, "Cortex-M55", true,
     true, 512 * kKilo, 512 * kKilo, true, "mps3-an547", kMps3Flash},
    {"microbit", "BBC micro:bit V1 (nRF51822)", rt::CoreFamily::Generic, "Cortex-M0", true, true,
     256 * kKilo, 16 * kKilo, false, "microbit", kMicrobitFlash},
    {"olimex-stm32-h405", "Olimex STM32-H405 (STM32F405)", rt::CoreFamily::Armv7EM, "Cortex-M4F",
     true, true, 1 * kMega, 192 * kKilo, true, "netduinoplus2", kStm32f405Flash},
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
