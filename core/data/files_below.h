// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <vector>

namespace tmw {

/// The files of a folder and below whose path is taken, in order of their paths. A folder in it
/// that cannot be read is an error: half of the data is not the data.
/// Errors: import.unreadable_folder.
Result<std::vector<std::filesystem::path>> filesBelow(const std::filesystem::path& folder,
                                                      bool (*takes)(const std::filesystem::path&));

} // namespace tmw
