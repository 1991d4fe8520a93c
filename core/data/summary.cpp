// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/summary.h"

#include "core/data/column_facts.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace tmw {

namespace {

constexpr size_t kMostClasses = 1000;

std::vector<std::pair<std::string, size_t>> classesOf(const Column& label) {
    std::map<double, size_t> counts;
    for (const double value : label.values)
        if (!std::isnan(value) && (counts.size() < kMostClasses || counts.contains(value)))
            ++counts[value];
    std::vector<std::pair<std::string, size_t>> classes;
    for (const auto& [value, count] : counts)
        classes.emplace_back(classNameOf(label, value), count);
    return classes;
}

} // namespace

DatasetSummary summarise(const Dataset& data) {
    DatasetSummary summary{.rows = data.rows, .columns = {}, .classes = {}};
    for (const Column& column : data.columns) {
        const ColumnFacts facts = factsOf(column);
        summary.columns.push_back({column.name, column.unit, column.role, column.type, facts.min,
                                   facts.max, facts.mean, facts.missing, column.note});
    }
    const auto label = std::ranges::find(data.columns, ColumnRole::Label, &Column::role);
    if (label != data.columns.end())
        summary.classes = classesOf(*label);
    return summary;
}

} // namespace tmw
