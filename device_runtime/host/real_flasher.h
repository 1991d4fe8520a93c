// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/flasher.h"

namespace tmw {

/// Flashes a real board with the image that ships with the program, in the kind that its tool likes
/// best. Errors: flash.no_own_firmware where none ships, and those of flashImage.
Result<FlashReport> flashShipped(const BoardRow& board, const std::string& port,
                                 const Progress& progress, std::stop_token stop);

} // namespace tmw
