// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace tmw::cli {

/// Columns for people: the first is set to the left, figures to the right.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> head) { rows_.push_back(std::move(head)); }
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    std::string text() const;

private:
    std::vector<std::vector<std::string>> rows_;
};

/// "name  value" lines, values below each other.
std::string pairs(const std::vector<std::pair<std::string, std::string>>& lines);

/// A number with so many significant digits; "-" where there is none.
std::string figure(double value, int digits = 4);
/// A whole number with thousands: 1,024.
std::string count(long long value);

} // namespace tmw::cli
