// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv_cells.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace tmw {

namespace {

bool sameLetters(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::ranges::equal(a, b, {}, lower, lower);
}

bool meansNothing(std::string_view text) {
    constexpr std::array<std::string_view, 6> kNone{"na", "n/a", "nan", "null", "?", "-nan"};
    return text.size() <= 4 &&
           std::ranges::any_of(kNone, [text](auto none) { return sameLetters(text, none); });
}

bool startsNumber(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == ',';
}

} // namespace

CellReader::CellReader(bool decimalComma, const std::vector<std::string>& missing)
    : decimalComma_(decimalComma) {
    for (const std::string& code : missing) {
        double value = 0;
        if (number(code, value) == CellKind::Number)
            missingNumbers_.push_back(value);
        else
            missingWords_.push_back(code);
    }
}

CellKind CellReader::number(std::string_view text, double& value) const {
    std::array<char, 64> plain{};
    if (text.starts_with('+') && text.size() > 1 && text[1] != '-')
        text.remove_prefix(1);
    if (decimalComma_ && text.size() <= plain.size() && text.find('.') == std::string_view::npos) {
        std::ranges::replace_copy(text, plain.begin(), ',', '.');
        text = std::string_view(plain.data(), text.size());
    }
    if (text.empty())
        return CellKind::Word;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end == text.data() + text.size() && error == std::errc{} && std::isfinite(value))
        return CellKind::Number;
    const bool whole = end == text.data() + text.size();
    if (whole && error == std::errc::result_out_of_range &&
        text.find_first_of("eE") + 1 < text.size() && text[text.find_first_of("eE") + 1] == '-') {
        value = 0;
        return CellKind::Number;
    }
    value = std::numeric_limits<double>::quiet_NaN();
    return whole && error != std::errc::invalid_argument ? CellKind::TooLarge : CellKind::Word;
}

CellKind CellReader::read(std::string_view text, double& value) const {
    value = std::numeric_limits<double>::quiet_NaN();
    if (text.empty() || (!startsNumber(text.front()) && isMissing(text)))
        return CellKind::Missing;
    const CellKind kind = number(text, value);
    if (kind == CellKind::Number && missingNumbers_.empty())
        return kind;
    if (kind == CellKind::Number
            ? std::ranges::find(missingNumbers_, value) != missingNumbers_.end()
            : isMissing(text)) {
        value = std::numeric_limits<double>::quiet_NaN();
        return CellKind::Missing;
    }
    return kind;
}

bool CellReader::isMissing(std::string_view text) const {
    if (text.empty() || meansNothing(text))
        return true;
    if (std::ranges::find(missingWords_, text) != missingWords_.end())
        return true;
    double value = 0;
    return !missingNumbers_.empty() && startsNumber(text.front()) &&
           number(text, value) == CellKind::Number &&
           std::ranges::find(missingNumbers_, value) != missingNumbers_.end();
}

} // namespace tmw
