// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/text_table.h"

#include "core/report/plot.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace tmw::cli {

namespace {

/// Characters on screen: bytes that begin a UTF-8 sequence.
size_t width(const std::string& text) {
    return static_cast<size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// "1,688", "-0.5", "23 %"; not a hash that begins with a digit.
bool isFigure(const std::string& text) {
    const size_t end = std::min(text.find(' '), text.size());
    return end > 0 && text.find_first_not_of("+-.,e0123456789") >= end && isDigit(text[end - 1]);
}

/// What says that there is no value.
bool isBlank(const std::string& text) {
    return text.empty() || text == "-";
}

} // namespace

std::string TextTable::text() const {
    std::vector<size_t> widths;
    std::vector<bool> right;
    for (const auto& row : rows_)
        for (size_t i = 0; i < row.size(); ++i) {
            if (i >= widths.size()) {
                widths.push_back(0);
                right.push_back(i > 0);
            }
            widths[i] = std::max(widths[i], width(row[i]));
        }
    std::vector<bool> figures(widths.size(), false);
    for (size_t r = 1; r < rows_.size(); ++r)
        for (size_t i = 0; i < rows_[r].size(); ++i) {
            figures[i] = figures[i] || isFigure(rows_[r][i]);
            right[i] = right[i] && (isFigure(rows_[r][i]) || isBlank(rows_[r][i]));
        }
    std::string out;
    for (const auto& row : rows_) {
        std::string line;
        for (size_t i = 0; i < row.size(); ++i) {
            const std::string fill(widths[i] - width(row[i]), ' ');
            line += (i ? "  " : "") + (right[i] && figures[i] ? fill + row[i] : row[i] + fill);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
    }
    return out;
}

std::string pairs(const std::vector<std::pair<std::string, std::string>>& lines) {
    size_t widest = 0;
    for (const auto& [name, value] : lines)
        widest = std::max(widest, width(name));
    std::string out;
    for (const auto& [name, value] : lines)
        out += name + std::string(widest - width(name) + 2, ' ') + value + "\n";
    return out;
}

std::string figure(double value, int digits) {
    if (!std::isfinite(value))
        return "-";
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%.*g", digits, value);
    return buffer;
}

std::string count(long long value) {
    return plotNumber(static_cast<double>(value), 1);
}

} // namespace tmw::cli
