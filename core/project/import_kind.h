// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <span>

namespace tmw {

/// What files hold, by their names; a folder holds what it has most files of.
enum class DataKind { Tables, Arrays, Images };

/// Errors: import.mixed_kinds, import.unreadable_folder.
Result<DataKind> kindOf(std::span<const std::filesystem::path> paths);

} // namespace tmw
