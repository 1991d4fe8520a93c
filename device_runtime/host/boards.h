// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "device_runtime/plan/plan_format.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace tmw {

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
    uint32_t bytes = 0; ///< two pages and two slots
};

/// What is known of a board; a board is a row, not a class.
struct BoardRow {
    std::string_view name;
    std::string_view title;
    rt::CoreFamily core;
    std::string_view cpu;
    bool emulated; ///< QEMU runs it
    bool firmware; ///< companion firmware is shipped
    uint64_t flashBytes;
    uint64_t ramBytes;
    bool fpu;
    std::string_view qemuMachine; ///< empty: none
    ModelFlash modelFlash = {};
};

/// All of them, `host` first.
std::span<const BoardRow> boards();

/// Errors: board.unknown, with the names there are.
Result<const BoardRow*> findBoard(std::string_view name);

/// "generic", "armv7em", "armv81m".
std::string_view toText(rt::CoreFamily core);

} // namespace tmw
