// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/boards.h"

#include <array>
#include <string>

namespace tmw {

struct FlashReport {
    uint64_t bytes = 0; ///< of the image as the board stores it
    double seconds = 0;
    std::string sha256; ///< of the image
};

/// Puts the shipped companion firmware on a board; its models stay. An emulated board starts what
/// was flashed. Errors: flash.no_firmware, flash.no_tool, board.busy, file.*.
Result<FlashReport> flashBoard(const BoardRow& board, const std::string& port = {});

/// Makes an emulated board as new: no firmware, no models. Errors: board.not_emulated, board.busy.
Status resetBoard(const BoardRow& board);

/// Called with the board's lock held: a board that was never flashed gets the shipped firmware, and
/// keeps following it until someone flashes it. Its flash file, if it has one, is made where there
/// is none.
Status prepareEmulatedBoard(const BoardRow& board);

} // namespace tmw
