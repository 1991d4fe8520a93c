// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/boards.h"
#include "device_runtime/host/state_folder.h"
#include "device_runtime/host/transport.h"

#include <sys/types.h>

#include <filesystem>
#include <memory>
#include <thread>

namespace tmw {

/// Decision 10: `Run` for streaming, `Count` to count instructions.
enum class EmulatorMode : uint8_t { Run, Count };

/// A QEMU process that lives as long as this object, and no longer than the process that started
/// it, whatever ends that one: the kernel kills it with its parent.
class Emulator {
public:
    /// Starts the firmware in `folder`, where the board finds its files. Errors: emulator.missing,
    /// which names the package; emulator.cannot_start.
    static Result<std::unique_ptr<Emulator>> start(const BoardRow& board, EmulatorMode mode,
                                                   const std::filesystem::path& folder,
                                                   BoardLock lock);
    Emulator(const Emulator&) = delete;
    Emulator& operator=(const Emulator&) = delete;
    ~Emulator();

    /// The serial line; once.
    std::unique_ptr<Transport> takeLine();
    pid_t process() const { return process_; }

private:
    Emulator() = default;

    BoardLock lock_;
    std::unique_ptr<Transport> line_;
    pid_t process_ = -1;
    /// The kernel ties the child to the thread that forked it, so that thread waits for its end.
    std::thread keeper_;
};

} // namespace tmw
