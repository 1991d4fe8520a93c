// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/summary.h"
#include "core/project/import.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace tmw::ui {

/// What is to be read, and to what it would be added.
struct ImportRequest {
    Project project; ///< a preview
    std::shared_ptr<const Dataset> before;
    std::vector<std::filesystem::path> paths;
    ImportChoices choices;
};

/// What files hold as they would be brought in: the first rows, and facts of all. Rows that were in
/// the project before are not part of it.
struct ImportReading {
    static constexpr size_t kMostShown = 200;

    std::vector<std::filesystem::path> paths; ///< folders opened
    std::vector<TableFile> files;
    std::shared_ptr<const Dataset> head;
    DatasetSummary summary;
    Shape sampleShape; ///< empty: rows of tables
    std::shared_ptr<const std::vector<RejectedRow>> rejected;
    size_t rejectedRows = 0;
    std::optional<double> rateHz;
    std::optional<double> suspect;    ///< a number that may stand for missing
    std::vector<std::string> already; ///< files whose content the project has
    std::optional<Error> error;       ///< then only `paths` is there, if they could be told
};

/// Takes as long as the files are large. Errors: job.cancelled; all others are in the answer.
Result<ImportReading> readForPreview(const ImportRequest& request, std::stop_token stop = {});

} // namespace tmw::ui
