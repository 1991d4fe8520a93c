// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/column_facts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tmw {

namespace {

constexpr size_t kCounted = 65;

/// The lowest value, how often it comes, and the next one; for the highest, with the sign turned.
struct Lowest {
    double value = std::numeric_limits<double>::infinity();
    double next = std::numeric_limits<double>::infinity();
    size_t count = 0;

    void take(double x) {
        if (x < value) {
            next = value;
            value = x;
            count = 0;
        } else if (x > value && x < next) {
            next = x;
        }
        count += x == value ? 1 : 0;
    }
};

/// At least three and one in two hundred, whole, of size 99 or more, and farther from the rest
/// than the rest is wide.
bool looksLikeCode(const Lowest& edge, double otherEdge, size_t present) {
    const double spread = otherEdge - edge.next;
    return edge.count >= 3 && edge.count * 200 >= present && std::abs(edge.value) >= 99 &&
           edge.value == std::floor(edge.value) && spread > 0 && edge.next - edge.value > spread;
}

void findSuspect(const Lowest& low, const Lowest& high, size_t present, ColumnFacts& facts) {
    if (looksLikeCode(low, -high.value, present)) {
        facts.suspect = low.value;
        facts.suspectCount = low.count;
    } else if (looksLikeCode(high, -low.value, present)) {
        facts.suspect = -high.value;
        facts.suspectCount = high.count;
    }
}

} // namespace

ColumnFacts factsOf(const Column& column) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    ColumnFacts facts{.min = kNone, .max = kNone, .mean = kNone};
    Lowest low;
    Lowest high;
    std::vector<double> seen;
    double sum = 0;
    double before = kNone;
    facts.wholeNumbers = facts.consecutive = facts.increasing = true;
    for (const double value : column.values) {
        if (std::isnan(value)) {
            ++facts.missing;
            continue;
        }
        low.take(value);
        high.take(-value);
        sum += value;
        facts.wholeNumbers = facts.wholeNumbers && value == std::floor(value);
        facts.increasing = facts.increasing && !(value <= before);
        facts.consecutive = facts.consecutive && (std::isnan(before) || value == before + 1);
        if (seen.size() < kCounted && std::ranges::find(seen, value) == seen.end())
            seen.push_back(value);
        before = value;
    }
    facts.different = seen.size();
    const size_t present = column.values.size() - facts.missing;
    if (column.type == ColumnType::Category || present == 0)
        return facts;
    facts.min = low.value;
    facts.max = -high.value;
    facts.mean = sum / static_cast<double>(present);
    findSuspect(low, high, present, facts);
    return facts;
}

bool allDifferent(const Column& column) {
    std::vector<double> sorted;
    std::ranges::remove_copy_if(column.values, std::back_inserter(sorted),
                                [](double value) { return std::isnan(value); });
    std::ranges::sort(sorted);
    return std::ranges::adjacent_find(sorted) == sorted.end();
}

} // namespace tmw
