// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/eval/comparer.h"
#include "core/project/line.h"
#include "core/report/html.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace tmw {

/// Live predictions of a board, each compared with the desktop's for the same raw values.
struct BoardResults {
    std::string board;
    std::vector<float> raw = {};         ///< predictions x inputs
    std::vector<float> predictions = {}; ///< predictions x outputs, real values
    size_t samples = 0;
    size_t identical = 0;
    std::optional<uint64_t> floatInstructions = std::nullopt; ///< counted, an inference
    std::optional<uint64_t> int8Instructions = std::nullopt;
};

/// All that one pass of the line made.
struct LineResults {
    Dataset data;
    Features features;
    Run run;
    std::vector<ConvertedModel> models;
    Comparison comparison;
    std::optional<BoardResults> board = std::nullopt;
};

/// A plot and the name of its file.
using NamedPlot = std::pair<std::string, Plot>;
std::vector<NamedPlot> linePlots(const LineResults& results);
Report lineReport(const std::string& title, const LineResults& results);

} // namespace tmw
