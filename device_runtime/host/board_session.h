// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/boards.h"
#include "device_runtime/host/device_link.h"
#include "device_runtime/host/emulator.h"
#include "device_runtime/host/faulty_transport.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace tmw {

struct BoardOptions {
    std::string port = {}; ///< serial port of a real board; empty: emulated
    EmulatorMode mode = EmulatorMode::Run;
    std::optional<LineFaults> faults = std::nullopt;
    std::stop_token stop = {}; ///< ends the waiting for a board that does not answer
    /// Called before each try to find a line again that was lost, on the thread of the link.
    std::function<void()> lineLost = {};
};

/// A board and an open link to it. Ends the emulator when it goes.
class BoardSession {
public:
    BoardSession(const BoardRow& board, EmulatorMode mode, std::unique_ptr<Emulator> emulator,
                 std::unique_ptr<DeviceLink> link)
        : board_(board), mode_(mode), emulator_(std::move(emulator)), link_(std::move(link)) {}

    const BoardRow& board() const { return board_; }
    EmulatorMode mode() const { return mode_; }
    DeviceLink& link() { return *link_; }
    Emulator* emulator() { return emulator_.get(); }
    /// Makes what the board's flash holds now outlive the emulator.
    Status keepFlash();

    /// Whether setSensor() is for this board: an emulated one whose firmware reads files.
    bool takesSensorRows() const {
        return emulator_ && board_.modelFlash.keeping == FlashKeeping::Firmware;
    }
    /// Rows the virtual sensor of an emulated board gives, one after another; empty: its own sweep
    /// of 0 to 2 pi. Errors: board.no_virtual_sensor, file.*.
    Status setSensor(std::span<const float> rows);

private:
    const BoardRow& board_;
    EmulatorMode mode_;
    std::unique_ptr<Emulator> emulator_;
    std::unique_ptr<DeviceLink> link_;
};

/// Connects to a real board, or starts the emulated one. A board that was never flashed gets the
/// shipped firmware first. In counting mode it is a copy of the emulated board that is started, so
/// what is counted leaves its models as they were. Errors: board.unknown, board.is_host,
/// board.needs_port, board.busy, port.*, emulator.*, link.*.
Result<std::unique_ptr<BoardSession>> openBoard(std::string_view name,
                                                const BoardOptions& options = {});

} // namespace tmw
