// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace tmw {

/// What a text file's bytes are. `body` looks into the bytes given, after a byte order mark.
struct TextBytes {
    std::string_view body;
    bool latin1 = false; ///< not valid UTF-8, so taken as ISO 8859-1
};

/// Errors: csv.utf16 (names the cure), csv.binary.
Result<TextBytes> textOf(std::string_view bytes, std::string_view file);

/// UTF-8 of a piece of the text; control characters become "?".
std::string toUtf8(std::string_view text, bool latin1);

/// The first `limit` bytes at most, without a part of a character at the end.
std::string_view cutText(std::string_view text, size_t limit, bool latin1);

} // namespace tmw
