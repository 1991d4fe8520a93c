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
constexpr FlashStage kAvrdudeStages[] = {{"reading on-chip flash data", 0.6, "verifying"}};

constexpr Words kDfuPrograms[] = {"dfu-util"};
constexpr Words kDfuWords[] = {"<config>", "-D", "<image>"};
constexpr FlashStage kDfuStages[] = {{"File downloaded successfully", 1.0, "written"}};

constexpr Words kBossacPrograms[] = {"bossac"};
constexpr Words kBossacWords[] = {"-p", "<port>", "<config>", "-o", "<offset>",
                                  "-w", "-v",     "<image>",  "-R"};
constexpr FlashStage kBossacStages[] = {{"Verify", 0.5, "verifying"}};

constexpr Words kEsptoolPrograms[] = {"esptool", "esptool.py"};
// Version 5 takes this old name of write-flash too.
constexpr Words kEsptoolWords[] = {"<config>",    "--port",   "<port>",
                                   "write_flash", "<offset>", "<image>"};
constexpr FlashStage kEsptoolStages[] = {{"Hash of data verified", 1.0, "verified"}};

constexpr Words kTeensyPrograms[] = {"teensy_loader_cli"};
constexpr Words kTeensyWords[] = {"<config>", "-s", "-v", "<image>"};
constexpr FlashStage kTeensyStages[] = {{"Programming", 0.2, "programming"},
                                        {"Booting", 1.0, "restarting"}};

constexpr FlashTool kTools[] = {
    {FlashToolId::OpenOcd, "openocd", kOpenOcdPrograms, "openocd", "sudo apt install openocd",
     kOpenOcdWords, kOpenOcdSerial, ".elf .hex .bin", false, FlashProgress::None, kOpenOcdStages,
     kOpenOcdFailures},
    {FlashToolId::PyOcd,
     "pyocd",
     kPyOcdPrograms,
     "pyocd (PyPI)",
     "pipx install pyocd",
     kPyOcdWords,
     kPyOcdSerial,
     ".elf .hex .bin",
     false,
     FlashProgress::Percent,
     {},
     kPyOcdFailures},
    {FlashToolId::Avrdude,
     "avrdude",
     kAvrdudePrograms,
     "avrdude",
     "sudo apt install avrdude",
     kAvrdudeWords,
     {},
     ".hex",
     true,
     FlashProgress::Hashes,
     kAvrdudeStages,
     kAvrdudeFailures},
    {FlashToolId::DfuUtil,
     "dfu-util",
     kDfuPrograms,
     "dfu-util",
     "sudo apt install dfu-util",
     kDfuWords,
     {},
     ".bin .dfu",
     false,
     FlashProgress::Percent,
     kDfuStages,
     kDfuFailures},
    {FlashToolId::Bossac,
     "bossac",
     kBossacPrograms,
     "bossa-cli",
     "sudo apt install bossa-cli",
     kBossacWords,
     {},
     ".bin",
     true,
     FlashProgress::Percent,
     kBossacStages,
     kBossacFailures},
    {FlashToolId::Esptool,
     "esptool",
     kEsptoolPrograms,
     "esptool (PyPI)",
     "pipx install esptool",
     kEsptoolWords,
     {},
     ".bin",
     true,
     FlashProgress::Percent,
     kEsptoolStages,
     kEsptoolFailures},
    {FlashToolId::TeensyLoader,
     "teensy_loader_cli",
     kTeensyPrograms,
     "teensy-loader-cli",
     "sudo apt install teensy-loader-cli",
     kTeensyWords,
     {},
     ".hex",
     false,
     FlashProgress::None,
     kTeensyStages,
     kTeensyFailures},
    {FlashToolId::Uf2Drive, "uf2", {}, "", "", {}, {}, ".uf2", false, FlashProgress::None, {}, {}},
    {FlashToolId::ProbeDrive,
     "drive",
     {},
     "",
     "",
     {},
     {},
     ".hex .bin",
     false,
     FlashProgress::None,
     {},
     {}},
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
