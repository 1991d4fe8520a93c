// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/transport.h"

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// The emulator's debug port: GDB's remote serial protocol, as far as memory, registers and
/// breakpoints of one Cortex-M core need it. Memory, registers and breakpoints are for a processor
/// that stands still. Errors: debug.refused, debug.silent, line.*.
class DebugPort {
public:
    using Milliseconds = Transport::Milliseconds;
    static constexpr uint8_t kStackPointer = 13;
    static constexpr uint8_t kProgramCounter = 15;

    /// `standsStill`: the emulator was started so.
    DebugPort(std::unique_ptr<Transport> line, bool standsStill);

    Result<std::vector<uint8_t>> read(uint32_t address, size_t bytes);
    /// Flash too, past its controller.
    Status write(uint32_t address, std::span<const uint8_t> bytes);
    Result<uint32_t> readRegister(uint8_t number);
    Status writeRegister(uint8_t number, uint32_t value);
    Status setBreakpoint(uint32_t address);
    Status clearBreakpoint(uint32_t address);

    /// Lets the processor run, past a breakpoint it stands at.
    Status resume();
    /// Until a breakpoint; debug.silent where none came in time.
    Status waitForStop(Milliseconds patience);
    /// Stops the processor where it is; nothing to do where it stands still.
    Status interrupt();
    bool isRunning() const { return running_; }

private:
    Status send(std::string_view packet);
    Result<std::string> receive(Milliseconds patience);
    Result<std::string> ask(std::string_view packet);
    Status command(std::string_view packet);
    Status prepareRegisters();
    Result<uint8_t> nextByte(std::chrono::steady_clock::time_point deadline);

    std::unique_ptr<Transport> line_;
    bool running_;
    bool registersReady_ = false;
    std::set<uint32_t> breakpoints_;
    std::vector<uint8_t> buffer_;
    size_t taken_ = 0;
};

} // namespace tmw
