// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "device_runtime/host/boards.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tmw {

/// A message by which a tool says what went wrong, and what that means: %1 is the board, %2 what a
/// person does to bring it into its bootloader.
struct FlashFailure {
    std::string_view sign; ///< part of its output
    ErrorKind kind;
};

/// A stage that a tool announces.
struct FlashStage {
    std::string_view sign;
    double fraction; ///< of the whole; below 0: a bar follows that says
    std::string_view what;
};

/// How a tool's output tells how far it is.
enum class FlashProgress : uint8_t {
    None,
    Percent, ///< the last "45%" or "(45 %)"
    Hashes,  ///< avrdude: one # for each 2 %
};

/// A program that flashes boards; a tool is a row, not a class.
struct FlashTool {
    FlashToolId id = FlashToolId::None;
    std::string_view name{}; ///< of people's lists: "openocd", "uf2"
    /// Programs that are it, the first found by PATH is taken; empty: files are copied to a drive.
    std::span<const std::string_view> programs{};
    std::string_view package{};
    std::string_view install{}; ///< a command
    /// Words of the command line. <image>, <port> and <offset> are replaced; the words `<config>`
    /// and `<serial>` alone stand for the board's and the probe's words; a word that needs an
    /// offset or port that is not there is left out, with the option word before it.
    std::span<const std::string_view> words{};
    std::span<const std::string_view> serialWords{}; ///< <serial> is the probe's serial number
    std::string_view images{}; ///< endings that it takes, the best first: ".elf .hex .bin"
    bool needsPort = false;
    FlashProgress progress = FlashProgress::None;
    int bars = 0; ///< that run from 0 to 100 %, one after another
    std::span<const FlashStage> stages{};
    std::span<const FlashFailure> failures{};
};

/// The rows; null for FlashToolId::None.
const FlashTool* flashTool(FlashToolId id);
/// By the ending.
bool takesImage(const FlashTool& tool, const std::filesystem::path& image);

/// What is to be flashed, and over which line.
struct FlashTarget {
    std::filesystem::path image;
    std::string port{};
    std::string serialNumber{}; ///< of the board's or its probe's USB device
    std::string offset{};       ///< in place of the row's
};

/// The command line, without the program. Pure.
std::vector<std::string> flashArguments(const FlashTool& tool, const BoardRow& board,
                                        const FlashTarget& target);

/// What a line of output tells.
struct FlashStep {
    double fraction = -1; ///< below 0: it does not say
    bool ofBar = false;   ///< of the bar at hand, not of the whole
    std::string_view what{};
};
FlashStep readFlashOutput(const FlashTool& tool, std::string_view line);

/// What went wrong, where a row knows it by what the tool wrote.
std::optional<Error> knownFlashFailure(const FlashTool& tool, const BoardRow& board,
                                       std::string_view output);
/// The same, or flash.failed with the tool's last lines.
Error explainFlashFailure(const FlashTool& tool, const BoardRow& board, int exitCode,
                          std::string_view output);

} // namespace tmw
