// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv_text.h"

#include <cstring>

namespace tmw {

namespace {

constexpr ErrorKind kUtf16{
    "csv.utf16", "%1 is written in UTF-16. Save it as UTF-8 (\"CSV UTF-8\" in a spreadsheet)."};
constexpr ErrorKind kBinary{"csv.binary",
                            "%1 is not a text: it has a zero byte at offset %2. Choose a table of "
                            "text, such as CSV."};
constexpr ErrorKind kNotUtf8{
    "csv.not_utf8",
    "%1 is not valid UTF-8: the byte at offset %2 belongs to no character. Read it as Latin-1."};

/// Bytes of the UTF-8 sequence at the start of `text`, 0 where there is none (RFC 3629: no
/// overlong form, no surrogate, nothing above U+10FFFF).
size_t sequenceLength(std::string_view text) {
    const auto byte = [text](size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const auto follows = [&](size_t i) { return (byte(i) & 0xc0u) == 0x80u; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return follows(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        const bool low = first == 0xe0 && byte(1) < 0xa0;
        const bool surrogate = first == 0xed && byte(1) > 0x9f;
        return follows(1) && follows(2) && !low && !surrogate ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        const bool low = first == 0xf0 && byte(1) < 0x90;
        const bool high = first == 0xf4 && byte(1) > 0x8f;
        return follows(1) && follows(2) && follows(3) && !low && !high ? 4 : 0;
    }
    return 0;
}

/// Where the first byte lies that is not UTF-8; nothing where all are.
std::optional<size_t> firstOutsideUtf8(std::string_view text) {
    size_t at = 0;
    while (at < text.size()) {
        uint64_t eight = 0;
        if (text.size() - at >= sizeof eight) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080u) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const size_t length = sequenceLength(text.substr(at));
        if (length == 0)
            return at;
        at += length;
    }
    return std::nullopt;
}

} // namespace

Result<TextBytes> textOf(std::string_view bytes, std::string_view file,
                         std::optional<bool> latin1) {
    if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
        return fail(kUtf16, file);
    const size_t mark = bytes.starts_with("\xef\xbb\xbf") ? 3 : 0;
    bytes.remove_prefix(mark);
    if (const size_t zero = bytes.find('\0'); zero != std::string_view::npos)
        return fail(kBinary, file, zero);
    if (latin1.value_or(false))
        return TextBytes{bytes, true};
    const auto wrong = firstOutsideUtf8(bytes);
    if (wrong && latin1)
        return fail(kNotUtf8, file, mark + *wrong);
    return TextBytes{bytes, wrong.has_value()};
}

std::string toUtf8(std::string_view text, bool latin1) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) {
            out += c == '\n' || c == '\r' || c == '\t' ? ' ' : '?';
        } else if (latin1 && byte >= 0x80) {
            out += static_cast<char>(0xc0u | (byte >> 6));
            out += static_cast<char>(0x80u | (byte & 0x3fu));
        } else {
            out += c;
        }
    }
    return out;
}

std::string_view cutText(std::string_view text, size_t limit, bool latin1) {
    if (text.size() <= limit)
        return text;
    while (!latin1 && limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xc0u) == 0x80u)
        --limit;
    return text.substr(0, limit);
}

} // namespace tmw
