// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/split.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace tmw {

namespace {

constexpr ErrorKind kFractions{
    "split.fractions",
    "The parts %1 (train), %2 (validation) and %3 (test) cannot be used. Set split.train, "
    "split.validation and split.test to numbers that sum to 1, train above 0."};
constexpr ErrorKind kTooFewGroups{
    "split.too_few_groups", "Column %1 has %2 groups for %3 parts, and a group stays in one part. "
                            "Set parts to 0 or choose another group column."};
constexpr ErrorKind kNoTraining{
    "split.no_training", "No row is left for training. Import more rows or raise split.train."};

constexpr size_t kParts = 3;
using Counts = std::array<size_t, kParts>;
using Weights = std::array<double, kParts>;
using Key = double; ///< a class or group: the value in its column

struct Group {
    std::vector<uint32_t> members;
    std::map<Key, size_t> classes;
};

bool valid(const SplitSpec& spec) {
    const auto fraction = [](double value) { return value >= 0 && value <= 1; };
    return fraction(spec.train) && fraction(spec.validation) && fraction(spec.test) &&
           spec.train > 0 && std::abs(spec.train + spec.validation + spec.test - 1) < 1e-6;
}

const Column* columnWith(const Dataset& data, ColumnRole role) {
    const auto found = std::ranges::find(data.columns, role, &Column::role);
    return found == data.columns.end() ? nullptr : &*found;
}

/// NaN would not order; a missing group or class is one of its own.
Key keyOf(const Column* column, uint32_t row) {
    if (!column)
        return 0;
    const double value = column->values[row];
    return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
}

/// Parts of one class. The fractional remainders go on to the next class through `owed`, so that
/// many small classes still sum to the fractions.
Counts shares(size_t count, const Weights& fractions, Weights& owed) {
    Counts out{};
    size_t left = count;
    for (const size_t part : {2u, 1u}) {
        owed[part] += fractions[part] * static_cast<double>(count);
        const double wanted = std::clamp(std::floor(owed[part] + 0.5), 0.0, double(left));
        out[part] = static_cast<size_t>(wanted);
        left -= out[part];
    }
    out[0] = left;
    for (const size_t part : {0u, 2u, 1u}) {
        const auto richest = static_cast<size_t>(std::ranges::max_element(out) - out.begin());
        if (fractions[part] > 0 && out[part] == 0 && (out[richest] > 1 || part == 0) && count > 0) {
            --out[richest];
            ++out[part];
        }
    }
    for (size_t part = 1; part < kParts; ++part)
        owed[part] -= static_cast<double>(out[part]);
    return out;
}

using Parts = std::array<std::vector<uint32_t>*, kParts>;

void splitRows(const std::map<Key, std::vector<uint32_t>>& strata, const Weights& fractions,
               Random& random, const Parts& parts) {
    Weights owed{};
    for (const auto& [key, members] : strata) {
        std::vector<uint32_t> order = members;
        random.shuffle(order);
        const Counts counts = shares(order.size(), fractions, owed);
        auto next = order.begin();
        for (size_t part = 0; part < kParts; ++part) {
            const auto end = next + static_cast<std::ptrdiff_t>(counts[part]);
            parts[part]->insert(parts[part]->end(), next, end);
            next = end;
        }
    }
}

/// The part where the classes of `group` are most wanted, weighted by how much of each it brings.
size_t neediest(const Group& group, const std::array<std::map<Key, double>, kParts>& wanted,
                const Weights& fractions) {
    size_t best = 0;
    double bestScore = -std::numeric_limits<double>::infinity();
    for (size_t part = 0; part < kParts; ++part) {
        double score = 0;
        for (const auto& [key, count] : group.classes)
            score += static_cast<double>(count) * wanted[part].at(key);
        if (fractions[part] > 0 && score > bestScore) {
            best = part;
            bestScore = score;
        }
    }
    return best;
}

/// A part that is wanted and got no group takes the smallest of the part with the most groups.
void fillEmptyParts(std::array<std::vector<const Group*>, kParts>& chosen,
                    const Weights& fractions) {
    const auto size = [](const Group* group) { return group->members.size(); };
    for (const size_t part : {0u, 2u, 1u}) {
        auto& donor = *std::ranges::max_element(chosen, {}, &std::vector<const Group*>::size);
        if (fractions[part] > 0 && chosen[part].empty() && donor.size() > 1) {
            const auto smallest = std::ranges::min_element(donor, {}, size);
            chosen[part].push_back(*smallest);
            donor.erase(smallest);
        }
    }
}

void splitGroups(std::vector<Group> groups, const Weights& fractions, Random& random,
                 const Parts& parts) {
    random.shuffle(groups);
    std::ranges::stable_sort(groups, std::greater{},
                             [](const Group& group) { return group.members.size(); });
    std::array<std::map<Key, double>, kParts> wanted;
    for (const Group& group : groups)
        for (const auto& [key, count] : group.classes)
            for (size_t part = 0; part < kParts; ++part)
                wanted[part][key] += fractions[part] * static_cast<double>(count);
    std::array<std::vector<const Group*>, kParts> chosen;
    for (const Group& group : groups) {
        const size_t part = neediest(group, wanted, fractions);
        chosen[part].push_back(&group);
        for (const auto& [key, count] : group.classes)
            wanted[part][key] -= static_cast<double>(count);
    }
    fillEmptyParts(chosen, fractions);
    for (size_t part = 0; part < kParts; ++part)
        for (const Group* group : chosen[part])
            parts[part]->insert(parts[part]->end(), group->members.begin(), group->members.end());
}

/// What is being divided, and what the import has settled of it.
struct Work {
    const Dataset& data;
    std::span<const uint32_t> rows;
    const Column* label = nullptr;
    const Column* grouping = nullptr;
    std::vector<uint32_t> open{};
    std::map<Key, size_t> partOfGroup{};
};

void placeImported(Work& work, const Parts& parts) {
    for (uint32_t i = 0; i < work.rows.size(); ++i) {
        const uint32_t row = work.rows[i];
        if (work.data.importedPart.empty() || !work.data.importedPart[row]) {
            work.open.push_back(i);
            continue;
        }
        const auto part = static_cast<size_t>(*work.data.importedPart[row]);
        parts[part]->push_back(i);
        work.partOfGroup.try_emplace(keyOf(work.grouping, row), part);
    }
}

/// Groups that are still open; rows of a group the import has placed follow it.
std::vector<Group> openGroups(const Work& work, const Parts& parts) {
    std::map<Key, Group> groups;
    for (const uint32_t i : work.open) {
        const Key key = keyOf(work.grouping, work.rows[i]);
        if (const auto placed = work.partOfGroup.find(key); placed != work.partOfGroup.end()) {
            parts[placed->second]->push_back(i);
            continue;
        }
        groups[key].members.push_back(i);
        ++groups[key].classes[keyOf(work.label, work.rows[i])];
    }
    std::vector<Group> list;
    for (auto& [key, group] : groups)
        list.push_back(std::move(group));
    return list;
}

} // namespace

