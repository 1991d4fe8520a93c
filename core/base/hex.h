// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tmw {

/// Lower-case hex digits of bytes.
std::string toHex(std::span<const uint8_t> bytes);
/// SHA-256 in lower-case hex.
std::string sha256Hex(std::span<const uint8_t> bytes);
std::string sha256Hex(std::string_view text);

} // namespace tmw
