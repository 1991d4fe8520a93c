// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/cli.h"
#include "core/project/line.h"

#include <filesystem>
#include <string>
#include <vector>

namespace tmw::cli {

/// What several verbs do or answer, as documents and as text for people.

/// Trains with a progress bar.
Result<Run> trainShowing(Session& session, Project& project, bool resume);
Json trainDocument(const Run& run);
std::string trainText(const Run& run);

/// Files are given relative to `base`, or as they are where it is empty.
Json modelsDocument(const std::vector<ConvertedModel>& models, const std::filesystem::path& base);
std::string modelsText(const std::vector<ConvertedModel>& models);

} // namespace tmw::cli
