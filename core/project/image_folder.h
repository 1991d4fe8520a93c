// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <filesystem>
#include <optional>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

namespace tmw {

struct ImageOptions {
    std::optional<std::pair<int, int>> size{}; ///< width and height every image is brought to
    bool gray = false;
    std::optional<SplitPart> part{};
};

/// "32x32": width and height. Errors: image.bad_size.
Result<std::pair<int, int>> parseImageSize(std::string_view text);

/// By its name: .png, .bmp, .jpg, .jpeg.
bool isImageFile(const std::filesystem::path& path);
/// In a folder and below.
Result<size_t> countImages(const std::filesystem::path& folder);

/// The images of a folder and below, in order of their paths, as samples of one shape; the class is
/// the name of the folder an image lies in. Images right in `folder` have `ownName` as their class;
/// without one they and all others have none. A file alone is a folder of one image.
/// One channel where all are gray or it is asked for, else red, green and blue.
/// Errors: image.none, image.unreadable, image.sizes, image.too_large, job.cancelled.
Result<Dataset> readImageFolder(const std::filesystem::path& folder, const std::string& ownName,
                                const ImageOptions& options, std::stop_token stop = {});

} // namespace tmw
