// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tmw {

enum class CellKind { Number, Missing, Word, TooLarge };

/// Reads single values: numbers as people and programs write them, and what stands for none.
class CellReader {
public:
    /// `missing`: beside the empty field, NA, N/A, NaN, null and ?, for example "-200".
    CellReader(bool decimalComma, const std::vector<std::string>& missing);

    /// `value` is NaN unless it is a number. Infinities and numbers beyond a double are TooLarge.
    CellKind read(std::string_view text, double& value) const;
    /// Whether the text stands for no value, a number or not.
    bool isMissing(std::string_view text) const;

private:
    CellKind number(std::string_view text, double& value) const;

    bool decimalComma_;
    std::vector<std::string> missingWords_;
    std::vector<double> missingNumbers_;
};

} // namespace tmw
