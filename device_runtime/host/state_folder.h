// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/file_lock.h"

#include <filesystem>
#include <string_view>

namespace tmw {

/// What the program keeps between calls: TMW_STATE_HOME, else tinyml-workbench in $XDG_STATE_HOME
/// or ~/.local/state.
std::filesystem::path stateHome();

/// What an emulated board keeps between calls: firmware.elf, flash.bin (its models), sensor.bin;
/// below stateHome() in boards/NAME.
std::filesystem::path boardFolder(std::string_view board);

/// Held while a process uses a board, by the emulator it started too: freed when both have ended.
/// Waits some seconds for another to end. Errors: board.busy, which names its process;
/// board.state_folder.
Result<FileLock> lockBoard(const std::filesystem::path& folder);

/// A folder for a copy of a board, below the board's: counting works on one, and several may count
/// at a time.
struct BoardCopy {
    std::filesystem::path folder;
    FileLock lock;
};
/// The first of a few that is free; waits for the last. Errors as of lockBoard().
Result<BoardCopy> lockBoardCopy(const std::filesystem::path& board);

} // namespace tmw
