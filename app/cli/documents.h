// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "core/data/table_import.h"
#include "core/eval/comparer.h"
#include "core/project/line.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tmw::cli {

/// What several verbs do or answer, as documents and as text for people.

Json importDocument(const TableImport& import);
std::string importText(const TableImport& import);
Json datasetDocument(const Dataset& data, const Features& features);
std::string datasetText(const Dataset& data, const Features& features);

/// Trains with a progress bar; remarks are said as they come, and kept.
Result<Run> trainShowing(Session& session, Project& project, bool resume,
                         std::vector<Remark>* remarks = nullptr);
Json trainDocument(const Run& run);
Json rateTestDocument(const RateTest& test);
std::string rateTestText(const RateTest& test, const std::string& project);
std::string trainText(const Run& run);

Json evaluationDocument(const Evaluation& result);
std::string evaluationText(const Evaluation& result);
/// "96.7 % of 30 (95 % interval 83.3 % to 99.4 %)".
std::string accuracyText(const Share& accuracy, size_t samples);

/// Instructions of one inference on an emulated board, or why there are none.
struct Counted {
    std::optional<uint64_t> instructions = std::nullopt;
    std::string reason = {};
};
Json comparisonDocument(const Comparison& comparison, const Counted& inFloat, const Counted& int8);
std::string comparisonText(const Comparison& comparison, const Counted& inFloat,
                           const Counted& int8);

/// Files are given relative to `base`, or as they are where it is empty.
Json modelsDocument(const std::vector<ConvertedModel>& models, const std::filesystem::path& base);
std::string modelsText(const std::vector<ConvertedModel>& models);

} // namespace tmw::cli
