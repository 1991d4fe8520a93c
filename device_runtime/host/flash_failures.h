// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/flash_tools.h"

namespace tmw {

// What the tools say when they fail, the most telling sign first. Signs are from the tools' own
// output: OpenOCD 0.12.0, pyOCD 0.46, avrdude 7.1, dfu-util 0.11, bossac 1.9.1, esptool 4.7 and
// 5.6, teensy_loader_cli 2.2.

namespace flash_failures {

inline constexpr ErrorKind kRights{
    "flash.no_permission", "The USB device of %1 may not be opened by this user. Install the "
                           "program's udev rules, "
                           "plug the board in again, and try again."};
inline constexpr ErrorKind kNoProbe{
    "flash.no_probe", "No debug probe of %1 is found. Connect its debugger's USB port with a "
                      "cable that carries data, and check that the udev rules are installed."};
inline constexpr ErrorKind kNoTarget{
    "flash.no_target", "The debug probe is there, but %1 does not answer it. Check that the "
                       "board has power and the probe's wires, hold its reset button while you "
                       "try again."};
inline constexpr ErrorKind kNoBootloader{
    "flash.no_bootloader",
    "The bootloader of %1 does not answer. To start it: %2. Then try again."};
inline constexpr ErrorKind kProtected{
    "flash.protected", "The flash of %1 is locked. Unlock or mass-erase it with its maker's "
                       "tool, then try again."};
inline constexpr ErrorKind kDiffers{
    "flash.verify_failed", "What %1 holds after writing is not the image. Try again, with a "
                           "shorter cable or another USB port."};
inline constexpr ErrorKind kTooLarge{
    "flash.too_large", "The image does not fit the flash of %1. Make it smaller, or check that "
                       "it is for this board."};
inline constexpr ErrorKind kUnsupported{
    "flash.tool_too_old", "The installed tool does not know the chip of %1. Install its newest "
                          "version (for Arduino boards: the one that Arduino ships)."};
inline constexpr ErrorKind kWrongChip{
    "flash.wrong_board", "The board that answers is no %1. Connect that board, or name the one "
                         "that is connected."};
inline constexpr ErrorKind kPort{
    "flash.port", "The tool cannot open the serial port of %1. Close what uses it, and check "
                  "the port with \"tmw ports\"."};

inline constexpr FlashFailure kOpenOcdFailures[] = {
    {"LIBUSB_ERROR_ACCESS", kRights},
    {"unable to find a matching CMSIS-DAP device", kNoProbe},
    {"No J-Link device found", kNoProbe},
    {"open failed", kNoProbe},
    {"init mode failed (unable to connect to the target)", kNoTarget},
    {"Target not examined yet", kNoTarget},
    {"Error connecting DP", kNoTarget},
    {"target voltage may be too low", kNoTarget},
    {"unexpected id code", kWrongChip},
    {"UNEXPECTED idcode", kWrongChip},
    {"stm32x device protected", kProtected},
    {"AP lock engaged", kProtected},
    {"no flash bank found for address", kTooLarge},
    {"** Verify Failed **", kDiffers},
};

inline constexpr FlashFailure kPyOcdFailures[] = {
    {"No connected debug probes", kNoProbe},       {"No available debug probes", kNoProbe},
    {"[Errno 13] Access denied", kRights},         {"No ACK received", kNoTarget},
    {"SWD/JTAG communication failure", kNoTarget}, {"is not recognized", kUnsupported},
    {"no flash memory region", kTooLarge},         {"flash program page failure", kDiffers},
};

inline constexpr FlashFailure kAvrdudeFailures[] = {
    {"Permission denied", kPort},
    {"cannot open port", kPort},
    {"not in sync", kNoBootloader},
    {"programmer is not responding", kNoBootloader},
    {"avrdude error: timeout", kNoBootloader},
    {"expected signature for", kWrongChip},
    {"double check chip", kWrongChip},
    {"out of range", kTooLarge},
    {"verification error", kDiffers},
};

inline constexpr FlashFailure kDfuFailures[] = {
    {"LIBUSB_ERROR_ACCESS", kRights},
    {"Cannot open DFU device", kRights},
    {"No DFU capable USB device available", kNoBootloader},
    {"Lost device after RESET", kNoBootloader},
    {"is not writeable", kTooLarge},
    {"errADDRESS", kTooLarge},
    {"errWRITE", kProtected},
    {"errVERIFY", kDiffers},
};

inline constexpr FlashFailure kBossacFailures[] = {
    {"No device found on", kNoBootloader},  {"Device unsupported", kUnsupported},
    {"Permission denied", kPort},           {"SAM-BA operation failed", kNoBootloader},
    {"Flash region is locked", kProtected}, {"Verify failed", kDiffers},
    {"exceeds flash size", kTooLarge},
};

inline constexpr FlashFailure kEsptoolFailures[] = {
    {"Permission denied", kPort},   {"port is busy or doesn't exist", kPort},
    {"could not open port", kPort}, {"Wrong --chip argument", kWrongChip},
    {"This chip is", kWrongChip},   {"Failed to connect", kNoBootloader},
    {"doesn't match", kDiffers},    {"will not fit", kTooLarge},
};

inline constexpr FlashFailure kTeensyFailures[] = {
    {"Waiting for Teensy device", kNoBootloader},
    {"Unable to open device", kNoBootloader},
    {"Unable to open rebootor", kNoBootloader},
    {"error writing to Teensy", kNoBootloader},
};

} // namespace flash_failures

} // namespace tmw
