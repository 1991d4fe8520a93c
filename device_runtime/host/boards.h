// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "device_runtime/plan/plan_format.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tmw {

/// How a USB device says what it is. Boards with a debug probe share the probe's numbers; where the
/// probe's serial number begins with the board's id, `serialPrefix` tells them apart.
struct UsbId {
    uint16_t vendor = 0;
    uint16_t product = 0;
    bool bootloader = false; ///< the board waits for firmware and runs none
    std::string_view serialPrefix{};
};

/// Which tool flashes a real board; a row each in flash_tools.cpp.
enum class FlashToolId : uint8_t {
    None,
    OpenOcd,
    PyOcd,
    Avrdude,
    DfuUtil,
    Bossac,
    Esptool,
    TeensyLoader,
    Uf2Drive,
    ProbeDrive,
};

/// What the tool must know of the board.
struct FlashRecipe {
    FlashToolId tool = FlashToolId::None;
    /// Words for the command line (config files, target, part); of drives: the volume's label.
    std::string_view config{};
    /// Where a raw image goes, as the tool takes it; empty: the tool knows.
    std::string_view offset{};
    /// Opening its port at 1200 baud brings it into the bootloader.
    bool touch = false;
    /// What a person does to bring it into the bootloader.
    std::string_view byHand{};
};

/// How the models of an emulated board outlive the emulator.
enum class FlashKeeping : uint8_t {
    None,      ///< they do not
    Firmware,  ///< the firmware writes its file
    DebugPort, ///< the emulator's memory is loaded at the start and saved at the end
};

/// Where an emulated board has its models.
struct ModelFlash {
    FlashKeeping keeping = FlashKeeping::None;
    uint32_t address = 0;
    uint32_t bytes = 0;   ///< two pages and two slots
    bool isOfRam = false; ///< memory stands in for flash, and the arena has so much less
    uint32_t pageBytes = 1024;

    /// What an upload has room for; 0: there are no models here.
    uint32_t slotBytes() const { return bytes > 0 ? bytes / 2 - pageBytes : 0; }
};

/// What is known of a board; a board is a row, not a class.
struct BoardRow {
    std::string_view name{};
    std::string_view title{};
    rt::CoreFamily core = rt::CoreFamily::Generic;
    std::string_view cpu{};
    bool emulated = false; ///< QEMU runs it
    bool firmware = false; ///< companion firmware is shipped
    uint64_t flashBytes = 0;
    uint64_t ramBytes = 0;
    bool fpu = false;
    std::string_view qemuMachine{}; ///< empty: none
    ModelFlash modelFlash{};
    FlashRecipe flash{};
    std::array<UsbId, 4> usb{}; ///< product 0: none
    bool triedOnHardware = false;
    std::string_view source{}; ///< where the figures come from
    /// The largest piece of RAM without a gap, which an arena must fit in; 0: all of it.
    uint64_t ramBlockBytes = 0;
    /// Flash that a bootloader keeps for itself.
    uint64_t reservedFlashBytes = 0;
    /// Constants are copied to RAM when the program starts (8-bit AVR).
    bool constantsInRam = false;
};

/// All of them, `host` first.
std::span<const BoardRow> boards();

/// Errors: board.unknown, with the names that are near.
Result<const BoardRow*> findBoard(std::string_view name);

/// Boards whose USB numbers these may be; `bootloader` says whether they are those of a bootloader.
/// Where the prefix of a serial number tells one board, only that one.
struct UsbMatch {
    std::vector<const BoardRow*> boards;
    bool bootloader = false;
};
UsbMatch boardsOfUsb(uint16_t vendor, uint16_t product, std::string_view serialNumber = {});

/// "generic", "armv7m", "armv7em", "armv81m".
std::string_view toText(rt::CoreFamily core);

} // namespace tmw
