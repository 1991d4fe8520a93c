// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace tmw {

/// What a text file's bytes are. `body` looks into the bytes given, after a byte order mark.
struct TextBytes {
    std::string_view body;
    bool latin1 = false; ///< ISO 8859-1 instead of UTF-8
};

/// `latin1`: what the person said; without it, what is not valid UTF-8 is taken as ISO 8859-1.
/// Errors: csv.utf16, csv.not_utf8 (both name the cure), csv.binary.
Result<TextBytes> textOf(std::string_view bytes, std::string_view file,
                         std::optional<bool> latin1 = {});

/// UTF-8 of a piece of the text; control characters become "?".
std::string toUtf8(std::string_view text, bool latin1);

/// The first `limit` bytes at most, without a part of a character at the end.
std::string_view cutText(std::string_view text, size_t limit, bool latin1);

} // namespace tmw
