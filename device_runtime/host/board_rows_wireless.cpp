// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/board_rows.h"

namespace tmw {

namespace {

using namespace rows;

constexpr BoardRow kRows[] = {
    {.name = "esp32-devkitc",
     .title = "Espressif ESP32-DevKitC (WROOM-32E, 4 MB)",
     .core = kGeneric,
     .cpu = "Xtensa LX6",
     .flashBytes = 4 * kMega,
     .ramBytes = 520 * kKilo,
     .fpu = true,
     .flash = {FlashToolId::Esptool, "--chip esp32 --baud 460800", "0x10000", false,
               "hold BOOT, press RESET, let go of BOOT"},
     .usb = {{{0x10c4, 0xea60}}},
     .source = "ESP32 datasheet, section 1.3; flash: ESP32-WROOM-32E datasheet; 320 KB of the RAM "
               "hold data (ESP-IDF, linker script)",
     .ramBlockBytes = 320 * kKilo},
    {.name = "esp32-s3-devkitc",
     .title = "Espressif ESP32-S3-DevKitC-1 (N8)",
     .core = kGeneric,
     .cpu = "Xtensa LX7",
     .flashBytes = 8 * kMega,
     .ramBytes = 512 * kKilo,
     .fpu = true,
     .flash = {FlashToolId::Esptool, "--chip esp32s3 --baud 460800", "0x10000", false,
               "hold BOOT, press RESET, let go of BOOT"},
     .usb = {{{0x303a, 0x1001}, {0x10c4, 0xea60}}},
     .source = "ESP32-S3 datasheet, section 1; flash: ESP32-S3-WROOM-1-N8 datasheet; 320 KB of the "
               "RAM hold data (ESP-IDF, linker script)",
     .ramBlockBytes = 320 * kKilo},
    {.name = "esp32-c3-devkitm",
     .title = "Espressif ESP32-C3-DevKitM-1",
     .core = kGeneric,
     .cpu = "RISC-V RV32IMC",
     .flashBytes = 4 * kMega,
     .ramBytes = 400 * kKilo,
     .fpu = false,
     .flash = {FlashToolId::Esptool, "--chip esp32c3 --baud 460800", "0x10000", false,
               "hold BOOT, press RESET, let go of BOOT"},
     .usb = {{{0x10c4, 0xea60}}},
     .source = "ESP32-C3 datasheet, section 1; flash: ESP32-C3-MINI-1 datasheet; 320 KB of the RAM "
               "hold data (ESP-IDF, linker script)",
     .ramBlockBytes = 320 * kKilo},
    {.name = "nrf52840-dk",
     .title = "Nordic nRF52840 DK",
     .core = kDsp,
     .cpu = "Cortex-M4F",
     .flashBytes = 1 * kMega,
     .ramBytes = 256 * kKilo,
     .fpu = true,
     .flash = {FlashToolId::OpenOcd, "-f board/nordic_nrf52_dk.cfg", "0x0", false, ""},
     .usb = {{{0x1366, 0x1015}, {0x1366, 0x1051}}},
     .source = "nRF52840 Product Specification, Memory"},
    {.name = "nrf52-dk",
     .title = "Nordic nRF52 DK (nRF52832)",
     .core = kDsp,
     .cpu = "Cortex-M4F",
     .flashBytes = 512 * kKilo,
     .ramBytes = 64 * kKilo,
     .fpu = true,
     .flash = {FlashToolId::OpenOcd, "-f board/nordic_nrf52_dk.cfg", "0x0", false, ""},
     .usb = {{{0x1366, 0x1015}, {0x1366, 0x1051}}},
     .source = "nRF52832 Product Specification, Memory (QFAA)"},
    {.name = "nrf5340-dk",
     .title = "Nordic nRF5340 DK",
     .core = kDsp,
     .cpu = "Cortex-M33F with DSP",
     .flashBytes = 1 * kMega,
     .ramBytes = 512 * kKilo,
     .fpu = true,
     .flash = {FlashToolId::ProbeDrive, "JLINK", "", false,
               "switch it on and plug its debugger port in"},
     .usb = {{{0x1366, 0x1051}}},
     .source = "nRF5340 Product Specification, application core, Memory"},
    {.name = "microbit-v2",
     .title = "BBC micro:bit V2 (nRF52833)",
     .core = kDsp,
     .cpu = "Cortex-M4F",
     .flashBytes = 512 * kKilo,
     .ramBytes = 128 * kKilo,
     .fpu = true,
     .flash = {FlashToolId::ProbeDrive, "MICROBIT", "", false,
               "plug it in without holding its reset button"},
     .usb = {{{0x0d28, 0x0204, false, "9903"},
              {0x0d28, 0x0204, false, "9904"},
              {0x0d28, 0x0204, false, "9905"},
              {0x0d28, 0x0204, false, "9906"}}},
     .source =
         "nRF52833 Product Specification, Memory; USB: support.microbit.org article 19000035697"},
    {.name = "thunderboard-sense-2",
     .title = "Silicon Labs Thunderboard Sense 2",
     .core = kDsp,
     .cpu = "Cortex-M4F",
     .flashBytes = 1 * kMega,
     .ramBytes = 256 * kKilo,
     .fpu = true,
     .flash = {FlashToolId::OpenOcd,
               "-f interface/jlink.cfg -c |transport select swd| -f target/efm32.cfg", "0x0", false,
               ""},
     .source = "EFR32MG12 datasheet, ordering information (EFR32MG12P332F1024GL125)"},
};

} // namespace

std::span<const BoardRow> wirelessBoards() {
    return kRows;
}

} // namespace tmw
