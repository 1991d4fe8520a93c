// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/boards.h"
#include "device_runtime/host/debug_port.h"
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
    /// Starts the firmware in `folder`, where the board finds its files, with the models that
    /// saveFlash() kept there. Errors: emulator.missing, which names the package;
    /// emulator.cannot_start, emulator.ended, debug.*.
    static Result<std::unique_ptr<Emulator>> start(const BoardRow& board, EmulatorMode mode,
                                                   const std::filesystem::path& folder,
                                                   FileLock lock);
    Emulator(const Emulator&) = delete;
    Emulator& operator=(const Emulator&) = delete;
    /// Saves the flash; what fails then is not told any more.
    ~Emulator();

    /// Where the board's firmware does not write its models to a file itself, they are read from
    /// the emulator's memory, which stands still meanwhile. Errors: debug.*, line.*, file.*.
    Status saveFlash();
    /// The processor, for tests that look at it or hold it.
    DebugPort& debugPort() { return *debug_; }

    /// For when it does not answer: whether it runs, which takes a second to say. Errors:
    /// emulator.ended, with what it said.
    Status check() const;

    const std::filesystem::path& folder() const { return folder_; }
    /// The serial line; once.
    std::unique_ptr<Transport> takeLine();
    pid_t process() const { return process_; }

private:
    Emulator(const BoardRow& board, std::filesystem::path folder, FileLock lock)
        : board_(board), folder_(std::move(folder)), lock_(std::move(lock)) {}
    Status launch(EmulatorMode mode, int line, int debug);
    Status loadFlash();

    const BoardRow& board_;
    std::filesystem::path folder_;
    FileLock lock_;
    std::unique_ptr<Transport> line_;
    std::unique_ptr<DebugPort> debug_;
    bool flashIsLoaded_ = false;
    pid_t process_ = -1;
    /// The kernel ties the child to the thread that forked it, so that thread waits for its end.
    std::thread keeper_;
};

} // namespace tmw
