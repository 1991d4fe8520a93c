// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/project/import_kind.h"
#include "core/project/project_spec.h"

#include <filesystem>
#include <span>
#include <stop_token>
#include <vector>

namespace tmw {

/// What one file, or one folder of images, brings in.
struct ReadSamples {
    std::filesystem::path path;
    Dataset data;
};

/// Errors: import.bad_shape, import.no_arrays, import.labels_of_many, those of readSamples and
/// readImageFolder.
Result<std::vector<ReadSamples>> readSampleSources(DataKind kind,
                                                   std::span<const std::filesystem::path> paths,
                                                   const ImportChoices& choices,
                                                   std::stop_token stop = {});

/// The network that samples of this shape begin with: convolutions where it has room for them.
/// `last` is its last layer.
std::string firstLayers(const Shape& sample, const std::string& last);

} // namespace tmw
