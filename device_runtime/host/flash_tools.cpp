// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/flash_tools.h"

#include "device_runtime/host/flash_failures.h"

#include <algorithm>

namespace tmw {

namespace {

using Words = std::string_view;
using namespace flash_failures;

constexpr Words kOpenOcdPrograms[] = {"openocd"};
constexpr Words kOpenOcdWords[] = {"<config>", "<serial>", "-c",
                                   "program {<image>} verify reset exit <offset>"};
constexpr Words kOpenOcdSerial[] = {"-c", "adapter serial <serial>"};
constexpr FlashStage kOpenOcdStages[] = {{"** Programming Started **", 0.1, "programming"},
                                         {"** Programming Finished **", 0.7, "programmed"},
                                         {"** Verify Started **", 0.75, "verifying"},
                                         {"** Verified OK **", 0.95, "verified"},
                                         {"** Resetting Target **", 1.0, "restarting"}};

constexpr Words kPyOcdPrograms[] = {"pyocd"};
constexpr Words kPyOcdWords[] = {"load",     "--no-wait",      "--target", "<config>",
                                 "<serial>", "--base-address", "<offset>", "<image>"};
constexpr Words kPyOcdSerial[] = {"--uid", "<serial>"};

constexpr Words kAvrdudePrograms[] = {"avrdude"};
constexpr Words kAvrdudeWords[] = {"<config>", "-P", "<port>", "-U", "flash:w:<image>:i"};
constexpr FlashStage kAvrdudeStages[] = {{"verifying flash memory", -1, "verifying"},
                                         {"writing", -1, "writing"}};

constexpr Words kDfuPrograms[] = {"dfu-util"};
constexpr Words kDfuWords[] = {"<config>", "-D", "<image>"};
constexpr FlashStage kDfuStages[] = {{"File downloaded successfully", 1.0, "written"}};

constexpr Words kBossacPrograms[] = {"bossac"};
constexpr Words kBossacWords[] = {"-p", "<port>", "<config>", "-o", "<offset>",
                                  "-w", "-v",     "<image>",  "-R"};
constexpr FlashStage kBossacStages[] = {
    {"Erase", -1, "erasing"}, {"Write", -1, "writing"}, {"Verify", -1, "verifying"}};

constexpr Words kEsptoolPrograms[] = {"esptool", "esptool.py"};
// Version 5 takes this old name of write-flash too.
constexpr Words kEsptoolWords[] = {"<config>",    "--port",   "<port>",
                                   "write_flash", "<offset>", "<image>"};
constexpr FlashStage kEsptoolStages[] = {{"Hash of data verified", 1.0, "verified"}};

constexpr Words kTeensyPrograms[] = {"teensy_loader_cli"};
constexpr Words kTeensyWords[] = {"<config>", "-s", "-v", "<image>"};
constexpr FlashStage kTeensyStages[] = {{"Waiting for Teensy device", 0, "press its button"},
                                        {"Programming", 0.2, "programming"},
                                        {"Booting", 1.0, "restarting"}};

constexpr FlashTool kTools[] = {
    {.id = FlashToolId::OpenOcd,
     .name = "openocd",
     .programs = kOpenOcdPrograms,
     .package = "openocd",
     .install = "sudo apt install openocd",
     .words = kOpenOcdWords,
     .serialWords = kOpenOcdSerial,
     .images = ".elf .hex .bin",
     .stages = kOpenOcdStages,
     .failures = kOpenOcdFailures},
    {.id = FlashToolId::PyOcd,
     .name = "pyocd",
     .programs = kPyOcdPrograms,
     .package = "pyocd (PyPI)",
     .install = "pipx install pyocd",
     .words = kPyOcdWords,
     .serialWords = kPyOcdSerial,
     .images = ".elf .hex .bin",
     .progress = FlashProgress::Percent,
     .bars = 2,
     .failures = kPyOcdFailures},
    {.id = FlashToolId::Avrdude,
     .name = "avrdude",
     .programs = kAvrdudePrograms,
     .package = "avrdude",
     .install = "sudo apt install avrdude",
     .words = kAvrdudeWords,
     .images = ".hex",
     .needsPort = true,
     .progress = FlashProgress::Hashes,
     .bars = 3,
     .stages = kAvrdudeStages,
     .failures = kAvrdudeFailures},
    {.id = FlashToolId::DfuUtil,
     .name = "dfu-util",
     .programs = kDfuPrograms,
     .package = "dfu-util",
     .install = "sudo apt install dfu-util",
     .words = kDfuWords,
     .images = ".bin .dfu",
     .progress = FlashProgress::Percent,
     .bars = 2,
     .stages = kDfuStages,
     .failures = kDfuFailures},
    {.id = FlashToolId::Bossac,
     .name = "bossac",
     .programs = kBossacPrograms,
     .package = "bossa-cli",
     .install = "sudo apt install bossa-cli",
     .words = kBossacWords,
     .images = ".bin",
     .needsPort = true,
     .progress = FlashProgress::Percent,
     .bars = 2,
     .stages = kBossacStages,
     .failures = kBossacFailures},
    {.id = FlashToolId::Esptool,
     .name = "esptool",
     .programs = kEsptoolPrograms,
     .package = "esptool (PyPI)",
     .install = "pipx install esptool",
     .words = kEsptoolWords,
     .images = ".bin",
     .needsPort = true,
     .progress = FlashProgress::Percent,
     .bars = 1,
     .stages = kEsptoolStages,
     .failures = kEsptoolFailures},
    {.id = FlashToolId::TeensyLoader,
     .name = "teensy_loader_cli",
     .programs = kTeensyPrograms,
     .package = "teensy-loader-cli",
     .install = "sudo apt install teensy-loader-cli",
     .words = kTeensyWords,
     .images = ".hex",
     .stages = kTeensyStages,
     .failures = kTeensyFailures},
    {.id = FlashToolId::Uf2Drive, .name = "uf2", .images = ".uf2"},
    {.id = FlashToolId::ProbeDrive, .name = "drive", .images = ".hex .bin"},
};

std::string replaced(std::string_view text, std::string_view name, std::string_view value) {
    std::string all(text);
    for (size_t at = all.find(name); at != std::string::npos;
         at = all.find(name, at + value.size()))
        all.replace(at, name.size(), value);
    return all;
}

/// Words apart; those between two | belong together.
std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> words(1);
    bool together = false;
    for (const char letter : text) {
        if (letter == '|')
            together = !together;
        else if (letter == ' ' && !together)
            words.emplace_back();
        else
            words.back() += letter;
    }
    std::erase_if(words, [](const std::string& word) { return word.empty(); });
    return words;
}

bool isRaw(const std::filesystem::path& image) {
    return image.extension() == ".bin";
}

} // namespace