Result<Split> split(const Dataset& data, std::span<const uint32_t> rows, const SplitSpec& spec) {
    if (!valid(spec))
        return fail(kFractions, spec.train, spec.validation, spec.test);
    const Weights fractions{spec.train, spec.validation, spec.test};
    Work work{.data = data,
              .rows = rows,
              .label = spec.stratified ? columnWith(data, ColumnRole::Label) : nullptr,
              .grouping = spec.byGroup ? columnWith(data, ColumnRole::Group) : nullptr};
    Split out;
    const Parts parts{&out.train, &out.validation, &out.test};
    placeImported(work, parts);

    Random random(spec.seed);
    if (work.grouping) {
        std::vector<Group> groups = openGroups(work, parts);
        const auto wanted =
            static_cast<size_t>(std::ranges::count_if(fractions, [](double f) { return f > 0; }));
        if (work.partOfGroup.empty() && groups.size() < wanted)
            return fail(kTooFewGroups, work.grouping->name, groups.size(), wanted);
        splitGroups(std::move(groups), fractions, random, parts);
    } else {
        std::map<Key, std::vector<uint32_t>> strata;
        for (const uint32_t i : work.open)
            strata[keyOf(work.label, rows[i])].push_back(i);
        splitRows(strata, fractions, random, parts);
    }
    for (auto* part : parts)
        std::ranges::sort(*part);
    if (out.train.empty())
        return fail(kNoTraining);
    return out;
}

Result<Split> split(const Dataset& data, const SplitSpec& spec) {
    std::vector<uint32_t> rows(data.rows);
    std::iota(rows.begin(), rows.end(), 0u);
    return split(data, rows, spec);
}

} // namespace tmw
