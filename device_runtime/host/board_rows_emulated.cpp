// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/board_rows.h"

namespace tmw {

namespace {

using namespace rows;

constexpr ModelFlash kMps2Flash{FlashKeeping::Firmware, 0x00100000, (2u << 20) + 8192, false, 4096};
constexpr ModelFlash kMps3Flash{FlashKeeping::Firmware, 0x11000000, 2u << 20, false, 4096};
constexpr ModelFlash kMicrobitFlash{FlashKeeping::DebugPort, 0x00021000, 124u << 10};
/// QEMU lacks the part's flash controller: the last 64 KB of memory stand in for it.
constexpr ModelFlash kStm32f405Flash{FlashKeeping::DebugPort, 0x20010000, 64u << 10, true};

constexpr BoardRow kRows[] = {
    {.name = "host",
     .title = "This computer",
     .core = kGeneric,
     .cpu = "desktop",
     .fpu = true,
     .source = "the computer that runs the program"},
    {.name = "mps2-an385",
     .title = "Arm MPS2+ with Cortex-M3 (AN385)",
     .core = kLong,
     .cpu = "Cortex-M3",
     .emulated = true,
     .firmware = true,
     .flashBytes = 4 * kMega,
     .ramBytes = 4 * kMega,
     .fpu = false,
     .qemuMachine = "mps2-an385",
     .modelFlash = kMps2Flash,
     .source = "Arm Application Note AN385, memory map (ZBT SSRAM 1, and 2 and 3)"},
    {.name = "mps2-an386",
     .title = "Arm MPS2+ with Cortex-M4 (AN386)",
     .core = kDsp,
     .cpu = "Cortex-M4F",
     .emulated = true,
     .firmware = true,
     .flashBytes = 4 * kMega,
     .ramBytes = 4 * kMega,
     .fpu = true,
     .qemuMachine = "mps2-an386",
     .modelFlash = kMps2Flash,
     .source = "Arm Application Note AN386, memory map (ZBT SSRAM 1, and 2 and 3)"},
    {.name = "mps2-an500",
     .title = "Arm MPS2+ with Cortex-M7 (AN500)",
     .core = kDsp,
     .cpu = "Cortex-M7F",
     .emulated = true,
     .firmware = true,
     .flashBytes = 4 * kMega,
     .ramBytes = 4 * kMega,
     .fpu = true,
     .qemuMachine = "mps2-an500",
     .modelFlash = kMps2Flash,
     .source = "Arm Application Note AN500, memory map (ZBT SSRAM 1, and 2 and 3)"},
    {.name = "mps3-an547",
     .title = "Arm MPS3 with Cortex-M55 (AN547)",
     .core = kMve,
     .cpu = "Cortex-M55",
     .emulated = true,
     .firmware = true,
     .flashBytes = 512 * kKilo,
     .ramBytes = 512 * kKilo,
     .fpu = true,
     .qemuMachine = "mps3-an547",
     .modelFlash = kMps3Flash,
     .source = "Arm Application Note AN547, memory map (ITCM and DTCM)"},
    {.name = "microbit",
     .title = "BBC micro:bit V1 (nRF51822)",
     .core = kGeneric,
     .cpu = "Cortex-M0",
     .emulated = true,
     .firmware = true,
     .flashBytes = 256 * kKilo,
     .ramBytes = 16 * kKilo,
     .fpu = false,
     .qemuMachine = "microbit",
     .modelFlash = kMicrobitFlash,
     .flash = {FlashToolId::ProbeDrive, "MICROBIT", "", false,
               "plug it in without holding its reset button"},
     .usb = {{{0x0d28, 0x0204, false, "9900"}, {0x0d28, 0x0204, false, "9901"}}},
     .source = "nRF51822 Product Specification v3.4, section 1 (QFAA); USB: "
               "support.microbit.org article 19000035697"},
    {.name = "olimex-stm32-h405",
     .title = "Olimex STM32-H405 (STM32F405RG)",
     .core = kDsp,
     .cpu = "Cortex-M4F",
     .emulated = true,
     .firmware = true,
     .flashBytes = 1 * kMega,
     .ramBytes = 192 * kKilo,
     .fpu = true,
     .qemuMachine = "netduinoplus2",
     .modelFlash = kStm32f405Flash,
     .flash = {FlashToolId::OpenOcd, "-f interface/stlink.cfg -f target/stm32f4x.cfg",
               "0x08000000"},
     .source = "STM32F405xx datasheet DS8626, table 2 (128 KB in one piece, 64 KB CCM apart)",
     .ramBlockBytes = 128 * kKilo},
    {.name = "arduino",
     .title = "Any Arduino board with the companion library",
     .core = kGeneric,
     .cpu = "32-bit",
     .source = "none: flash and RAM are the board's at hand"},
};

} // namespace

std::span<const BoardRow> boardsWithFirmware() {
    return kRows;
}

} // namespace tmw
