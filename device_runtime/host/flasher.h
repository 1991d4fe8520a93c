// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/progress.h"
#include "device_runtime/host/boards.h"

#include <filesystem>
#include <string>

namespace tmw {

struct FlashReport {
    uint64_t bytes = 0; ///< of the image as the board stores it
    double seconds = 0;
    std::string sha256; ///< of the image
};

/// Puts the shipped companion firmware on a board; its models stay. An emulated board starts what
/// was flashed; a real one (`port` given, or no emulated one there is) is flashed with its tool.
/// Errors: flash.*, board.busy, port.*, file.*, job.cancelled.
Result<FlashReport> flashBoard(const BoardRow& board, const std::string& port = {},
                               const Progress& progress = {}, std::stop_token stop = {});

/// Puts an image of one's own on a real board. Without a port the board's tool finds the board, or
/// the only port is taken whose USB numbers are the board's. Errors as of flashBoard.
struct OwnImage {
    std::filesystem::path file;
    std::string port{};
    std::string offset{}; ///< where a raw image goes, in place of the usual
};
Result<FlashReport> flashImage(const BoardRow& board, const OwnImage& image,
                               const Progress& progress = {}, std::stop_token stop = {});

/// Makes an emulated board as new: no firmware, no models. Errors: board.not_emulated, board.busy.
Status resetBoard(const BoardRow& board);

/// Called with the board's lock held: a board that was never flashed gets the shipped firmware, and
/// keeps following it until someone flashes it. Its flash file, if it has one, is made where there
/// is none.
Status prepareEmulatedBoard(const BoardRow& board, const std::filesystem::path& folder);

} // namespace tmw
