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
Result<PlacedModel> placeFor(const std::string& model, int run, std::string_view board,
                             bool fast = false);

/// --fast: PlanOptions::fast.
void addFastOption(CLI::App* verb, bool& fast);
/// "536 B", and with --fast what it changed.
std::string planText(const Plan& plan, bool fast);

/// Instructions of one inference on an emulated board; the reason where there is none.
Counted countInstructions(const TfliteModel& model, const Affine* contract, std::string_view board);

Json uploadDocument(const UploadReport& report);

} // namespace tmw::cli
