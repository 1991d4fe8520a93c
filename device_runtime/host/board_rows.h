// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/remark.h"
#include "device_runtime/host/boards.h"

namespace tmw {

// The rows of boards(), by who makes them. A Cortex-M33 with the DSP extension runs plans packed
// for Armv7E-M: the kernels use SMLAD, SXTB16 and their like, which the extension has (Armv8-M
// Architecture Reference Manual, DSP extension).

std::span<const BoardRow> boardsWithFirmware(); ///< this computer, and those that QEMU knows
std::span<const BoardRow> arduinoBoards();
std::span<const BoardRow> stBoards();
std::span<const BoardRow> wirelessBoards(); ///< Espressif, Nordic, Silicon Labs
std::span<const BoardRow> makerBoards();    ///< Raspberry Pi, Adafruit, Seeed, PJRC and others

namespace rows {
inline constexpr uint64_t kKilo = 1024;
inline constexpr uint64_t kMega = 1024 * kKilo;
inline constexpr auto kGeneric = rt::CoreFamily::Generic;
inline constexpr auto kLong = rt::CoreFamily::Armv7M;
inline constexpr auto kDsp = rt::CoreFamily::Armv7EM;
inline constexpr auto kMve = rt::CoreFamily::Armv81M;
} // namespace rows

} // namespace tmw
