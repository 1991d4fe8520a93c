// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_runtime/host/flash_tools.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace tmw {

namespace {

constexpr ErrorKind kFailed{"flash.failed",
                            "%1 could not flash %2 (exit code %3): %4. Check the cable, restart "
                            "the board, and try again."};
constexpr std::string_view kPlugIn = "restart the board";
constexpr size_t kTailLines = 4;
/// avrdude's whole bar.
constexpr double kHashes = 50;

/// "45%", "45.3%", "(45 %)".
double percentIn(std::string_view line) {
    const size_t sign = line.rfind('%');
    if (sign == std::string_view::npos || sign == 0)
        return -1;
    size_t end = sign;
    while (end > 0 && line[end - 1] == ' ')
        --end;
    size_t begin = end;
    while (begin > 0 && (std::isdigit(static_cast<unsigned char>(line[begin - 1])) != 0 ||
                         line[begin - 1] == '.'))
        --begin;
    double value = -1;
    const auto read = std::from_chars(line.data() + begin, line.data() + end, value);
    return read.ec == std::errc{} && value >= 0 && value <= 100 ? value / 100 : -1;
}

/// "Writing | #####": standard error is not a terminal, so marks come one after another.
double hashesIn(std::string_view line) {
    const size_t bar = line.find("| ");
    if (bar == std::string_view::npos)
        return -1;
    const auto marks = std::ranges::count(line.substr(bar), '#');
    return std::min(1.0, static_cast<double>(marks) / kHashes);
}

/// The last lines that say something.
std::string tail(std::string_view output) {
    std::vector<std::string_view> lines;
    while (!output.empty()) {
        const size_t end = std::min(output.find_first_of("\r\n"), output.size());
        if (output.substr(0, end).find_first_not_of(" \t") != std::string_view::npos)
            lines.push_back(output.substr(0, end));
        output.remove_prefix(std::min(end + 1, output.size()));
    }
    std::string text;
    for (size_t i = lines.size() - std::min(lines.size(), kTailLines); i < lines.size(); ++i)
        text += (text.empty() ? "" : " / ") + std::string(lines[i]);
    return text.empty() ? "it said nothing" : text;
}

} // namespace

FlashStep readFlashOutput(const FlashTool& tool, std::string_view line) {
    FlashStep step;
    for (const FlashStage& stage : tool.stages)
        if (step.what.empty() && line.find(stage.sign) != std::string_view::npos)
            step = {stage.fraction, false, stage.what};
    double bar = -1;
    if (tool.progress == FlashProgress::Percent)
        bar = percentIn(line);
    else if (tool.progress == FlashProgress::Hashes)
        bar = hashesIn(line);
    if (bar < 0)
        return step;
    const bool erases = line.starts_with("Eras"); // dfu-util's first bar
    return {bar, true, step.what.empty() && erases ? "erasing" : step.what};
}

std::optional<Error> knownFlashFailure(const FlashTool& tool, const BoardRow& board,
                                       std::string_view output) {
    const std::string_view byHand = board.flash.byHand.empty() ? kPlugIn : board.flash.byHand;
    for (const FlashFailure& failure : tool.failures)
        if (output.find(failure.sign) != std::string_view::npos)
            return Error(failure.kind, board.title, byHand);
    return std::nullopt;
}

Error explainFlashFailure(const FlashTool& tool, const BoardRow& board, int exitCode,
                          std::string_view output) {
    if (auto known = knownFlashFailure(tool, board, output))
        return *known;
    return Error(kFailed, tool.name, board.title, exitCode, tail(output));
}

} // namespace tmw