const FlashTool* flashTool(FlashToolId id) {
    const auto* found = std::ranges::find(kTools, id, &FlashTool::id);
    return found == std::end(kTools) ? nullptr : found;
}

bool takesImage(const FlashTool& tool, const std::filesystem::path& image) {
    const std::string ending = image.extension().string();
    return !ending.empty() &&
           (std::string(tool.images) + " ").find(ending + " ") != std::string::npos;
}

std::vector<std::string> flashArguments(const FlashTool& tool, const BoardRow& board,
                                        const FlashTarget& target) {
    std::string offset = target.offset.empty() ? std::string(board.flash.offset) : target.offset;
    if (!isRaw(target.image)) // the others say themselves where they go
        offset.clear();
    std::vector<std::string> arguments;
    for (const std::string_view word : tool.words) {
        if (word == "<config>") {
            std::ranges::move(split(board.flash.config), std::back_inserter(arguments));
        } else if (word == "<serial>") {
            for (const auto each :
                 target.serialNumber.empty() ? std::span<const Words>{} : tool.serialWords)
                arguments.push_back(replaced(each, "<serial>", target.serialNumber));
        } else if ((word == "<offset>" && offset.empty()) ||
                   (word == "<port>" && target.port.empty())) {
            if (!arguments.empty() && arguments.back().starts_with('-'))
                arguments.pop_back();
        } else {
            std::string made = replaced(word, "<offset>", offset);
            made = replaced(made, "<port>", target.port);
            made = replaced(made, "<image>", target.image.string());
            made.erase(made.find_last_not_of(' ') + 1);
            arguments.push_back(std::move(made));
        }
    }
    return arguments;
}

} // namespace tmw
