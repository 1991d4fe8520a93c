// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

namespace tmw {

/// Reads a whole file. Errors: file.missing, file.not_a_file, file.unreadable, file.too_large.
Result<std::vector<uint8_t>> readFile(const std::filesystem::path& path,
                                      uint64_t limitBytes = uint64_t{1} << 32);

/// Writes to a temporary name beside `path`, syncs, and renames over it: `path` holds the old
/// bytes or the new ones, never a part. Missing parent folders are made. Errors: file.unwritable,
/// which names the cause (no space, read-only folder).
Status writeFile(const std::filesystem::path& path, std::span<const uint8_t> bytes);
Status writeFile(const std::filesystem::path& path, std::string_view text);

} // namespace tmw
