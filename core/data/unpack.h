// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace tmw {

/// Whether the bytes begin as gzip's do.
bool isGzip(std::span<const uint8_t> bytes);

/// All of a gzip file. Errors: unpack.damaged, unpack.too_large; each names `file`.
Result<std::vector<uint8_t>> unpackGzip(std::span<const uint8_t> bytes, std::string_view file);

/// A raw deflate stream of `size` bytes once unpacked. A size that deflate cannot reach from so few
/// bytes is refused before memory is taken. Errors: unpack.damaged.
Result<std::vector<uint8_t>> unpackDeflate(std::span<const uint8_t> bytes, uint64_t size,
                                           std::string_view file);

} // namespace tmw
