// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/documents.h"
#include "core/project/live.h"
#include "device_runtime/host/deploy.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <vector>

namespace tmw::cli {

/// Options of every verb that talks to a board.
struct BoardChoice {
    std::string board = "mps2-an386";
    std::string port = {};
    std::string faults = {};
};
void addBoardOptions(CLI::App* verb, BoardChoice& choice, bool withFaults);

Result<std::unique_ptr<BoardSession>> openBoard(const BoardChoice& choice, EmulatorMode mode);

/// A model and its plan for a board's core.
struct PlacedModel {
    OpenModel open;
    Plan plan;
};

/// --fast and --no-fast, in the place of the project's convert.fast.
using FastChoice = std::optional<bool>;
void addFastOption(CLI::App* verb, FastChoice& fast);
Result<OpenModel> openToPlan(const std::string& model, int run, FastChoice fast);
Result<PlacedModel> placeFor(const std::string& model, int run, std::string_view board,
                             FastChoice fast = {});
/// "536 B", and of a fast plan what is wider.
std::string planText(const PlacedModel& placed);

/// Instructions of one inference on an emulated board; the reason where there is none.
Counted countInstructions(const OpenModel& open, std::string_view board);

Json uploadDocument(const UploadReport& report);

} // namespace tmw::cli
