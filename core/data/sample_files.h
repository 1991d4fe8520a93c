// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/table_import.h"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace tmw {

struct SampleOptions {
    /// An array of labels; nothing: within the file, or beside an IDX file under its usual name.
    std::optional<std::filesystem::path> labels{};
    Shape shape{}; ///< of a sample; empty: as the array has it
    std::optional<SplitPart> part{};
};

/// By its name: .npy, .npz, or an IDX file, also with .gz behind.
bool isSampleFile(const std::filesystem::path& path);

/// The files, and in place of each folder those below it; labels of an IDX file are not listed.
Result<std::vector<std::filesystem::path>>
sampleFilesIn(std::span<const std::filesystem::path> paths);

/// The samples of one file. Errors: samples.two_labels (`labels` beside labels of parts),
/// samples.labels_alone, those of readFile, unpackGzip, parseIdx, parseNpy, parseNpz and datasetOf.
Result<Dataset> readSamples(const std::filesystem::path& path, const SampleOptions& options);

} // namespace tmw
