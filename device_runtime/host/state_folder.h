// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

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
class BoardLock {
public:
    BoardLock() = default;
    BoardLock(BoardLock&& other) noexcept;
    BoardLock& operator=(BoardLock&& other) noexcept;
    ~BoardLock();

    /// Waits some seconds for another to end. Errors: board.busy, which names its process;
    /// board.state_folder.
    static Result<BoardLock> take(const std::filesystem::path& folder);
    int descriptor() const { return descriptor_; }

private:
    explicit BoardLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_ = -1;
};

} // namespace tmw
