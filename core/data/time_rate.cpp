// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/time_rate.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tmw {

namespace {

constexpr size_t kLookedAt = 10000;

/// Seconds in one of the column's units.
std::optional<double> secondsIn(const Column& column) {
    constexpr std::array<std::pair<std::string_view, double>, 6> kUnits{
        {{"s", 1}, {"sec", 1}, {"seconds", 1}, {"ms", 1e-3}, {"us", 1e-6}, {"µs", 1e-6}}};
    for (const auto& [unit, seconds] : kUnits)
        if (column.unit == unit ||
            (column.unit.empty() && column.name.ends_with("_" + std::string(unit))))
            return seconds;
    return std::nullopt;
}

} // namespace

std::optional<double> rateOf(const Dataset& data) {
    const auto time = std::ranges::find_if(data.columns, [](const Column& column) {
        return column.role == ColumnRole::Time && column.type == ColumnType::Number;
    });
    if (time == data.columns.end())
        return std::nullopt;
    const auto seconds = secondsIn(*time);
    std::vector<double> steps;
    for (size_t i = 1; i < std::min(time->values.size(), kLookedAt); ++i)
        if (const double step = time->values[i] - time->values[i - 1]; step > 0)
            steps.push_back(step);
    if (!seconds || steps.size() < 2)
        return std::nullopt;
    const auto middle = steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2);
    std::ranges::nth_element(steps, middle);
    return 1 / (*middle * *seconds);
}

} // namespace tmw
